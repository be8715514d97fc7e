package org.enlace.jit.internal.work;

import java.util.function.Consumer;
import org.enlace.exchange.Exchange;
import org.enlace.inbox.Inbox;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.JitStores;
import org.enlace.jit.internal.StatementBook;
import org.enlace.jit.internal.access.TeamContents;
import org.enlace.jit.internal.signing.SigningArea;
import org.enlace.jit.work.Entries;
import org.enlace.jit.work.Entry;
import org.enlace.platform.CountryCode;
import org.enlace.platform.SharedRecord;

/** The working space of teams, put together. */
public final class WorkArea {
    private final EntryDesk desk;
    private final EntryIntake intake;
    private final EntryGoings goings;
    private final EntryTelling telling;
    private final EntryBook entries;
    private final EvidenceDoor items;

    public WorkArea(
            StatementBook book,
            JitStores stores,
            Changes changes,
            Exchange exchange,
            Inbox inbox,
            SigningArea signing,
            CountryCode own) {
        EntryStores kept = stores.entries();
        Masks masks = new Masks(own);
        Reasons reasons = new Reasons();
        Numbering numbering = new Numbering(signing::name);
        entries = new EntryBook(kept, masks, new Mentions(signing, inbox, kept), numbering, changes);
        EntryRules rules = new EntryRules(kept);
        EntrySharing sharing = new EntrySharing(exchange, own);
        EntryDoor door = new EntryDoor(signing.door(), signing.marks(), kept, masks, reasons);
        intake = new EntryIntake(kept, entries, rules, signing.standings(), changes);
        goings = new EntryGoings(kept, intake, signing.standings(), changes);
        EntryWriting writing = new EntryWriting(
                door,
                entries,
                sharing,
                rules,
                kept.numbers(),
                new WritingRules(kept, rules),
                intake,
                new Once(kept.entries()),
                changes);
        desk = new EntryDesk(
                door, writing, kept, new EntryLists(kept, door, numbering), sharing, masks, reasons, changes);
        items = new EvidenceDoor(door, changes);
        telling = new EntryTelling(kept, sharing, signing.standings(), changes);
        book.area(intake);
        book.area(telling);
    }

    public Entries entries() {
        return desk;
    }

    /** Tells somebody of each entry that is here for the first time, in the transaction of its coming. */
    public void arriving(Consumer<Entry> listener) {
        entries.arriving(listener);
    }

    /** The way in to items of evidence. */
    public EvidenceDoor items() {
        return items;
    }

    /** What puts entries into their places; only for what fills them in another way than officers and other countries do. */
    EntryBook book() {
        return entries;
    }

    /** What it shares in teams. */
    public TeamContents contents() {
        return telling;
    }

    /** What comes round, in the current transaction. */
    public void round() {
        telling.round();
    }

    /** Takes in what another country wrote, in the transaction of its coming. */
    public void take(SharedRecord record, String text) {
        intake.take(record, text);
    }

    /** Another country took entries back before they came here. */
    public void gone(SharedRecord record, String text) {
        goings.take(record, text);
    }

    /** Another country took an entry back. */
    public void takenBack(SharedRecord record, String reason) {
        intake.takenBack(record, reason);
    }
}
