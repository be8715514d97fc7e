package org.enlace.jit.internal.work;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.access.Right;
import org.enlace.jit.internal.access.Marks;
import org.enlace.jit.internal.access.TeamDoor;
import org.enlace.jit.internal.work.EntryStore.Stored;
import org.enlace.jit.internal.work.EntryTraces.Given;
import org.enlace.jit.work.RestrictedClass;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;

/** Lets people in to entries: to all of a team, or to those that were given to them. */
final class EntryDoor {
    private final TeamDoor door;
    private final Marks marks;
    private final EntryStore store;
    private final EntryTraces traces;
    private final Masks masks;
    private final Reasons reasons;
    private final Victims victims;

    EntryDoor(TeamDoor door, Marks marks, EntryStores stores, Masks masks, Reasons reasons) {
        this.door = door;
        this.marks = marks;
        store = stores.entries();
        traces = stores.traces();
        this.masks = masks;
        this.reasons = reasons;
        victims = new Victims(stores);
    }

    /** @throws NotFound for whoever sees neither content nor what was given to them */
    EntryReader enter(RecordId team, Caller caller) {
        return EntryReader.of(door.enter(caller, team, Right.SEE_CONTENT, Right.SEE_GIVEN), marks.of(caller.officer()));
    }

    /** @throws NotFound where there is none, or none for them */
    Stored stored(EntryReader reader, RecordId id) {
        return Optional.ofNullable(stored(reader, Set.of(id)).get(id))
                .orElseThrow(() -> new NotFound(EntryWire.TYPE, id.toString()));
    }

    /** Those of some that somebody may know of. */
    Map<RecordId, Stored> stored(EntryReader reader, Collection<RecordId> ids) {
        Map<RecordId, Stored> found = new HashMap<>(store.find(ids));
        found.values().removeIf(one -> !one.entry().team().equals(reader.team()));
        if (!reader.content() && !found.isEmpty()) {
            found.keySet().retainAll(given(reader).keySet());
        }
        return found;
    }

    /** Those versions of an entry that somebody may read: of one that was given, none that its giver could not have given. */
    List<Stored> versions(EntryReader reader, Stored stored) {
        List<Stored> all = store.versions(stored);
        if (reader.content()) {
            return all;
        }
        Set<Given> given = givings(reader).getOrDefault(stored.id(), Set.of());
        return all.stream()
                .filter(one -> given.stream().anyMatch(by -> !WritingRules.kept(one.entry(), by.by())))
                .toList();
    }

    private Map<RecordId, Set<Given>> givings(EntryReader reader) {
        Map<RecordId, Set<Given>> given = new HashMap<>();
        traces.given(reader.ids()).forEach(one -> given.computeIfAbsent(one.entry(), id -> new HashSet<>())
                .add(one));
        return given;
    }

    /** What was given to somebody by whoever may. */
    Map<RecordId, Stored> given(EntryReader reader) {
        Map<RecordId, Set<Given>> given = givings(reader);
        Map<RecordId, Stored> found = new HashMap<>(store.find(given.keySet()));
        found.values()
                .removeIf(one -> !one.entry().team().equals(reader.team())
                        || given.get(one.id()).stream().allMatch(by -> WritingRules.kept(one.entry(), by.by())));
        return found;
    }

    /** Of which class an entry is on this node. */
    Optional<RestrictedClass> restricted(Stored stored) {
        return masks.restricted(stored);
    }

    /** Whether they said why they consult what an entry is of. */
    Optional<String> reason(EntryReader reader, Stored stored) {
        return masks.restricted(stored).flatMap(one -> reasons.of(reader.team(), one, reader.caller()));
    }

    /** Why they consult what is of a class. */
    Optional<String> said(EntryReader reader, RestrictedClass restricted) {
        return reasons.of(reader.team(), restricted, reader.caller());
    }

    /** What they see of entries. */
    EntryEyes eyes(EntryReader reader) {
        return new EntryEyes(reader, this, masks, victims(reader.team()));
    }

    /** What the victims of a team are called by. */
    VictimWords victims(RecordId team) {
        return victims.of(team);
    }
}
