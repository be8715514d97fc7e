package org.enlace.jit.internal.work;

import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.Place;
import org.enlace.jit.internal.work.EntryStore.Range;
import org.enlace.jit.internal.work.EntryStore.Stored;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.EntryQuery;
import org.enlace.jit.work.Grading;
import org.enlace.platform.RecordId;

/** Parts of lists, by key: the same work however much a team has. */
final class EntryLists {
    private static final int BATCH = 200;

    private final EntryStore store;
    private final EntryTraces traces;
    private final EntryDoor door;
    private final Numbering numbering;

    EntryLists(EntryStores stores, EntryDoor door, Numbering numbering) {
        store = stores.entries();
        traces = stores.traces();
        this.door = door;
        this.numbering = numbering;
    }

    /** In the order of the place: rising where it ends before a record, falling otherwise. */
    List<Stored> page(EntryReader reader, EntryQuery query, Place place, int most) {
        Set<String> words = EntryWords.sought(query.words());
        if (words.isEmpty() && !query.words().isEmpty()) {
            return List.of();
        }
        if (!reader.content()) {
            return given(reader, query, words, place, most);
        }
        return words.isEmpty() ? plain(reader, query, place, most) : found(reader, query, words, place, most);
    }

    private List<Stored> plain(EntryReader reader, EntryQuery query, Place place, int most) {
        Range range = new Range(query.kinds(), query.owner(), query.nature(), place.key(), place.before());
        return inOrder(store.ids(reader.team(), range, most));
    }

    /** The newest of some kinds, oldest first. */
    List<Stored> newest(EntryReader reader, Set<EntryKind> kinds, Optional<Year> year, int most) {
        Collection<Stored> found;
        if (reader.content()) {
            Range range = new Range(kinds, Optional.empty(), Optional.empty(), Optional.empty(), false, year);
            found = store.find(store.ids(reader.team(), range, most)).values();
        } else {
            found = door.given(reader).values().stream()
                    .filter(one -> one.shown()
                            && (kinds.isEmpty() || kinds.contains(one.entry().kind())))
                    .filter(one -> year.isEmpty() || year.get().equals(written(one.entry())))
                    .sorted(Comparator.comparing(Stored::id).reversed())
                    .limit(most)
                    .toList();
        }
        return found.stream().sorted(Comparator.comparing(Stored::id)).toList();
    }

    private static Year written(Entry entry) {
        return Year.from(entry.written().atOffset(ZoneOffset.UTC));
    }

    private List<Stored> inOrder(List<RecordId> ids) {
        Map<RecordId, Stored> found = store.find(ids);
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private List<Stored> found(EntryReader reader, EntryQuery query, Set<String> words, Place place, int most) {
        EntryEyes eyes = door.eyes(reader);
        List<Stored> all = new ArrayList<>();
        Optional<RecordId> beyond = place.key();
        while (all.size() < most) {
            List<RecordId> ids = traces.found(reader.team(), words, beyond, place.before(), BATCH);
            inOrder(ids).stream()
                    .filter(one -> one.shown() && fits(one.entry(), query))
                    .filter(one -> has(eyes, one, words))
                    .limit(most - all.size())
                    .forEach(all::add);
            if (ids.size() < BATCH) {
                break;
            }
            beyond = Optional.of(ids.get(ids.size() - 1));
        }
        return all;
    }

    private List<Stored> given(EntryReader reader, EntryQuery query, Set<String> words, Place place, int most) {
        EntryEyes eyes = door.eyes(reader);
        Comparator<RecordId> order = Comparator.naturalOrder();
        Comparator<RecordId> ordered = place.before() ? order : order.reversed();
        return door.given(reader).values().stream()
                .filter(one -> one.shown() && fits(one.entry(), query))
                .filter(one -> has(eyes, one, words))
                .filter(one -> place.key()
                        .map(key -> ordered.compare(one.id(), key) > 0)
                        .orElse(true))
                .sorted(Comparator.comparing(Stored::id, ordered))
                .limit(most)
                .toList();
    }

    /** The index has the names of victims that others wrote down; who may not read them there does not find them. */
    private boolean has(EntryEyes eyes, Stored stored, Set<String> sought) {
        Set<String> there = numbering.words(stored.entry(), eyes.listed(stored).content());
        return sought.stream().allMatch(word -> there.stream().anyMatch(one -> one.startsWith(word)));
    }

    private static boolean fits(Entry entry, EntryQuery query) {
        return (query.kinds().isEmpty() || query.kinds().contains(entry.kind()))
                && query.owner().map(entry.owner()::equals).orElse(true)
                && query.nature()
                        .map(nature -> entry.grading()
                                .map(Grading::nature)
                                .filter(nature::equals)
                                .isPresent())
                        .orElse(true);
    }
}
