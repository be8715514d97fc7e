package org.enlace.jit.picture;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.RecordId;

/**
 * Which entry stands for which, by the entries that say so, in the order in which they were written. One that would have an entry stand
 * for itself by way of others, or for one that another stands for already, counts for nothing: every node gets the same.
 */
public final class Merges {
    private final Map<RecordId, RecordId> kept = new HashMap<>();
    private final Map<RecordId, Set<RecordId>> apart = new HashMap<>();

    private Merges() {}

    /** @param entries any; those of the kinds {@link EntryKind#SAME} and {@link EntryKind#APART} count */
    public static Merges of(List<Entry> entries) {
        Merges merges = new Merges();
        entries.stream().filter(entry -> entry.kind() == EntryKind.APART).forEach(one -> merges.apart
                .computeIfAbsent(one.content().id("about").orElseThrow(), same -> new HashSet<>())
                .addAll(one.content().ids("entries")));
        entries.stream()
                .filter(entry -> entry.kind() == EntryKind.SAME)
                .sorted(Comparator.comparing(Entry::written)
                        .thenComparing(Entry::owner)
                        .thenComparing(Entry::id))
                .forEach(merges::add);
        return merges;
    }

    private void add(Entry same) {
        same.content()
                .id("kept")
                .ifPresent(stays -> same.content().ids("merged").forEach(one -> {
                    Set<RecordId> not = apart(same.id());
                    if (!not.contains(stays)
                            && !not.contains(one)
                            && !kept.containsKey(one)
                            && !last(stays).equals(one)) {
                        kept.put(one, stays);
                    }
                }));
    }

    /** What its own country says is not of the same, of what an entry took for that. */
    public Set<RecordId> apart(RecordId same) {
        return apart.getOrDefault(same, Set.of());
    }

    /** The entry that stands for one, be it itself. */
    public RecordId last(RecordId id) {
        RecordId at = id;
        while (kept.containsKey(at)) {
            at = kept.get(at);
        }
        return at;
    }

    /** The same among some that are there: the furthest of them on the way, or the entry itself where none of them is. */
    public RecordId last(RecordId id, Set<RecordId> there) {
        RecordId found = id;
        RecordId at = id;
        while (kept.containsKey(at)) {
            at = kept.get(at);
            found = there.contains(at) ? at : found;
        }
        return found;
    }

    public boolean merged(RecordId id) {
        return kept.containsKey(id);
    }

    /** Whether two are of the same already. */
    public boolean same(RecordId one, RecordId other) {
        return last(one).equals(last(other));
    }

    /** All for which another stands, in the order of their ids. */
    public Set<RecordId> all() {
        return new TreeSet<>(kept.keySet());
    }
}
