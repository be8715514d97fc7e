package org.enlace.configuration.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.enlace.configuration.internal.ConfigurationFiles.ReadFile;
import org.enlace.configuration.internal.ConfigurationFiles.Reading;
import org.enlace.platform.UrlSecrets;

/**
 * What applies: the shipped values, overridden key by key by the node's own, as far as the components that read them take
 * them. A value that is not taken leaves the one below it in force.
 *
 * @param values   by PID and key
 * @param mistakes everything that is wrong, in the order of the files
 */
record Effective(Map<String, Map<String, Value>> values, List<Mistake> mistakes) {
    /** @param file what a person calls the file that gave the value */
    record Value(Object value, Origin origin, String file, boolean secret) {}

    static Effective of(Reading reading, Declarations declarations) {
        return new Merge(declarations).of(reading);
    }

    /** The values as ConfigAdmin takes them. */
    Map<String, Map<String, Object>> plain() {
        Map<String, Map<String, Object>> plain = new LinkedHashMap<>();
        values.forEach((pid, keys) -> {
            Map<String, Object> ofPid = new LinkedHashMap<>();
            keys.forEach((key, value) -> ofPid.put(key, value.value()));
            plain.put(pid, ofPid);
        });
        return plain;
    }

    /** The PID under which a component is declared: without the name of a factory configuration. */
    static String declaredPid(String pid) {
        int tilde = pid.indexOf('~');
        return tilde < 0 ? pid : pid.substring(0, tilde);
    }

    private static final class Merge {
        private final Declarations declarations;
        private final Map<String, Optional<Declaration>> found = new LinkedHashMap<>();
        private final Map<String, Map<String, Value>> values = new TreeMap<>();
        private final List<Mistake> mistakes = new ArrayList<>();
        private Set<String> knownPids;

        Merge(Declarations declarations) {
            this.declarations = declarations;
        }

        Effective of(Reading reading) {
            mistakes.addAll(reading.mistakes());
            for (ReadFile file : reading.files()) {
                mistakes.addAll(file.settings().mistakes());
                file.settings().values().forEach((pid, keys) -> take(file, pid, keys));
            }
            return new Effective(values, List.copyOf(mistakes));
        }

        private void take(ReadFile file, String pid, Map<String, Object> keys) {
            Optional<Declaration> declaration = found.computeIfAbsent(pid, any -> declarations.find(declaredPid(pid)));
            if (declaration.isEmpty()) {
                unread(file, pid);
            } else if (declaration.get().factory() && !pid.contains("~")) {
                wrong(
                        file,
                        pid,
                        "",
                        pid + " is configured once for each use; write \"" + pid
                                + "~NAME\" with a name of your choice");
                return;
            }
            Map<String, Value> ofPid = values.computeIfAbsent(pid, any -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
            keys.forEach((key, value) -> take(file, pid, declaration, ofPid, key, value));
        }

        private void take(
                ReadFile file,
                String pid,
                Optional<Declaration> declaration,
                Map<String, Value> ofPid,
                String key,
                Object value) {
            Value below = ofPid.get(key);
            if (below != null && below.origin() == file.origin()) {
                wrong(
                        file,
                        pid,
                        key,
                        pid + ": \"" + key + "\" is given by " + below.file()
                                + " already, which applies; remove one of the two");
                return;
            }
            if (declaration.isEmpty() || declaration.get().open()) {
                ofPid.put(key, new Value(value, file.origin(), file.label(), OwnFiles.isHidden(declaration, key)));
                return;
            }
            Attribute attribute = declaration.get().attributes().get(key);
            if (attribute == null) {
                wrong(file, pid, key, pid + " has no key \"" + key + "\"" + suggestion(key, declaration.get()));
                return;
            }
            try {
                ofPid.put(key, new Value(attribute.fit(value), file.origin(), file.label(), attribute.isSecret()));
            } catch (Unfit unfit) {
                String shown = attribute.isSecret() ? Secrets.mask() : shown(value);
                Optional<Object> standing = attribute.standing(value);
                String consequence = standing.isPresent()
                        ? "it stays in force, for another would do harm"
                        : instead(below, attribute);
                standing.ifPresent(
                        kept -> ofPid.put(key, new Value(kept, file.origin(), file.label(), attribute.isSecret())));
                wrong(
                        file,
                        pid,
                        key,
                        pid + ": \"" + key + "\" is " + shown + ", but takes " + unfit.getMessage() + "; "
                                + consequence);
            }
        }

        private static String instead(Value below, Attribute attribute) {
            if (below != null) {
                String value = below.secret() ? Secrets.mask() : shown(below.value());
                return "the value " + value + " of " + below.file() + " applies";
            }
            String value = attribute.isSecret() ? Secrets.mask() : String.join(", ", attribute.defaults());
            return value.isEmpty() ? "the default applies" : "the default " + value + " applies";
        }

        private static String suggestion(String key, Declaration declaration) {
            Set<String> known = declaration.attributes().keySet();
            return Nearest.to(key, known)
                    .map(near -> "; did you mean \"" + near + "\"?")
                    .orElseGet(() -> "; it has "
                            + known.stream()
                                    .sorted()
                                    .map(each -> "\"" + each + "\"")
                                    .collect(Collectors.joining(", ")));
        }

        /** The release configures modules that a node need not have; only the node's own files are questioned. */
        private void unread(ReadFile file, String pid) {
            if (file.origin() != Origin.OWN) {
                return;
            }
            if (knownPids == null) {
                knownPids = declarations.all().stream().map(Declaration::pid).collect(Collectors.toSet());
            }
            Optional<String> near = Nearest.to(declaredPid(pid), knownPids);
            String sentence = "no installed module reads \"" + pid + "\""
                    + near.map(each -> "; did you mean \"" + each + "\"?").orElse("; it waits for a module that does");
            Mistake.Kind kind = near.isPresent() ? Mistake.Kind.WRONG : Mistake.Kind.UNREAD;
            mistakes.add(new Mistake(kind, file.label(), pid, "", file.label() + ": " + sentence));
        }

        private void wrong(ReadFile file, String pid, String key, String sentence) {
            mistakes.add(new Mistake(Mistake.Kind.WRONG, file.label(), pid, key, file.label() + ": " + sentence));
        }
    }

    /** A value as it would stand in the file, without what a url gives away. */
    static String shown(Object value) {
        if (value instanceof String || value instanceof Character) {
            return "\"" + UrlSecrets.masked(value.toString()) + "\"";
        }
        if (value.getClass().isArray() || value instanceof java.util.Collection<?>) {
            return Attribute.elements(value).stream().map(Effective::shown).collect(Collectors.joining(", ", "[", "]"));
        }
        return value.toString();
    }
}
