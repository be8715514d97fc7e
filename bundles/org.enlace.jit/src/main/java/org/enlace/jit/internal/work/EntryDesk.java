package org.enlace.jit.internal.work;

import java.time.Year;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.Part;
import org.enlace.jit.Place;
import org.enlace.jit.Rules;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.course.Carried;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.TeamActs;
import org.enlace.jit.internal.work.EntryStore.Stored;
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
import org.enlace.platform.RecordId;

/** The use cases of the working space. Lists show nothing restricted, whatever was said; one entry at a time does, and the audit knows. */
final class EntryDesk implements Entries {
    private static final int LONGEST_REASON = 500;
    private static final int MOST_ALIKE = 50;
    private static final Comparator<Stored> NEWEST =
            Comparator.comparing(Stored::id).reversed();

    private final EntryDoor door;
    private final EntryWriting writing;
    private final EntryStore store;
    private final EntryTraces traces;
    private final EntryLists lists;
    private final EntrySharing sharing;
    private final WithdrawalNotices notices;
    private final Masks masks;
    private final Reasons reasons;
    private final Changes changes;

    EntryDesk(
            EntryDoor door,
            EntryWriting writing,
            EntryStores stores,
            EntryLists lists,
            EntrySharing sharing,
            WithdrawalNotices notices,
            Masks masks,
            Reasons reasons,
            Changes changes) {
        this.door = door;
        this.writing = writing;
        store = stores.entries();
        traces = stores.traces();
        this.lists = lists;
        this.sharing = sharing;
        this.notices = notices;
        this.masks = masks;
        this.reasons = reasons;
        this.changes = changes;
    }

    @Override
    public Entry write(RecordId team, NewEntry entry, Caller caller) {
        return writing.write(team, entry, "", caller);
    }

    @Override
    public Entry write(RecordId team, NewEntry entry, String form, Caller caller) {
        return writing.write(team, entry, form, caller);
    }

    @Override
    public Entry change(RecordId team, RecordId id, int version, NewEntry entry, Caller caller) {
        return writing.change(team, id, version, entry, caller);
    }

    @Override
    public void takeBack(RecordId team, RecordId id, int version, String reason, Caller caller) {
        writing.takeBack(team, id, version, reason, caller);
    }

    @Override
    public Seen find(RecordId team, RecordId id, Caller caller) {
        return changes.read(() -> {
            EntryReader reader = door.enter(team, caller);
            Stored stored = door.stored(reader, id);
            notices.open(id, caller.officer());
            return open(reader, List.of(stored)).get(0);
        });
    }

    @Override
    public List<Seen> versions(RecordId team, RecordId id, Caller caller) {
        return changes.read(() -> {
            EntryReader reader = door.enter(team, caller);
            Stored now = door.stored(reader, id);
            notices.open(id, caller.officer());
            List<Stored> all = door.versions(reader, now).stream()
                    .map(one -> new Stored(one.entry(), now.victim() || was(one.entry()), one.sameAs()))
                    .toList();
            return open(reader, all);
        });
    }

    private static boolean was(Entry version) {
        return version.kind() == EntryKind.PERSON
                && version.content().word("standing").equals("victim");
    }

    /** With what was said why; each entry whose restricted part is read is noted. */
    private List<Seen> open(EntryReader reader, List<Stored> versions) {
        EntryEyes eyes = door.eyes(reader);
        List<Seen> all = new ArrayList<>();
        Optional<Stored> consulted = Optional.empty();
        for (Stored one : versions) {
            EntryEyes.Look look = eyes.alone(one);
            if (look.open()) {
                consulted = Optional.of(one);
            }
            all.add(eyes.seen(one, look));
        }
        consulted.ifPresent(one -> {
            RestrictedClass restricted = masks.restricted(one)
                    .filter(of -> door.said(reader, of).isPresent())
                    .orElse(RestrictedClass.VICTIM);
            changes.record(TeamActs.noted(
                            "jit.entry-consulted",
                            reader.caller(),
                            door.said(reader, restricted).orElse(""))
                    .on(EntryWire.TYPE, one.id())
                    .fact("team", reader.team())
                    .code("class", restricted.token()));
        });
        return all;
    }

    /** As lists show them: what is restricted is left out. */
    private List<Seen> listed(EntryReader reader, Collection<Stored> entries) {
        EntryEyes eyes = door.eyes(reader);
        return eyes.seen(entries, eyes::listed);
    }

    @Override
    public Part<Seen> list(RecordId team, EntryQuery query, Place place, int limit, Caller caller) {
        EntryReader reader = door.enter(team, caller);
        List<Stored> found = new ArrayList<>(lists.page(reader, query, place, limit + 1));
        boolean more = found.size() > limit;
        List<Stored> shown = found.subList(0, Math.min(limit, found.size()));
        if (place.before()) {
            Collections.reverse(shown);
        }
        if (shown.isEmpty()) {
            return new Part<>(List.of(), Optional.empty(), Optional.empty());
        }
        boolean earlier = place.before() ? more : place.key().isPresent();
        boolean later = place.before() || more;
        return new Part<>(
                listed(reader, shown),
                earlier ? Optional.of(shown.get(0).id()) : Optional.empty(),
                later ? Optional.of(shown.get(shown.size() - 1).id()) : Optional.empty());
    }

    @Override
    public Map<EntryKind, Long> counts(RecordId team, Caller caller) {
        EntryReader reader = door.enter(team, caller);
        Map<EntryKind, Long> counts = new EnumMap<>(EntryKind.class);
        if (reader.content()) {
            traces.counts(team)
                    .forEach((kind, owners) -> counts.put(
                            kind,
                            owners.values().stream().mapToLong(Long::longValue).sum()));
        } else {
            door.given(reader).values().stream()
                    .filter(Stored::shown)
                    .forEach(one -> counts.merge(one.entry().kind(), 1L, Long::sum));
        }
        return counts;
    }

    @Override
    public List<Seen> about(RecordId team, RecordId id, int limit, Caller caller) {
        EntryReader reader = door.enter(team, caller);
        Stored stored = door.stored(reader, id);
        List<RecordId> pointing = traces.pointing(List.of(stored.id()), limit);
        return listed(
                reader,
                door.stored(reader, pointing).values().stream().sorted(NEWEST).toList());
    }

    @Override
    public List<Seen> all(RecordId team, Set<EntryKind> kinds, Optional<Year> year, int limit, Caller caller) {
        EntryReader reader = door.enter(team, caller);
        return listed(reader, lists.newest(reader, kinds, year, limit));
    }

    @Override
    public Map<RecordId, Seen> named(RecordId team, Set<RecordId> ids, Caller caller) {
        EntryReader reader = door.enter(team, caller);
        Map<RecordId, Seen> named = new LinkedHashMap<>();
        listed(reader, door.stored(reader, ids).values())
                .forEach(seen -> named.put(seen.entry().id(), seen));
        return named;
    }

    @Override
    public Map<RecordId, Gone> gone(RecordId team, Set<RecordId> ids, Caller caller) {
        EntryReader reader = door.enter(team, caller);
        Map<RecordId, Gone> gone = new HashMap<>();
        if (reader.content()) {
            boolean joined = reader.view().standing().parties(reader.view().at()).stream()
                    .filter(one -> one.party().country().equals(reader.own()))
                    .anyMatch(one -> one.by().instrument().kind() == InstrumentKind.ACCESSION);
            store.traces(ids).forEach((id, trace) -> {
                if (trace.takenBack() && trace.team().equals(team)) {
                    Gone never = joined ? Gone.BEFORE_JOINING : Gone.BEFORE_IT_CAME;
                    gone.put(id, trace.told() ? never : Gone.TAKEN_BACK);
                }
            });
        }
        return gone;
    }

    @Override
    public Optional<WithdrawnEntry> withdrawn(RecordId team, RecordId id, Caller caller) {
        EntryReader reader = door.enter(team, caller);
        return store.was(id)
                .filter(one -> reader.content() && one.stored().entry().team().equals(team))
                .filter(one -> !store.traces(Set.of(id)).get(id).told())
                .map(one -> new WithdrawnEntry(
                        one.stored().entry(), one.at(), store.reason(id).orElse(""), sharing.withdrawals(id)));
    }

    /**
     * By what somebody may not read, or has not said yet why they do, nobody learns that two are alike: they could ask so for any number
     * that they write down.
     */
    @Override
    public List<Seen> alike(RecordId team, RecordId id, Caller caller) {
        EntryReader reader = door.enter(team, caller);
        Stored stored = door.stored(reader, id);
        Map<RecordId, Set<String>> keys = traces.alike(team, id, MOST_ALIKE);
        Set<String> own = readable(reader, stored);
        List<Stored> alike = door.stored(reader, keys.keySet()).values().stream()
                .filter(Stored::shown)
                .filter(other -> readable(reader, other).stream().anyMatch(own::contains))
                .sorted(NEWEST)
                .limit(MOST_ALIKE)
                .toList();
        return stored.shown() ? listed(reader, alike) : List.of();
    }

    /** By what an entry is compared, of what they may read of it by itself, now. */
    private Set<String> readable(EntryReader reader, Stored stored) {
        Entry entry = stored.entry();
        boolean said = door.reason(reader, stored).isPresent();
        return EntryWords.keys(
                entry.kind(),
                masks.of(stored, reader.mayKnow(entry.owner()), said).content());
    }

    @Override
    public void because(RecordId team, RestrictedClass restricted, String reason, Caller caller) {
        String why = Rules.text("reason", reason, LONGEST_REASON);
        changes.read(() -> {
            EntryReader reader = door.enter(team, caller);
            changes.record(TeamActs.noted("jit.entry-reason", caller, why)
                    .on(org.enlace.jit.internal.Dossiers.TEAM, reader.team())
                    .code("class", restricted.token()));
            return null;
        });
        reasons.say(team, restricted, why, caller);
    }

    @Override
    public Optional<String> because(RecordId team, RestrictedClass restricted, Caller caller) {
        door.enter(team, caller);
        return reasons.of(team, restricted, caller);
    }

    @Override
    public Map<CountryCode, Carried> carried(RecordId team, RecordId id, Caller caller) {
        EntryReader reader = door.enter(team, caller);
        Stored stored = door.stored(reader, id);
        return stored.entry().owner().equals(reader.own()) ? sharing.carried(id) : Map.of();
    }

    @Override
    public boolean writes(RecordId team, EntryKind.Area area, Caller caller) {
        return door.enter(team, caller).view().allows(area.writing());
    }
}
