package org.enlace.jit.internal.custody;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.enlace.jit.Statement;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.Hearing;
import org.enlace.jit.internal.Said;
import org.enlace.jit.internal.TeamActs;
import org.enlace.jit.internal.Wire;
import org.enlace.jit.internal.custody.CustodyStore.Early;
import org.enlace.jit.internal.signing.Standings;
import org.enlace.jit.internal.work.EntryStore;
import org.enlace.jit.internal.work.EntryStore.Stored;
import org.enlace.jit.internal.work.EntryStore.Trace;
import org.enlace.jit.internal.work.EntryTimes;
import org.enlace.jit.internal.work.Transits;
import org.enlace.jit.internal.work.Voice;
import org.enlace.jit.signing.Standing;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;

/**
 * Takes in what other countries write of items. What comes before its item, or before its team is in force here, waits. All else is kept
 * as it came: what is wrong with it shows in the log, and what it follows may still come.
 */
final class CustodyIntake implements Hearing {
    private static final int MOST_EARLY = 1_000;
    private static final Duration AHEAD = Duration.ofDays(1);

    private final CustodyStore store;
    private final EntryStore entries;
    private final Standings standings;
    private final Transits transits;
    private final EntryTimes times;
    private final Changes changes;
    private final List<Consumer<SealedEvent>> keeping = new CopyOnWriteArrayList<>();

    CustodyIntake(CustodyStore store, EntryStore entries, Standings standings, Transits transits, Changes changes) {
        this.store = store;
        this.entries = entries;
        this.standings = standings;
        this.transits = transits;
        times = new EntryTimes(standings, changes.clock());
        this.changes = changes;
    }

    /**
     * In the transaction of its coming. The same again changes nothing. What a party wrote that left is told to those that join by the
     * country of the item, and carries the seal of whoever wrote it.
     *
     * @throws Refusal {@code jit.form}, {@code jit.seal}, {@code jit.custody-other}, {@code jit.entry-ahead}, {@code jit.entry-over},
     *     {@code jit.entry-author}, {@code jit.entry-late}, {@code jit.custody-many}, {@code jit.not-a-party}, {@code jit.too-early}
     */
    void take(SharedRecord record, String text) {
        SealedEvent sealed = CustodyWire.read(text);
        CustodyEvent event = sealed.event();
        boolean own = event.country().equals(record.owner());
        boolean carried = record.id().equals(own ? event.id() : Wire.retold(event.id()));
        if (!carried || event.country().equals(standings.own())) {
            throw other(event.country().equals(record.owner()) ? "id" : "country");
        }
        if (event.written().isAfter(changes.clock().instant().plus(AHEAD))) {
            throw new Refusal(
                            "jit.entry-ahead",
                            "It says it was written more than a day from now; its node's clock is wrong")
                    .at("written");
        }
        // What somebody else sent that waits keeps nothing out: nobody has looked yet at whether it may tell it.
        Optional<SealedEvent> here =
                store.find(event.country(), event.id()).or(() -> store.waiting(record.owner(), event.id()));
        if (here.isPresent()) {
            if (!here.get().equals(sealed)) {
                throw other("event");
            }
            return;
        }
        if (own) {
            times.requireOnItsWay(event.team(), event.country());
        }
        Early early = new Early(sealed, record.owner());
        Optional<String> needs = needs(early);
        if (needs.isPresent()) {
            wait(early, needs.get());
        } else {
            keep(sealed);
            if (event.kind().moves()) {
                follow(event.team(), event.item());
            }
        }
    }

    private static Refusal other(String field) {
        return new Refusal(
                        "jit.custody-other",
                        "An event stays its country's and as it was written; something else is here under that id")
                .at(field);
    }

    /** What it waits for; empty where it counts. */
    private Optional<String> needs(Early early) {
        CustodyEvent event = early.sealed().event();
        boolean voiced = Voice.of(
                        standings.of(event.team()),
                        event.country(),
                        event.author(),
                        event.written(),
                        CustodyRules.area(event.kind()))
                .isPresent();
        if (!voiced) {
            return Optional.of(CustodyStore.STANDING);
        }
        Trace item = entries.traces(Set.of(event.item())).get(event.item());
        boolean own = early.from().equals(event.country());
        boolean fits = item != null && item.team().equals(event.team()) && item.kind() == EntryKind.EVIDENCE;
        // That an item is gone, and whose it was, may be told by anybody: its own country may say otherwise.
        if (item == null || item.told() && !(fits && own)) {
            return Optional.of(event.item().toString());
        }
        if (!fits) {
            throw Said.form("item");
        }
        if (!own && !retells(early, item)) {
            throw other("country");
        }
        if (!own && standings.of(event.team()).party(event.country(), standings.now(event.team()))) {
            // That it left is told by another, and may come later.
            return Optional.of(CustodyStore.STANDING);
        }
        if (store.count(event.team(), event.item(), event.country()) >= CustodyRules.MOST) {
            throw CustodyRules.many(event.country());
        }
        return Optional.empty();
    }

    /**
     * Whether the country of an item tells what a party wrote before this country joined: whoever was a party then takes nobody else's
     * word for it.
     */
    private boolean retells(Early early, Trace item) {
        CustodyEvent event = early.sealed().event();
        Standing standing = standings.of(event.team());
        return early.from().equals(item.owner()) && !standing.party(standings.own(), event.written());
    }

    private void wait(Early early, String needs) {
        CustodyEvent event = early.sealed().event();
        // A party that is let write waits for others' items, which may come late: no more than it could write anyway.
        if (needs.equals(CustodyStore.STANDING) && store.waiting(early.from()) >= MOST_EARLY) {
            throw new Refusal(
                            "jit.too-early", "Too much waits of " + early.from() + " already", early.from(), MOST_EARLY)
                    .at("country");
        }
        store.keepWaiting(early, needs);
        changes.record(act("jit.custody-waits", event));
    }

    private void keep(SealedEvent sealed) {
        // One row says where an item is: whoever writes of it meanwhile waits, and reads this event.
        changes.moment();
        store.add(sealed);
        CustodyEvent event = sealed.event();
        changes.record(act("jit.custody-came", event));
        transits.recount(event.team(), event.item());
        keeping.forEach(listener -> listener.accept(sealed));
    }

    /** Where an item is now, also one whose description is not here any more. */
    private void follow(RecordId team, RecordId item) {
        CountryCode owner = entries.traces(Set.of(item)).get(item).owner();
        CustodyLog log = CustodyLog.kept(item, owner, store.of(team, item));
        transits.followed(team, item, entries.find(item).map(Stored::entry), log);
    }

    /** Tells somebody of each event of another country that is kept, in its transaction. */
    void keeping(Consumer<SealedEvent> listener) {
        keeping.add(listener);
    }

    static Act act(String code, CustodyEvent event) {
        return act(code, event, Caller.node());
    }

    static Act act(String code, CustodyEvent event, Caller caller) {
        return TeamActs.done(code, caller)
                .on(CustodyWire.TYPE, event.id())
                .fact("team", event.team())
                .fact("item", event.item())
                .fact("country", event.country())
                .code("kind", event.kind().token());
    }

    /** An item is here now. */
    void arrived(Entry entry) {
        if (entry.kind() == EntryKind.EVIDENCE) {
            known(entry.team(), entry.id());
        }
    }

    /** It is told that an item was taken back before it came here; it may have been told otherwise before. */
    void told(RecordId team, RecordId item) {
        if (entries.traces(Set.of(item)).get(item).told()) {
            known(team, item);
        }
    }

    private void known(RecordId team, RecordId item) {
        again(team, item.toString());
        if (!store.of(team, item).isEmpty()) {
            changes.moment();
            follow(team, item);
        }
    }

    /** Something was said: it may have been what events waited for. */
    @Override
    public void followed(Statement statement) {
        if (Standings.KINDS.contains(statement.kind())) {
            again(statement.team(), CustodyStore.STANDING);
        }
    }

    /** A chain may have waited whole: where its item is is read once. */
    private void again(RecordId team, String needs) {
        Set<RecordId> moved = new TreeSet<>();
        store.needing(team, needs).stream()
                .filter(this::look)
                .map(early -> early.sealed().event())
                .filter(event -> event.kind().moves())
                .forEach(event -> moved.add(event.item()));
        moved.forEach(item -> follow(team, item));
    }

    /** That one which waited says what nobody can take keeps nothing else back. @return whether it is kept now */
    private boolean look(Early early) {
        CustodyEvent event = early.sealed().event();
        store.endWaiting(early);
        try {
            Optional<String> needs = needs(early);
            if (needs.isPresent()) {
                store.keepWaiting(early, needs.get());
            } else {
                keep(early.sealed());
            }
            return needs.isEmpty();
        } catch (Refusal refusal) {
            changes.record(act("jit.custody-left", event).code("code", refusal.code()));
            return false;
        }
    }

    /** What happened stays, whoever takes it back: its country bound itself by its seal. */
    void takenBack(SharedRecord record) {
        store.find(record.owner(), record.id())
                .ifPresent(kept -> changes.record(act("jit.custody-kept", kept.event())));
    }
}
