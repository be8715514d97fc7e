package org.enlace.reference.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.reference.ReferenceSet;
import org.enlace.reference.ReferenceUpdates.Change;
import org.enlace.reference.ReferenceUpdates.Plan;
import org.enlace.reference.ReferenceUpdates.Problem;

/** Compares an update file with the edition in force: what it changes, and why it may not. */
final class Planning {
    /** Records a set may have. */
    static final int MOST = 20_000;

    private final Edition before;
    private final UpdateFile update;
    private final List<Problem> problems;
    private final List<Change> changes = new ArrayList<>();

    private Planning(Edition before, UpdateFile update) {
        this.before = before;
        this.update = update;
        this.problems = new ArrayList<>(update.problems());
    }

    static Plan plan(Edition before, UpdateFile update) {
        return new Planning(before, update).plan();
    }

    private Plan plan() {
        boolean same = false;
        if (problems.isEmpty()) {
            Map<ReferenceSet, List<ReferenceRecord>> together = new EnumMap<>(ReferenceSet.class);
            for (ReferenceSet set : ReferenceSet.values()) {
                List<ReferenceRecord> old = new ReferenceFile(before.file(set)).read(each -> each);
                byte[] bytes = update.sets().get(set);
                List<ReferenceRecord> records = bytes == null ? old : read(set, bytes);
                if (bytes != null) {
                    changes.add(compare(set, old, records));
                }
                together.put(set, records);
            }
            if (problems.isEmpty()) {
                new Links(together).broken().forEach(each -> problems.add(problem("reference", each)));
            }
            same = changes.stream()
                    .allMatch(each -> each.added().isEmpty() && each.changed().isEmpty());
            version(same);
        }
        return new Plan(
                before.version(),
                update.version(),
                update.issued(),
                update.sha256(),
                same && problems.isEmpty(),
                changes,
                problems);
    }

    private void version(boolean same) {
        int order = update.version().compareTo(before.version());
        if (order == 0 && !same) {
            problems.add(head(
                    "other-content",
                    "is " + update.version()
                            + ", which is in force with other contents; give the update a newer version"));
        } else if (order < 0
                || order == 0 && !update.issued().equals(before.told().issued())) {
            problems.add(head(
                    "not-newer",
                    "is " + update.version() + " of " + update.issued() + ", which is not newer than "
                            + before.version() + " of " + before.told().issued()
                            + " in force; take a newer update file"));
        }
    }

    private static Problem head(String code, String reason) {
        return new Problem(code, UpdateFile.HEAD, 0, "", "version", reason);
    }

    /** Every record with something wrong is named, each with the first thing. */
    private List<ReferenceRecord> read(ReferenceSet set, byte[] bytes) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        Map<String, Integer> codes = new LinkedHashMap<>();
        try {
            List<ReferenceRecord> records = new ReferenceFile(set.file(), bytes).read(each -> {
                if (each.number() > MOST) {
                    throw new IllegalStateException(set.file() + " has more than " + MOST + " records");
                }
                try {
                    Rules.check(set, each);
                    once(each, "id", numbers);
                    if (each.fields().containsKey("code")) {
                        once(each, "code", codes);
                    }
                } catch (BadRecord e) {
                    problems.add(problem("record", e));
                }
                return each;
            });
            if (records.isEmpty()) {
                problems.add(new Problem("not-json", set.file(), 0, "", "", "holds no record; leave the file out"));
            }
            return records;
        } catch (IllegalStateException e) {
            problems.add(new Problem("not-json", set.file(), 0, "", "", e.getMessage()));
            return List.of();
        }
    }

    private static void once(ReferenceRecord each, String field, Map<String, Integer> seen) {
        Integer before = seen.putIfAbsent(each.text(field), each.number());
        if (before != null) {
            throw each.wrong(field, "is \"" + each.text(field) + "\", which record " + before + " has already");
        }
    }

    private Change compare(ReferenceSet set, List<ReferenceRecord> old, List<ReferenceRecord> records) {
        Map<String, ReferenceRecord> left = new LinkedHashMap<>();
        old.forEach(each -> left.put(each.id(), each));
        List<String> added = new ArrayList<>();
        Map<String, List<String>> changed = new TreeMap<>();
        int same = 0;
        for (ReferenceRecord each : records) {
            ReferenceRecord was = left.remove(each.id());
            if (was == null) {
                added.add(each.id());
                continue;
            }
            List<String> fields = fields(was, each);
            if (fields.isEmpty()) {
                same++;
            } else {
                changed.put(each.id(), fields);
            }
            if (fields.contains("code")) {
                problems.add(problem(
                        "recoded",
                        each.wrong(
                                "code",
                                "is " + ReferenceRecord.shown(each.fields().get("code")) + ", but was "
                                        + ReferenceRecord.shown(was.fields().get("code"))
                                        + "; other records refer to it: add a new record and retire this one")));
            }
        }
        boolean readable = !records.isEmpty();
        left.keySet().stream()
                .filter(id -> readable)
                .forEach(id -> problems.add(new Problem(
                        "dropped",
                        set.file(),
                        0,
                        id,
                        "",
                        "is missing, but other records may refer to it; put it back, with \"retired\": true where it is no longer to"
                                + " be chosen")));
        return new Change(set, added, changed, same);
    }

    private static List<String> fields(ReferenceRecord was, ReferenceRecord is) {
        TreeSet<String> names = new TreeSet<>(was.fields().keySet());
        names.addAll(is.fields().keySet());
        names.removeIf(name -> name.equals("retired")
                ? Boolean.TRUE.equals(was.fields().get(name))
                        == Boolean.TRUE.equals(is.fields().get(name))
                : Objects.equals(was.fields().get(name), is.fields().get(name)));
        return List.copyOf(names);
    }

    private static Problem problem(String code, BadRecord bad) {
        return new Problem(code, bad.file(), bad.number(), bad.id(), bad.field(), bad.rule());
    }
}
