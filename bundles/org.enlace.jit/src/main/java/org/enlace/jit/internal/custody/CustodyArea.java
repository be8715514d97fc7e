package org.enlace.jit.internal.custody;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.enlace.exchange.Exchange;
import org.enlace.inbox.Inbox;
import org.enlace.jit.custody.Custody;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.JitStores;
import org.enlace.jit.internal.StatementBook;
import org.enlace.jit.internal.caseuco.CaseExports;
import org.enlace.jit.internal.signing.Sealer;
import org.enlace.jit.internal.signing.SigningArea;
import org.enlace.jit.internal.stamping.StampDesk;
import org.enlace.jit.internal.work.EntryStore;
import org.enlace.jit.internal.work.Transits;
import org.enlace.jit.internal.work.WorkArea;
import org.enlace.jit.work.Entry;
import org.enlace.keys.Keys;
import org.enlace.keys.timestamp.TimeStamps;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;

/** Chains of custody, put together. */
public final class CustodyArea {
    private final CustodyDesk desk;
    private final CustodyIntake intake;
    private final CustodyTelling telling;
    private final Verifications verifications;
    private final CaseExports exports;
    private final StampDesk stamps;

    /**
     * @param contents what items consist of, for programs of others
     * @param patience after which people are told that nobody acknowledged what they handed over
     */
    public CustodyArea(
            StatementBook book,
            JitStores stores,
            Changes changes,
            Exchange exchange,
            Keys keys,
            Supplier<TimeStamps> stamping,
            Inbox inbox,
            SigningArea signing,
            WorkArea work,
            CaseExports.Contents contents,
            CountryCode own,
            Supplier<Duration> patience) {
        CustodyStore kept = stores.custody();
        EntryStore entries = stores.entries().entries();
        CustodySharing sharing = new CustodySharing(exchange, own);
        Transits transits = new Transits(signing, inbox, stores.whereabouts(), own, patience);
        desk = new CustodyDesk(
                work.items(),
                kept,
                stores.stamps(),
                stores.whereabouts(),
                entries,
                sharing,
                new Sealer(keys),
                signing.marks(),
                transits,
                changes);
        intake = new CustodyIntake(kept, entries, signing.standings(), transits, changes);
        telling = new CustodyTelling(kept, entries, sharing, signing.standings(), changes);
        stamps = new StampDesk(stores.stamps(), kept, changes, stamping, own);
        verifications = new Verifications(kept, stores.entries(), stores.contents(), changes.clock(), stamps, signing);
        exports = new CaseExports(work.items(), kept, stores.whereabouts(), contents, signing::name, changes);
        intake.keeping(telling::late);
        work.arriving(intake::arrived);
        work.told(intake::told);
        work.chained(entry -> chained(entry, kept.of(entry.team(), entry.id())));
        book.area(intake);
        book.area(telling);
    }

    /** Whether a chain has begun: what others write of an item with which its own country did nothing keeps nobody from taking it back. */
    private static boolean chained(Entry entry, List<SealedEvent> events) {
        return events.stream().anyMatch(one -> one.event().country().equals(entry.owner()))
                || !(CustodyLog.kept(entry.id(), entry.owner(), events).state() instanceof CustodyLog.Unknown);
    }

    public Custody custody() {
        return desk;
    }

    /** Tells somebody of each event that is written here, in its transaction. */
    public void written(Consumer<CustodyEvent> listener) {
        desk.written(listener);
    }

    /** What is known of an item, by what was verified when it came. */
    public CustodyLog known(Entry item) {
        return desk.known(item);
    }

    /** Notes that somebody took the custody sheet of an item along. */
    public void printed(RecordId team, RecordId item, Caller caller) {
        desk.printed(team, item, caller);
    }

    /** Evidence for programs of others. */
    public CaseExports exports() {
        return exports;
    }

    /** Notes that somebody took the text of an event along. */
    public void taken(RecordId team, RecordId item, RecordId event, Caller caller) {
        desk.taken(team, item, event, caller);
    }

    /** Whether chains hold, for whoever looks after the node. */
    public Verifications verifications() {
        return verifications;
    }

    /** Time stamps on events. */
    public StampDesk stamps() {
        return stamps;
    }

    /** What comes round, in the current transaction. */
    public void round() {
        telling.round();
        desk.round();
    }

    /** Takes in what another country wrote, in the transaction of its coming. */
    public void take(SharedRecord record, String text) {
        intake.take(record, text);
    }

    /** Another country asks for an event back, which stays. */
    public void takenBack(SharedRecord record) {
        intake.takenBack(record);
    }
}
