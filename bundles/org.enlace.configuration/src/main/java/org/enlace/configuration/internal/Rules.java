package org.enlace.configuration.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.enlace.configuration.Change.Part;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.platform.UrlSecrets;
import org.enlace.platform.contribution.ValueForm;

/** What may be set: only what an installed bundle reads, only to what it takes, and no secret. */
record Rules(Declarations declarations) {
    /** Characters of a value, and values of a list. */
    private static final int LONGEST = 4_000;

    private static final int MOST = 100;

    /** @throws Refusal when this may not be set, or not to that */
    String literal(String pid, String key, List<String> typed) {
        Declaration declaration = declaration(pid);
        requireNoSecret(pid, key);
        if (typed.size() > MOST || typed.stream().anyMatch(one -> one.length() > LONGEST)) {
            throw new Refusal(
                    "config.long",
                    "A value holds at most " + LONGEST + " characters, a list at most " + MOST + " values",
                    LONGEST,
                    MOST);
        }
        Attribute attribute = declaration.attributes().get(key);
        if (attribute == null) {
            if (declaration.open() && key.matches("[A-Za-z0-9._-]{1,200}")) {
                return Literals.of(withoutSecret(pid, key, Literals.loose(typed)));
            }
            throw unknown(pid, declaration, key);
        }
        try {
            return Literals.of(withoutSecret(pid, key, Literals.fit(attribute, typed)));
        } catch (Unfit unfit) {
            throw value(pid, key, unfit, UrlSecrets.masked(String.join(", ", typed)));
        }
    }

    /** @throws Refusal {@code config.secret} where a url holds one: it would stand in the history */
    private static Object withoutSecret(String pid, String key, Object value) {
        if (UrlSecrets.areIn(Literals.of(value))) {
            throw new Refusal(
                    "config.secret-in-url",
                    "What \"" + key + "\" of " + pid
                            + " is to be holds a user with a password, or a password; write the"
                            + " password into a file that only the node's user can read, and name that in the key for"
                            + " it, such as passwordFile; nothing was changed",
                    key,
                    pid);
        }
        return value;
    }

    /**
     * By SSH a command reaches one folder only. A path set there would let the node read or write elsewhere for it.
     *
     * @throws Refusal {@code config.path}
     */
    void requirePathAllowed(String pid, String key, Caller caller) {
        boolean path = declarations
                .find(Effective.declaredPid(pid))
                .map(known -> known.attributes().get(key))
                .flatMap(Attribute::form)
                .filter(ValueForm::isPath)
                .isPresent();
        if (path && caller.origin().door() == org.enlace.platform.Origin.Door.SSH) {
            throw new Refusal(
                    "config.path",
                    "\"" + key + "\" of " + pid
                            + " names a file or folder of the machine, which is not done by SSH; set it in the shell"
                            + " on the machine itself, or on the page; nothing was changed",
                    key,
                    pid);
        }
    }

    /**
     * Asks whoever reads the values whether it can use them.
     *
     * @param values by PID and key, what would be in force
     * @throws Refusal of the bundle's own when it cannot
     */
    void requireUsable(List<Part> parts, Map<String, Map<String, Object>> values) {
        parts.stream().map(Part::pid).distinct().forEach(pid -> declarations
                .rules(Effective.declaredPid(pid))
                .ifPresent(rules -> rules.requireUsable(
                        parts.stream()
                                .filter(part -> part.pid().equals(pid))
                                .map(Part::key)
                                .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER))),
                        values.getOrDefault(pid, Map.of()))));
    }

    private static Refusal unknown(String pid, Declaration declaration, String key) {
        Set<String> keys = declaration.attributes().keySet();
        return new Refusal(
                "config.unknown-key",
                pid + " has no key \"" + key + "\"; it has " + all(keys) + near(key, keys),
                pid,
                key,
                all(keys));
    }

    /** Why nothing is configured there: {@code config.unknown-pid}, {@code config.factory} or {@code config.unknown-key}. */
    Refusal missing(String pid, String key) {
        try {
            return unknown(pid, declaration(pid), key);
        } catch (Refusal refusal) {
            return refusal;
        }
    }

    private static Refusal value(String pid, String key, Unfit unfit, String shown) {
        return new Refusal(
                "config.value",
                pid + ": \"" + key + "\" takes " + unfit.getMessage() + ", not \"" + shown + "\"; nothing was changed",
                key,
                unfit.getMessage(),
                shown);
    }

    private Declaration declaration(String pid) {
        Optional<Declaration> found = JsonSettings.PID.matcher(pid).matches()
                ? declarations.find(Effective.declaredPid(pid))
                : Optional.empty();
        List<String> known =
                declarations.all().stream().map(Declaration::pid).sorted().toList();
        Declaration declaration = found.orElseThrow(() -> new Refusal(
                "config.unknown-pid",
                "No installed module reads \"" + pid + "\"" + near(Effective.declaredPid(pid), known)
                        + "; config:list names all that can be configured",
                pid));
        if (declaration.factory() != pid.contains("~")) {
            throw new Refusal(
                    "config.factory",
                    declaration.factory()
                            ? pid + " is configured once for each use; write " + pid
                                    + "~NAME with a name of your choice"
                            : Effective.declaredPid(pid) + " is configured once only; write it without ~ and a name",
                    pid);
        }
        return declaration;
    }

    /** @throws Refusal {@code config.secret} */
    void requireNoSecret(String pid, String key) {
        if (OwnFiles.isSecret(declarations.find(Effective.declaredPid(pid)), key)) {
            throw secret(pid, key);
        }
    }

    private static Refusal secret(String pid, String key) {
        return new Refusal(
                "config.secret",
                "\"" + key + "\" of " + pid
                        + " holds a secret, which is not typed on a line or into a page; write it"
                        + " into a file of ENLACE_DATA/config that only the node's user can read",
                key,
                pid);
    }

    /**
     * What stood in a file before a change may stand there again.
     *
     * @throws Refusal {@code config.secret}, or {@code config.value} where it is not allowed, or not any more
     */
    void requireRestorable(Part part) {
        requireNoSecret(part.pid(), part.key());
        if (Secrets.mask().equals(part.before()) || Secrets.mask().equals(part.after())) {
            throw secret(part.pid(), part.key());
        }
        Attribute attribute = declarations
                .find(Effective.declaredPid(part.pid()))
                .map(known -> known.attributes().get(part.key()))
                .orElse(null);
        if (attribute == null || part.before().isEmpty()) {
            return;
        }
        try {
            attribute.fit(Literals.parsed(part.pid(), part.key(), part.before()));
        } catch (Unfit unfit) {
            throw value(part.pid(), part.key(), unfit, UrlSecrets.masked(part.before()));
        }
    }

    private static String near(String typed, Collection<String> known) {
        return Nearest.to(typed, known)
                .filter(near -> !near.equals(typed))
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse("");
    }

    private static String all(Collection<String> keys) {
        return keys.stream().sorted().collect(Collectors.joining(", "));
    }
}
