package org.enlace.jit.internal.work;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enlace.jit.internal.work.EntryStore.Stored;
import org.enlace.jit.work.Content;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Field;
import org.enlace.jit.work.FieldType;
import org.enlace.platform.RecordId;

/** What entries are called in lists: by a field of their own, else by what they point to, else by a code; never by what is kept. */
final class Titles {
    private static final List<String> NAMES =
            List.of("title", "name", "plate", "number", "programme", "receipt", "text");
    private static final List<String> POINTING = List.of("about", "kept", "from", "to", "who", "funding", "entries");
    /** Their text is long and not what they are called by, while they point to what is. */
    private static final Set<EntryKind> POINT = Set.of(
            EntryKind.ANSWER,
            EntryKind.MINUTES,
            EntryKind.PASSAGE,
            EntryKind.RELATION,
            EntryKind.SAME,
            EntryKind.APART,
            EntryKind.LIFT,
            EntryKind.LIFTED,
            EntryKind.GIVEN,
            EntryKind.TRANSLATION);

    private static final int LONGEST = 80;
    private static final int SHOWN = 3;
    private static final int DEEPEST = 3;

    private final Function<Stored, Content> common;
    private final Function<Collection<RecordId>, Map<RecordId, Stored>> finding;

    /**
     * @param common  what everybody may read of an entry
     * @param finding those of some entries that the reader may know of
     */
    Titles(Function<Stored, Content> common, Function<Collection<RecordId>, Map<RecordId, Stored>> finding) {
        this.common = common;
        this.finding = finding;
    }

    /** How many steps away what is called by an entry can stand. */
    static final int STEPS = DEEPEST;

    /** Whether entries of a kind are called by what they point to. */
    static boolean called(EntryKind kind) {
        return POINT.contains(kind) || kind == EntryKind.EXPENSE;
    }

    /** Whether an entry is called otherwise than before, by what may be shown of it. */
    static boolean otherwise(EntryKind kind, Content before, Content after) {
        return called(kind) ? !before.equals(after) : !name(kind, before).equals(name(kind, after));
    }

    /** @param contents of each what may be shown */
    Map<RecordId, String> of(Collection<Stored> entries, Function<Stored, Content> contents) {
        Map<RecordId, Stored> known = pointedTo(entries);
        Map<RecordId, String> titles = new HashMap<>();
        entries.forEach(one -> titles.put(one.id(), title(one, contents.apply(one), known, 0)));
        return titles;
    }

    /** What the title of one may need, level by level, each asked for at once. */
    private Map<RecordId, Stored> pointedTo(Collection<Stored> entries) {
        Map<RecordId, Stored> known = new HashMap<>();
        Set<RecordId> next = pointers(entries);
        for (int depth = 0; depth < DEEPEST && !next.isEmpty(); depth++) {
            Map<RecordId, Stored> found = finding.apply(next);
            known.putAll(found);
            Set<RecordId> looked = known.keySet();
            next = pointers(found.values()).stream()
                    .filter(id -> !looked.contains(id))
                    .collect(Collectors.toSet());
        }
        return known;
    }

    private static Set<RecordId> pointers(Collection<Stored> entries) {
        Set<RecordId> all = new HashSet<>();
        entries.stream()
                .filter(one -> called(one.entry().kind()))
                .forEach(one ->
                        all.addAll(pointers(one.entry().kind(), one.entry().content())));
        return all;
    }

    private static Set<RecordId> pointers(EntryKind kind, Content content) {
        Set<RecordId> all = new LinkedHashSet<>();
        POINTING.stream().filter(field -> points(kind, field)).forEach(field -> content.all(field).stream()
                .limit(SHOWN)
                .map(RecordId::parse)
                .forEach(all::add));
        return all;
    }

    private static boolean points(EntryKind kind, String name) {
        return kind.field(name).filter(field -> field.type() == FieldType.ENTRY).isPresent();
    }

    private String title(Stored stored, Content content, Map<RecordId, Stored> known, int depth) {
        EntryKind kind = stored.entry().kind();
        Optional<String> named = POINT.contains(kind) ? Optional.empty() : name(kind, content);
        return named.or(() -> pointed(kind, content, known, depth)).orElseGet(() -> Masks.code(stored));
    }

    /** What the node assigned says which of many it is, and not what it is. */
    private static Optional<String> name(EntryKind kind, Content content) {
        return NAMES.stream()
                .filter(field -> !kind.field(field).map(Field::assigned).orElse(false))
                .flatMap(field -> content.first(field).stream())
                .findFirst()
                .map(Titles::cut);
    }

    private Optional<String> pointed(EntryKind kind, Content content, Map<RecordId, Stored> known, int depth) {
        if (depth == DEEPEST) {
            return Optional.empty();
        }
        String joined = pointers(kind, content).stream()
                .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
                .map(one -> title(one, common.apply(one), known, depth + 1))
                .collect(Collectors.joining(" – "));
        return joined.isEmpty() ? Optional.empty() : Optional.of(joined);
    }

    private static String cut(String words) {
        String line = words.lines().findFirst().orElse(words);
        int end = Math.min(LONGEST, line.length());
        if (end < line.length() && Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return end < line.length() ? line.substring(0, end) + "…" : line;
    }
}
