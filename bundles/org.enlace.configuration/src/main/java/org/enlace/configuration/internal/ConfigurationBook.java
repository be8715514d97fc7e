package org.enlace.configuration.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.enlace.configuration.Change;
import org.enlace.configuration.Change.Part;
import org.enlace.configuration.Configurations;
import org.enlace.configuration.Setting;
import org.enlace.platform.Act;
import org.enlace.platform.Act.Outcome;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.Origin.Door;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.ConfigurationRules;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The use cases of looking at the configuration and changing it. */
@Component(service = Configurations.class)
public final class ConfigurationBook implements Configurations {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationBook.class);

    private final Intake intake;
    private final Path own;
    private final Declarations declarations;
    private final Listed listed;

    /** The audit needs the database, which needs its configuration: until then nothing is changed here. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Audit audit;

    @Activate
    public ConfigurationBook(@Reference ConfigurationDoor door, @Reference Listing listing) {
        this(door.intake(), door.own(), door.declarations(), listing::all);
    }

    /** Everything that is or can be configured. */
    interface Listed {
        List<Listing.Entry> all() throws IOException;
    }

    ConfigurationBook(Intake intake, Path own, Declarations declarations, Listed listed) {
        this.intake = intake;
        this.own = own;
        this.declarations = declarations;
        this.listed = listed;
    }

    void audit(Audit there) {
        audit = there;
    }

    @Override
    public List<Setting> list(Caller caller) {
        caller.require(READ);
        try {
            return listed.all().stream()
                    .map(entry -> setting(entry, caller.language()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Setting setting(Listing.Entry entry, Language language) {
        Optional<Declaration> declaration = declarations.find(Effective.declaredPid(entry.pid()));
        Optional<Attribute> attribute =
                declaration.map(known -> known.attributes().get(entry.key()));
        Setting.Type type = attribute.map(Attribute::kind).orElse(Setting.Type.ANY);
        List<String> options = attribute.map(Attribute::options).orElse(List.of());
        return new Setting(
                entry.pid(),
                entry.key(),
                Attribute.elements(entry.value()).stream().map(String::valueOf).toList(),
                attribute.map(known -> known.many() != 0).orElse(entry.value() instanceof List<?>),
                OwnFiles.isHidden(declaration, entry.key()),
                entry.from(),
                entry.from().startsWith(Origin.OWN.label("")),
                entry.takes(),
                options.isEmpty() && type == Setting.Type.TRUTH ? List.of("true", "false") : options,
                type,
                limit(attribute.map(Attribute::least)),
                limit(attribute.map(Attribute::most)),
                entry.meaning(),
                declarations
                        .explained(Effective.declaredPid(entry.pid()), entry.key(), language)
                        .orElse(entry.meaning()),
                attribute
                        .flatMap(Attribute::form)
                        .map(form -> form.words(language))
                        .orElse(""));
    }

    private static String limit(Optional<BigDecimal> limit) {
        return limit.map(BigDecimal::toPlainString).orElse("");
    }

    @Override
    public Setting get(String pid, String key, Caller caller) {
        return list(caller).stream()
                .filter(setting -> setting.pid().equals(pid) && setting.key().equalsIgnoreCase(key))
                .findFirst()
                .orElseThrow(() -> new Rules(declarations).missing(pid, key));
    }

    @Override
    public Change set(String pid, String key, List<String> typed, Caller caller) {
        caller.require(MANAGE);
        Rules rules = new Rules(declarations);
        String literal = rules.literal(pid, key, typed);
        rules.requirePathAllowed(pid, key, caller);
        return changed(caller, bearsAudit(pid), 0, (now, history) -> {
            Map<String, Map<String, String>> values = OwnFiles.values(now, declarations);
            String before = values.getOrDefault(pid, Map.of()).getOrDefault(key, "");
            if (before.equals(literal)) {
                throw new Refusal(
                        "config.same",
                        pid + ": \"" + key + "\" is " + literal + " already; nothing was changed",
                        key,
                        literal);
            }
            return List.of(new Part(pid, key, before, literal));
        });
    }

    @Override
    public Change reset(String pid, String key, Caller caller) {
        caller.require(MANAGE);
        new Rules(declarations).requireNoSecret(pid, key);
        return changed(caller, bearsAudit(pid), 0, (now, history) -> {
            String before = OwnFiles.values(now, declarations)
                    .getOrDefault(pid, Map.of())
                    .get(key);
            if (before == null) {
                throw new Refusal(
                        "config.not-own",
                        "None of this node's own files gives \"" + key + "\" of " + pid
                                + ", so what is in force is the shipped value or the default already",
                        key,
                        pid);
            }
            return List.of(new Part(pid, key, before, ""));
        });
    }

    @Override
    public Change undo(long number, Caller caller) {
        caller.require(MANAGE);
        return changed(caller, true, number, (now, history) -> {
            Change undone = change(history, number);
            Rules rules = new Rules(declarations);
            Map<String, Map<String, String>> values = OwnFiles.values(now, declarations);
            List<Part> parts = new ArrayList<>();
            for (Part part : undone.parts()) {
                rules.requireRestorable(part);
                String is = values.getOrDefault(part.pid(), Map.of()).getOrDefault(part.key(), "");
                if (!is.equals(part.after())) {
                    throw new Refusal(
                            "config.changed-since",
                            "\"" + part.key() + "\" of " + part.pid() + " was changed again after change " + number
                                    + "; undo the later change first, or set the value",
                            part.key(),
                            part.pid(),
                            number);
                }
                parts.add(new Part(part.pid(), part.key(), is, part.before()));
            }
            return parts;
        });
    }

    @Override
    public Prepared prepare(String pid, Map<String, String> typed, Caller caller) {
        caller.require(MANAGE);
        Map<String, String> literals = new LinkedHashMap<>();
        Rules rules = new Rules(declarations);
        typed.forEach((key, value) -> literals.put(key, rules.literal(pid, key, List.of(value))));
        return PreparedChange.of(intake, own, declarations, requireAudit(), pid, literals, caller);
    }

    private static Change change(History history, long number) throws IOException {
        return history.all().stream()
                .filter(change -> change.number() == number)
                .findFirst()
                .orElseThrow(() -> new NotFound("configuration-change", String.valueOf(number)));
    }

    /** Says what is to change, or refuses. */
    private interface Plan {
        List<Part> parts(ConfigurationFiles.Reading now, History history) throws IOException;
    }

    private Audit requireAudit() {
        Audit taking = audit;
        if (taking == null) {
            throw new Refusal(
                    "config.no-audit",
                    "The audit is not there yet to take the change down, so nothing is changed; try again in a moment,"
                            + " or edit the file in ENLACE_DATA/config");
        }
        return taking;
    }

    @Override
    public Optional<Texts> texts(String pid) {
        return declarations.rules(Effective.declaredPid(pid)).flatMap(ConfigurationRules::texts);
    }

    @Override
    public Optional<Refusal> objection(String pid, String key, List<String> typed, Caller caller) {
        caller.require(MANAGE);
        if (!typed.isEmpty()) {
            new Rules(declarations).literal(pid, key, typed);
        }
        return declarations.rules(Effective.declaredPid(pid)).flatMap(rules -> rules.objection(key, caller));
    }

    private boolean bearsAudit(String pid) {
        return declarations
                .rules(Effective.declaredPid(pid))
                .filter(ConfigurationRules::bearsAudit)
                .isPresent();
    }

    /** Takes a change down, or has the log keep it: what the audit needs itself is changed on the node's own console without one. */
    private Taking taking(Caller caller, boolean mends) {
        if (!mends || caller.origin().door() != Door.SHELL) {
            return requireAudit()::record;
        }
        Audit there = audit;
        return act -> {
            try {
                if (there != null) {
                    there.record(act);
                    return;
                }
            } catch (RuntimeException e) {
                LOG.debug("The audit does not take down a change of the configuration", e);
            }
            LOG.warn(
                    "Without the audit, which is not there, \"{}\" did {} on the node's own console: {} of {}, {}",
                    caller.officer(),
                    act.code(),
                    act.changes(),
                    act.subject().map(Act.Subject::id).orElse(""),
                    act.outcome());
        };
    }

    private interface Taking {
        void down(Act act);
    }

    /** By PID and key what would be in force; what would have its default is left out. */
    private Map<String, Map<String, Object>> after(List<Part> parts) {
        Map<String, Map<String, Object>> values = new TreeMap<>();
        for (Part part : parts) {
            Map<String, Object> keys = values.computeIfAbsent(part.pid(), pid -> {
                Map<String, Object> now = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                intake.known().ifPresent(known -> now.putAll(known.plain().getOrDefault(pid, Map.of())));
                return now;
            });
            try {
                keys.remove(part.key());
                if (!part.after().isEmpty()) {
                    keys.put(part.key(), Literals.parsed(part.pid(), part.key(), part.after()));
                }
            } catch (Unfit e) {
                throw new IllegalStateException("What was made here cannot be read: " + part.key(), e);
            }
        }
        values.values()
                .forEach(keys ->
                        keys.replaceAll((key, value) -> value.getClass().isArray() || value instanceof Collection<?>
                                ? Attribute.elements(value)
                                : value));
        return values;
    }

    /** @param mends whether it may be what brings the audit back */
    private Change changed(Caller caller, boolean mends, long undoes, Plan plan) {
        Taking taking = taking(caller, mends);
        boolean tried = audit != null;
        try {
            return intake.change((now, history) -> {
                List<Part> parts = plan.parts(now, history);
                OwnFiles files = OwnFiles.edited(own, now, parts);
                if (tried) {
                    // A node that does not run has nothing to lose by what does not answer.
                    new Rules(declarations).requireUsable(parts, after(parts));
                }
                parts.forEach(part -> taking.down(act(Outcome.DONE, part, undoes, caller)));
                try {
                    files.write();
                } catch (IOException | Refusal e) {
                    parts.forEach(part -> taking.down(act(Outcome.FAILED, part, undoes, caller)));
                    throw e;
                }
                return history.add(caller.officer().value(), undoes, parts);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("The configuration file could not be written", e);
        }
    }

    static Act act(Outcome outcome, Part part, long undoes, Caller caller) {
        Act act = undoes == 0 ? begun(outcome, caller) : undone(outcome, caller).fact("change", undoes);
        return act.on("configuration", part.pid())
                .code("key", part.key())
                .changed(part.key(), nothing(part.before()), nothing(part.after()));
    }

    private static Act begun(Outcome outcome, Caller caller) {
        return outcome == Outcome.DONE ? Act.done("config.set", caller) : Act.failed("config.set", caller);
    }

    private static Act undone(Outcome outcome, Caller caller) {
        return outcome == Outcome.DONE ? Act.done("config.undo", caller) : Act.failed("config.undo", caller);
    }

    private static String nothing(String literal) {
        return literal.isEmpty() ? null : literal;
    }

    @Override
    public List<Part> diff(OptionalLong since, Caller caller) {
        caller.require(READ);
        try {
            return intake.look((now, history) -> {
                Map<String, Map<String, String>> values = OwnFiles.values(now, declarations);
                if (since.isPresent()) {
                    change(history, since.getAsLong());
                    return History.between(history.after(since.getAsLong()), values);
                }
                return History.between(shipped(now, values), values);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What would be in force without the node's own files, for the keys they give. */
    private Map<String, Map<String, String>> shipped(
            ConfigurationFiles.Reading now, Map<String, Map<String, String>> values) {
        Map<String, Map<String, String>> shipped = new TreeMap<>();
        values.forEach((pid, keys) -> {
            Optional<Declaration> declaration = declarations.find(Effective.declaredPid(pid));
            Map<String, String> below = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            keys.keySet().forEach(key -> now.files().stream()
                    .filter(file -> file.origin() == Origin.SHIPPED)
                    .flatMap(file ->
                            Optional.ofNullable(file.settings()
                                            .values()
                                            .getOrDefault(pid, Map.of())
                                            .get(key))
                                    .stream())
                    .findFirst()
                    .map(value -> OwnFiles.kept(declaration, key, value))
                    .or(() -> declaration
                            .map(known -> known.attributes().get(key))
                            .flatMap(Literals::byDefault))
                    .ifPresent(literal -> below.put(key, literal)));
            if (!below.isEmpty()) {
                shipped.put(pid, below);
            }
        });
        return shipped;
    }

    @Override
    public List<Change> history(int limit, Caller caller) {
        caller.require(READ);
        try {
            return intake.look((now, history) -> {
                List<Change> all = new ArrayList<>(history.all());
                Collections.reverse(all);
                return List.copyOf(all.subList(0, Math.min(Math.max(limit, 0), all.size())));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
