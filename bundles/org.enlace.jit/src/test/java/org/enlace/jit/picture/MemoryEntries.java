package org.enlace.jit.picture;

import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.Part;
import org.enlace.jit.Place;
import org.enlace.jit.course.Carried;
import org.enlace.jit.work.Entries;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.EntryQuery;
import org.enlace.jit.work.Gone;
import org.enlace.jit.work.NewEntry;
import org.enlace.jit.work.RestrictedClass;
import org.enlace.jit.work.Seen;
import org.enlace.jit.work.WithdrawnEntry;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;

/** Entries of one team, kept while a test runs; lists leave out those that another stands for, as the real ones do. */
public final class MemoryEntries implements Entries {
    private final Map<RecordId, Seen> all = new LinkedHashMap<>();
    private int last = 900_000;
    public boolean writes = true;

    public void put(List<Seen> some) {
        some.forEach(seen -> all.put(seen.entry().id(), seen));
    }

    private Set<RecordId> merged() {
        return Merges.of(all.values().stream().map(Seen::entry).toList()).all();
    }

    @Override
    public Entry write(RecordId team, NewEntry entry, Caller caller) {
        RecordId id = Sketches.id(++last);
        Entry written = new Entry(
                id,
                team,
                Sketches.CO,
                1,
                entry.kind(),
                Sketches.id(2),
                Instant.parse("2027-04-01T12:00:00Z"),
                Instant.parse("2027-04-01T12:00:00Z"),
                entry.handling(),
                entry.grading(),
                entry.content());
        all.put(id, new Seen(written, entry.kind().token(), Optional.empty(), false));
        return written;
    }

    @Override
    public Entry write(RecordId team, NewEntry entry, String form, Caller caller) {
        return write(team, entry, caller);
    }

    @Override
    public Entry change(RecordId team, RecordId id, int version, NewEntry entry, Caller caller) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void takeBack(RecordId team, RecordId id, int version, String reason, Caller caller) {
        Entry entry = find(team, id, caller).entry();
        if (entry.version() != version) {
            throw new Stale("jit-entry", id.toString());
        }
        all.remove(id);
    }

    @Override
    public Seen find(RecordId team, RecordId id, Caller caller) {
        Seen seen = all.get(id);
        if (seen == null) {
            throw new NotFound("jit-entry", id.toString());
        }
        return shown(seen);
    }

    @Override
    public Optional<WithdrawnEntry> withdrawn(RecordId team, RecordId id, Caller caller) {
        return Optional.empty();
    }

    private Seen shown(Seen seen) {
        return new Seen(
                seen.entry(),
                seen.title(),
                seen.kept(),
                merged().contains(seen.entry().id()));
    }

    @Override
    public Part<Seen> list(RecordId team, EntryQuery query, Place place, int limit, Caller caller) {
        List<Seen> some = new ArrayList<>(all(team, query.kinds(), limit, caller));
        Collections.reverse(some);
        return new Part<>(some, Optional.empty(), Optional.empty());
    }

    @Override
    public Map<EntryKind, Long> counts(RecordId team, Caller caller) {
        Map<EntryKind, Long> counts = new EnumMap<>(EntryKind.class);
        all.values().forEach(seen -> counts.merge(seen.entry().kind(), 1L, Long::sum));
        return counts;
    }

    @Override
    public List<Seen> about(RecordId team, RecordId id, int limit, Caller caller) {
        return all.values().stream()
                .filter(seen -> seen.entry().content().values().values().stream()
                        .anyMatch(values -> values.contains(id.toString())))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Seen> all(RecordId team, Set<EntryKind> kinds, Optional<Year> year, int limit, Caller caller) {
        Set<RecordId> merged = merged();
        List<Seen> some = all.values().stream()
                .filter(seen -> kinds.isEmpty() || kinds.contains(seen.entry().kind()))
                .filter(seen -> !merged.contains(seen.entry().id()))
                .filter(seen -> year.map(one ->
                                one.equals(Year.from(seen.entry().written().atOffset(ZoneOffset.UTC))))
                        .orElse(true))
                .sorted(Comparator.comparing(seen -> seen.entry().id()))
                .toList();
        return some.subList(Math.max(0, some.size() - limit), some.size());
    }

    @Override
    public Map<RecordId, Gone> gone(RecordId team, Set<RecordId> ids, Caller caller) {
        return Map.of();
    }

    @Override
    public Map<RecordId, Seen> named(RecordId team, Set<RecordId> ids, Caller caller) {
        Map<RecordId, Seen> named = new LinkedHashMap<>();
        new HashSet<>(ids).stream().filter(all::containsKey).forEach(id -> named.put(id, shown(all.get(id))));
        return named;
    }

    @Override
    public List<Seen> versions(RecordId team, RecordId id, Caller caller) {
        return List.of(find(team, id, caller));
    }

    @Override
    public List<Seen> alike(RecordId team, RecordId id, Caller caller) {
        return List.of();
    }

    @Override
    public void because(RecordId team, RestrictedClass restricted, String reason, Caller caller) {}

    @Override
    public Optional<String> because(RecordId team, RestrictedClass restricted, Caller caller) {
        return Optional.empty();
    }

    @Override
    public Map<CountryCode, Carried> carried(RecordId team, RecordId id, Caller caller) {
        return Map.of();
    }

    @Override
    public boolean writes(RecordId team, EntryKind.Area area, Caller caller) {
        return writes;
    }
}
