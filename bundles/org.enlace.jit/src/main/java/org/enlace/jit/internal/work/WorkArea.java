package org.enlace.jit.internal.work;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.enlace.exchange.Delivery;
import org.enlace.exchange.Exchange;
import org.enlace.files.Files;
import org.enlace.inbox.Inbox;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.JitStores;
import org.enlace.jit.internal.StatementBook;
import org.enlace.jit.internal.access.TeamContents;
import org.enlace.jit.internal.signing.SigningArea;
import org.enlace.jit.internal.work.EntryStore.Trace;
import org.enlace.jit.work.Entries;
import org.enlace.jit.work.Entry;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.Origin;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;

/** The working space of teams, put together. */
public final class WorkArea {
    private final EntryDesk desk;
    private final EntryIntake intake;
    private final EntryGoings goings;
    private final EntryTelling telling;
    private final EntryBook entries;
    private final EvidenceDoor items;
    private final EntryWriting writing;
    private final EntryStore store;
    private final FileDesk files;
    private final EntrySharing sharing;
    private final WithdrawalNotices notices;
    private final Changes changes;
    private final CountryCode own;
    private final List<Consumer<Entry>> staying = new CopyOnWriteArrayList<>();

    public WorkArea(
            StatementBook book,
            JitStores stores,
            Changes changes,
            Exchange exchange,
            Inbox inbox,
            Supplier<Files> files,
            SigningArea signing,
            CountryCode own) {
        EntryStores kept = stores.entries();
        store = kept.entries();
        Masks masks = new Masks(own);
        Reasons reasons = new Reasons();
        Numbering numbering = new Numbering(signing::name);
        notices = new WithdrawalNotices(signing, inbox, kept, changes);
        entries = new EntryBook(
                kept,
                masks,
                new Mentions(signing, inbox, kept),
                new Duties(signing, kept, inbox),
                notices,
                numbering,
                changes);
        EntryRules rules = new EntryRules(kept);
        FileErasing erasing = new FileErasing(kept.files(), files, changes);
        FileSharing fileSharing = new FileSharing(exchange, kept, files, erasing, changes, own);
        this.changes = changes;
        this.own = own;
        sharing = new EntrySharing(exchange, own, fileSharing);
        EntryDoor door = new EntryDoor(signing.door(), signing.marks(), kept, masks, reasons);
        intake = new EntryIntake(kept, entries, rules, signing.standings(), changes);
        goings = new EntryGoings(kept, intake, signing.standings(), changes);
        writing = new EntryWriting(
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
                door, writing, kept, new EntryLists(kept, door, numbering), sharing, notices, masks, reasons, changes);
        items = new EvidenceDoor(door, kept, notices, changes);
        telling = new EntryTelling(kept, sharing, signing.standings(), changes);
        FileIntake fileIntake = new FileIntake(kept, signing.standings(), files, erasing, notices, changes);
        entries.arriving(fileIntake::arrived);
        this.files = new FileDesk(
                door, kept, masks, signing.standings(), fileSharing, fileIntake, erasing, notices, changes);
        book.area(intake);
        book.area(telling);
        book.area(fileIntake);
    }

    public Entries entries() {
        return desk;
    }

    /** Tells somebody of each entry that is here for the first time, in the transaction of its coming. */
    public void arriving(Consumer<Entry> listener) {
        entries.arriving(listener);
    }

    /** Tells somebody of the team and the id of each entry of which it is told that it was taken back before it came. */
    public void told(BiConsumer<RecordId, RecordId> listener) {
        goings.listening(listener);
    }

    /** Says of which entries something hangs that would be lost with them: these are not taken back, and their files stay. */
    public void chained(Predicate<Entry> chain) {
        writing.chained(chain);
        files.chained(chain);
    }

    /** Is asked before an entry of this country is taken back, and refuses where it stays. */
    public void takingBack(Consumer<Entry> rule) {
        writing.chained(entry -> {
            rule.accept(entry);
            return false;
        });
    }

    /** Is asked before an entry of this country is taken back or a file comes off it, and refuses where it stays with all it has. */
    public void staying(Consumer<Entry> rule) {
        takingBack(rule);
        files.chained(entry -> {
            rule.accept(entry);
            return false;
        });
        staying.add(rule);
    }

    /** That an entry need not stay with all it has. @throws org.enlace.platform.Refusal as the rules of {@link #staying} say */
    public void requireFree(Entry entry) {
        staying.forEach(rule -> rule.accept(entry));
    }

    /**
     * At the end of retention, in the current transaction: nothing is left of what an entry of this country said, of its versions and its
     * files, also where something hangs on it that stays. Whatever keeps one of its files has to be asked before.
     *
     * @return the countries that had it at any time, which are told to take it back
     * @throws org.enlace.platform.NotFound where it is none of this country, or was taken back
     */
    public Set<CountryCode> expire(RecordId id, String why) {
        return writing.expire(
                store.find(id)
                        .filter(one -> one.entry().owner().equals(own))
                        .orElseThrow(() -> new NotFound(EntryWire.TYPE, id.toString())),
                why);
    }

    /** How far the last message about an entry is with each country. */
    public List<Delivery> deliveries(RecordId id) {
        return sharing.deliveries(id);
    }

    /** The way in to items of evidence. */
    public EvidenceDoor items() {
        return items;
    }

    public FileDesk files() {
        return files;
    }

    /** Notes that somebody was given a file of an entry: they are told when the entry is withdrawn. */
    public void opened(RecordId entry, Caller caller) {
        if (caller.origin().door() != Origin.Door.NODE) {
            changes.read(() -> {
                notices.open(entry, caller.officer());
                return null;
            });
        }
    }

    /** What puts entries into their places; only for what fills them in another way than officers and other countries do. */
    EntryBook book() {
        return entries;
    }

    /** Those of some records that are or were entries here. */
    Map<RecordId, Trace> traces(Collection<RecordId> records) {
        return store.traces(records);
    }

    /** What it shares in teams. */
    public TeamContents contents() {
        return telling;
    }

    /** What comes round beside files, in the current transaction. */
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
        files.entryGone(record.id(), record.owner());
    }
}
