package org.enlace.jit.internal.custody;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.enlace.files.Sha256;
import org.enlace.jit.Part;
import org.enlace.jit.Place;
import org.enlace.jit.Stamp;
import org.enlace.jit.custody.Custody;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.TeamActs;
import org.enlace.jit.internal.access.Marks;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.signing.Sealer;
import org.enlace.jit.internal.stamping.TimeStampStore;
import org.enlace.jit.internal.work.EntryStore;
import org.enlace.jit.internal.work.EntryWire;
import org.enlace.jit.internal.work.EventWords;
import org.enlace.jit.internal.work.EvidenceDoor;
import org.enlace.jit.internal.work.EvidenceDoor.Item;
import org.enlace.jit.internal.work.EvidenceStates;
import org.enlace.jit.internal.work.EvidenceStates.Due;
import org.enlace.jit.internal.work.EvidenceStates.Moving;
import org.enlace.jit.internal.work.Transits;
import org.enlace.jit.work.Entry;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;

/**
 * The use cases of chains of custody. The moment of a change is taken first, so whoever writes meanwhile waits: one strand has one end.
 */
final class CustodyDesk implements Custody {
    private static final Comparator<CustodyEvent> IN_STRAND = Comparator.comparingInt(CustodyEvent::sequence)
            .thenComparing(CustodyEvent::written)
            .thenComparing(event -> event.hash().value());
    private static final int BATCH = 100;

    private final EvidenceDoor door;
    private final CustodyStore store;
    private final TimeStampStore stamps;
    private final EvidenceStates states;
    private final EntryStore entries;
    private final CustodySharing sharing;
    private final Sealer sealer;
    private final Marks marks;
    private final Transits transits;
    private final Changes changes;
    private final List<Consumer<CustodyEvent>> listeners = new CopyOnWriteArrayList<>();

    CustodyDesk(
            EvidenceDoor door,
            CustodyStore store,
            TimeStampStore stamps,
            EvidenceStates states,
            EntryStore entries,
            CustodySharing sharing,
            Sealer sealer,
            Marks marks,
            Transits transits,
            Changes changes) {
        this.door = door;
        this.store = store;
        this.stamps = stamps;
        this.states = states;
        this.entries = entries;
        this.sharing = sharing;
        this.sealer = sealer;
        this.marks = marks;
        this.transits = transits;
        this.changes = changes;
    }

    @Override
    public SealedEvent write(RecordId team, RecordId id, NewEvent wanted, Caller caller) {
        return changes.make(caller, stamp -> {
            Item item = open(team, id, caller);
            RecordId author = item.author(CustodyRules.area(wanted.kind()));
            CustodyLog log = known(item.entry());
            CustodyEvent event = event(item, wanted, author, log, stamp);
            Optional<SealedEvent> before = before(event, log);
            if (before.isPresent()) {
                return before.get();
            }
            CustodyRules.require(event, item, log);
            SealedEvent sealed = new SealedEvent(event, sealer.seal(event.bytes()));
            store.add(sealed);
            stamps.written(team, id, event.id());
            if (event.kind().moves()) {
                transits.followed(item.entry(), known(item.entry()));
            } else {
                transits.noted(team, id, known(item.entry()));
            }
            sharing.say(sealed, item.view().standing(), event.written());
            changes.record(CustodyIntake.act("jit.custody-write", event, caller));
            listeners.forEach(one -> one.accept(event));
            return sealed;
        });
    }

    /** Tells somebody of each event that is written here, in its transaction. */
    void written(Consumer<CustodyEvent> listener) {
        listeners.add(listener);
    }

    /** An item; one whose description was taken back only where something happened to it. */
    private Item open(RecordId team, RecordId id, Caller caller) {
        Item item = door.open(team, id, caller);
        if (item.takenBack().isPresent() && store.of(team, id).isEmpty()) {
            throw new NotFound(EntryWire.TYPE, id.toString());
        }
        return item;
    }

    /** What this country wrote just so already: the form was sent once more, and a chain has nothing twice. */
    private static Optional<SealedEvent> before(CustodyEvent event, CustodyLog log) {
        return log.events().stream().filter(one -> same(one.event(), event)).findFirst();
    }

    private static boolean same(CustodyEvent one, CustodyEvent other) {
        return one.country().equals(other.country())
                && one.kind() == other.kind()
                && one.happened().equals(other.happened())
                && one.zone().equals(other.zone())
                && one.place().equals(other.place())
                && one.authority().equals(other.authority())
                && one.persons().equals(other.persons())
                && one.said().equals(other.said());
    }

    private CustodyEvent event(Item item, NewEvent wanted, RecordId author, CustodyLog log, Stamp stamp) {
        CountryCode own = item.view().own();
        Optional<CustodyEvent> last = log.events().stream()
                .map(SealedEvent::event)
                .filter(one -> one.country().equals(own))
                .max(IN_STRAND);
        return new CustodyEvent(
                changes.next(),
                item.entry().team(),
                item.entry().id(),
                own,
                last.map(CustodyEvent::sequence).orElse(0) + 1,
                last.map(CustodyEvent::hash),
                wanted.kind(),
                wanted.happened(),
                wanted.zone(),
                written(item.view(), stamp, last, answered(wanted, log)),
                author,
                new Sha256(marks.of(stamp.officer())),
                wanted.place(),
                wanted.authority(),
                wanted.persons(),
                wanted.said());
    }

    /** What another event says in answer to which it would be written. */
    private static Optional<CustodyEvent> answered(NewEvent wanted, CustodyLog log) {
        return Optional.ofNullable(wanted.said().get(EventField.ANSWERS)).flatMap(hash -> log.events().stream()
                .map(SealedEvent::event)
                .filter(one -> one.hash().value().equals(hash.strip()))
                .findFirst());
    }

    /**
     * Now; where the clock was set back, after all that this node has left behind in the team and in the strand. Clocks of countries
     * differ: an answer is not written before what it answers happened.
     */
    private static Instant written(
            TeamView view, Stamp stamp, Optional<CustodyEvent> last, Optional<CustodyEvent> answered) {
        Instant known = view.at().truncatedTo(ChronoUnit.MICROS);
        Instant now = stamp.at().isBefore(known) ? known : stamp.at();
        Instant at = answered.map(CustodyEvent::happened).filter(now::isBefore).orElse(now);
        return last.map(CustodyEvent::written)
                .filter(before -> !at.isAfter(before))
                .map(before -> before.plus(1, ChronoUnit.MICROS))
                .orElse(at);
    }

    @Override
    public CustodyLog log(RecordId team, RecordId item, Caller caller) {
        return changes.read(() -> log(open(team, item, caller).entry()));
    }

    /** Notes that somebody took the custody sheet of an item along. */
    void printed(RecordId team, RecordId id, Caller caller) {
        changes.read(() -> {
            Item item = open(team, id, caller);
            changes.record(TeamActs.done("jit.custody-print", caller)
                    .on(EntryWire.TYPE, item.entry().id())
                    .fact("team", team));
            return null;
        });
    }

    /** Notes that somebody took the text of an event along. */
    void taken(RecordId team, RecordId id, RecordId event, Caller caller) {
        changes.read(() -> {
            Item item = open(team, id, caller);
            changes.record(TeamActs.done("jit.custody-data", caller)
                    .on(CustodyWire.TYPE, event)
                    .fact("team", team)
                    .fact("item", item.entry().id()));
            return null;
        });
    }

    private CustodyLog log(Entry item) {
        return CustodyLog.of(item.id(), item.owner(), store.of(item.team(), item.id()));
    }

    /** By what is kept, whose seals were verified when it was. */
    CustodyLog known(Entry item) {
        return CustodyLog.kept(item.id(), item.owner(), store.of(item.team(), item.id()));
    }

    @Override
    public Map<RecordId, Whereabouts> whereabouts(RecordId team, Set<RecordId> items, Caller caller) {
        Set<RecordId> listed = door.listed(team, items, caller);
        EventWords words = door.words(team);
        Map<RecordId, Whereabouts> found = new HashMap<>();
        states.of(listed).forEach((id, known) -> {
            Whereabouts now = known.orElseGet(() -> Transits.whereabouts(known(team, id)));
            found.put(id, new Whereabouts(words.of(now.state()), now.events(), now.findings(), now.since()));
        });
        return found;
    }

    private CustodyLog known(RecordId team, RecordId item) {
        CountryCode owner = entries.traces(Set.of(item)).get(item).owner();
        return CustodyLog.kept(item, owner, store.of(team, item));
    }

    /**
     * Reads from chains where items are of which that is not written down yet, and reminds of what nobody acknowledges; in the current
     * transaction.
     */
    void round() {
        List<Due> due = states.due(BATCH);
        if (!due.isEmpty()) {
            // Whoever writes meanwhile waits, so that nothing older stands in the place of what they say.
            changes.moment();
            due.forEach(one -> transits.followed(
                    one.team(),
                    one.item(),
                    entries.find(one.item()).map(EntryStore.Stored::entry),
                    known(one.team(), one.item())));
        }
        transits.remind(changes.clock().instant(), item -> entries.find(item).map(EntryStore.Stored::entry));
    }

    @Override
    public List<RecordId> takenBack(RecordId team, int limit, Caller caller) {
        door.enter(team, caller);
        return states.takenBack(team, limit);
    }

    /** The key of a part is that of the event by which something was handed over. */
    @Override
    public Part<RecordId> inTransit(RecordId team, Place place, int limit, Caller caller) {
        TeamView view = door.enter(team, caller);
        List<Moving> found = states.moving(team, view.own(), place.key(), !place.before(), limit + 1);
        boolean further = found.size() > limit;
        List<Moving> shown = new ArrayList<>(found.subList(0, Math.min(limit, found.size())));
        if (place.before()) {
            Collections.reverse(shown);
        }
        boolean earlier = place.before() ? further : place.key().isPresent();
        boolean later = place.before() || further;
        return new Part<>(
                shown.stream().map(Moving::item).toList(),
                earlier && !shown.isEmpty() ? Optional.of(shown.get(0).out()) : Optional.empty(),
                later && !shown.isEmpty()
                        ? Optional.of(shown.get(shown.size() - 1).out())
                        : Optional.empty());
    }
}
