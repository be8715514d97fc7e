package org.enlace.jit.internal.work;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.jit.internal.work.EntryStore.Stored;
import org.enlace.jit.internal.work.EntryTraces.Link;
import org.enlace.jit.work.Content;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.RecordId;

/**
 * Which entries stand for which others: what those say that take several for the same, in the order in which they were written, so that
 * every node that has the same comes to the same. One that is merged already is not merged again, and nothing stands for itself by others.
 * What its own country says is apart does not count.
 */
final class Sameness {
    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::written).thenComparing(Entry::owner).thenComparing(Entry::id);

    private final EntryStore store;
    private final EntryTraces traces;

    Sameness(EntryStore store, EntryTraces traces) {
        this.store = store;
        this.traces = traces;
    }

    /** What is connected with some by being taken for the same, with themselves. */
    Set<RecordId> component(Collection<RecordId> some) {
        Set<RecordId> all = new HashSet<>(some);
        Set<RecordId> next = new HashSet<>(some);
        while (!next.isEmpty()) {
            Set<RecordId> reached = sayings(next).stream()
                    .flatMap(same -> all(same.content()).stream())
                    .collect(Collectors.toSet());
            reached.removeAll(all);
            all.addAll(reached);
            next = reached;
        }
        return all;
    }

    /** What is taken for the same as an entry, in one step. */
    Set<RecordId> beside(RecordId id) {
        Set<RecordId> all = sayings(Set.of(id)).stream()
                .flatMap(same -> all(same.content()).stream())
                .collect(Collectors.toSet());
        all.remove(id);
        return all;
    }

    /** What stands for each that is merged, among those connected with some. */
    Map<RecordId, RecordId> around(Collection<RecordId> some) {
        Set<RecordId> component = component(some);
        Map<RecordId, Stored> there = store.find(component);
        Map<RecordId, RecordId> kept = new HashMap<>();
        List<Entry> sayings = sayings(component);
        Map<RecordId, Set<RecordId>> apart = apart(sayings);
        for (Entry same : sayings) {
            RecordId keeps = same.content().id("kept").orElseThrow();
            Set<RecordId> not = apart.getOrDefault(same.id(), Set.of());
            for (RecordId merged : same.content().ids("merged")) {
                if (!not.contains(keeps)
                        && !not.contains(merged)
                        && there.containsKey(keeps)
                        && there.containsKey(merged)
                        && !kept.containsKey(merged)
                        && !root(kept, keeps).equals(merged)) {
                    kept.put(merged, keeps);
                }
            }
        }
        return kept;
    }

    /** What is not of the same after all, by the entry that took it for that. */
    private Map<RecordId, Set<RecordId>> apart(List<Entry> sayings) {
        Map<RecordId, Set<RecordId>> apart = new HashMap<>();
        Set<RecordId> ids = traces
                .links(EntryKind.APART, sayings.stream().map(Entry::id).toList())
                .stream()
                .map(Link::entry)
                .collect(Collectors.toSet());
        store.find(ids).values().forEach(one -> apart.computeIfAbsent(
                        one.entry().content().id("about").orElseThrow(), same -> new HashSet<>())
                .addAll(one.entry().content().ids("entries")));
        return apart;
    }

    private static RecordId root(Map<RecordId, RecordId> kept, RecordId id) {
        RecordId at = id;
        while (kept.containsKey(at)) {
            at = kept.get(at);
        }
        return at;
    }

    private List<Entry> sayings(Collection<RecordId> about) {
        Set<RecordId> ids =
                traces.links(EntryKind.SAME, about).stream().map(Link::entry).collect(Collectors.toSet());
        return store.find(ids).values().stream()
                .map(Stored::entry)
                .sorted(ORDER)
                .toList();
    }

    /** What an entry takes for the same. */
    static Set<RecordId> all(Content same) {
        Set<RecordId> all = new HashSet<>(same.ids("merged"));
        all.addAll(same.ids("kept"));
        return all;
    }
}
