package org.enlace.audit.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Looks at what belongs to an entry: its values against their hashes, and whether what is missing was erased by an act. */
public final class EntryCheck {
    /** The code of the act that erases; its fact {@link #LIST} is the hash of what it erased. */
    public static final String ERASE = "audit.erase";

    public static final String LIST = "list";

    private final Findings findings;
    private final Map<String, Set<String>> erasedBy = new LinkedHashMap<>();
    private final Map<String, Long> firstErased = new LinkedHashMap<>();
    private final Map<String, String> eraseActs = new LinkedHashMap<>();
    private long values;
    private long erased;

    /** A value with what its hash was salted with. */
    public record Salted(String salt, String content) {}

    public EntryCheck(Findings findings) {
        this.findings = findings;
    }

    /** How many values had the right hash. */
    public long values() {
        return values;
    }

    /** How many values were erased by an act. */
    public long erased() {
        return erased;
    }

    /** The acts of erasing that were seen, and those that are said to have erased something. */
    public Set<String> acts() {
        Set<String> acts = new TreeSet<>(erasedBy.keySet());
        acts.addAll(eraseActs.keySet());
        return acts;
    }

    /**
     * @param leaf     the place of the entry
     * @param body     of the entry, known to be right
     * @param given    the values that are there, by name
     * @param erasures the act that erased a value, by name of the value
     * @param withheld values that are left out on purpose
     */
    public void check(
            long leaf,
            Body body,
            Map<String, Salted> given,
            Map<String, String> erasures,
            Collection<String> withheld) {
        body.values().forEach((name, hash) -> {
            Salted value = given.get(name);
            if (value != null && !hash.equals(hash(value))) {
                findings.add(Finding.Kind.VALUE_ALTERED, leaf, leaf, name);
            } else if (value != null) {
                values++;
            } else if (!erasures.containsKey(name) && !withheld.contains(name)) {
                findings.add(Finding.Kind.VALUE_MISSING, leaf, leaf, name);
            }
        });
        given.keySet().stream()
                .filter(name -> !body.values().containsKey(name))
                .forEach(name -> findings.add(Finding.Kind.VALUE_ADDED, leaf, leaf, name));
        erasures.forEach((name, act) -> {
            erased++;
            erasedBy.computeIfAbsent(act, key -> new TreeSet<>()).add(line(body.id(), name));
            firstErased.putIfAbsent(act, leaf);
        });
        if (body.code().equals(ERASE) && body.outcome().equals("done")) {
            eraseActs.put(body.id(), body.facts().getOrDefault(LIST, ""));
        }
    }

    private static String hash(Salted value) {
        try {
            return Merkle.salted(value.salt(), value.content());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String line(String entry, String name) {
        return entry + " " + name + "\n";
    }

    /** What an act of erasing keeps about what it erased. */
    public static String list(Map<String, ? extends Collection<String>> namesByEntry) {
        Set<String> lines = new TreeSet<>();
        namesByEntry.forEach((entry, names) -> names.forEach(name -> lines.add(line(entry, name))));
        return hash(lines);
    }

    private static String hash(Set<String> lines) {
        return Merkle.hex(Merkle.sha256(String.join("", lines).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /**
     * No more entries.
     *
     * @param complete whether every entry of the log was seen; else acts of erasing may be among those not seen
     * @param later    whether an act of erasing is known to have come after the last entry that was seen
     */
    public void end(boolean complete, Predicate<String> later) {
        if (!complete) {
            return;
        }
        List<String> acts = new ArrayList<>(erasedBy.keySet());
        acts.forEach(act -> {
            String list = eraseActs.get(act);
            long at = firstErased.get(act);
            if (list == null && later.test(act)) {
                return;
            }
            if (list == null) {
                String[] first = erasedBy.get(act).iterator().next().strip().split(" ", 2);
                findings.add(Finding.Kind.ERASURE_UNKNOWN, at, at, first[1], act);
            } else if (!list.equals(hash(erasedBy.get(act)))) {
                findings.add(Finding.Kind.ERASURE_ALTERED, at, act);
            }
        });
        eraseActs.keySet().stream()
                .filter(act -> !erasedBy.containsKey(act))
                .forEach(act -> findings.add(Finding.Kind.ERASURE_ALTERED, Long.MAX_VALUE, act));
    }
}
