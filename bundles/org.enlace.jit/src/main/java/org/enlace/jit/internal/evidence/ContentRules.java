package org.enlace.jit.internal.evidence;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.enlace.files.FileState;
import org.enlace.files.FileUse;
import org.enlace.files.Files;
import org.enlace.files.StoredFile;
import org.enlace.jit.access.Right;
import org.enlace.jit.custody.CustodyLog;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.evidence.ContentStore.Outcome;
import org.enlace.jit.internal.evidence.ContentStore.Row;
import org.enlace.jit.internal.work.EntryStore;
import org.enlace.jit.internal.work.EntryStore.Stored;
import org.enlace.jit.internal.work.EntryStore.Trace;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.Caller;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.Origin;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * Who may read and add the contents of items, and which stay: for those who see the team's content and the item whole; added by whoever
 * writes evidence for the item's country, on its node alone, where the item is digital and not gone. With the chain, they stay.
 */
final class ContentRules {
    private static final String FULL = "content.closed.full";

    private final ContentStore store;
    private final EntryStore entries;
    private final ContentNotices notices;
    private final Desks desks;

    ContentRules(ContentStore store, EntryStore entries, ContentNotices notices, Desks desks) {
        this.store = store;
        this.entries = entries;
        this.notices = notices;
        this.desks = desks;
    }

    /** The node does what an item tells it to. */
    static boolean node(Caller caller) {
        return caller.origin().door() == Origin.Door.NODE && caller.officer().equals(EvidenceContents.KEEPER.officer());
    }

    /** Where the contents of an item are looked at and added. */
    static String path(RecordId team, RecordId item) {
        return "/jit/teams/" + team + "/work/evidence/" + item + "/contents";
    }

    /** An item as its contents are asked for; empty for whoever may not know of them, and for items of other countries. */
    Optional<FileUse.Owner> owner(RecordId id, Caller caller) {
        Optional<Trace> trace = Optional.ofNullable(entries.traces(Set.of(id)).get(id))
                .filter(one -> one.kind() == EntryKind.EVIDENCE)
                .filter(one -> one.owner().equals(desks.country()));
        if (trace.isEmpty()) {
            return Optional.empty();
        }
        String path = path(trace.get().team(), id);
        if (node(caller)) {
            return Optional.of(new FileUse.Owner(id.toString(), path, NeedToKnow.OPEN, true, false));
        }
        if (!desks.signing().door().view(caller, trace.get().team()).allows(Right.SEE_CONTENT)) {
            return Optional.empty();
        }
        if (trace.get().takenBack()) {
            // What was taken off before is still here, with its names, for whoever erases it and for nobody else.
            return trace.get().victim() || !caller.holds(Files.ERASE)
                    ? Optional.empty()
                    : Optional.of(FileUse.Owner.kept(id, path));
        }
        return desks.work()
                .files()
                .owner(id, caller)
                .map(one -> new FileUse.Owner(
                        one.title(),
                        // Why it is consulted is said on its own page.
                        one.reasonNeeded() ? one.path() : path,
                        one.readers(),
                        // From one that is full something may come off.
                        one.changeable()
                                && closed(id).filter(key -> !key.equals(FULL)).isEmpty(),
                        one.reasonNeeded()));
    }

    /** The key of why nothing is added to an item, whoever asks; empty where that is nothing. */
    Optional<String> closed(RecordId id) {
        Optional<Entry> item = entries.find(id).map(Stored::entry);
        if (item.isEmpty()) {
            return Optional.of("content.closed.back");
        }
        if (!digital(item.get())) {
            return Optional.of("content.closed.physical");
        }
        if (desks.chains().known(item.get()).state() instanceof CustodyLog.Gone) {
            return Optional.of("content.closed.gone");
        }
        return store.of(id).size() >= EvidenceContents.MOST ? Optional.of(FULL) : Optional.empty();
    }

    static boolean digital(Entry item) {
        return item.kind() == EntryKind.EVIDENCE
                && item.content().word("nature").equals("digital");
    }

    /** Whether a chain has begun. */
    private boolean chained(Entry item) {
        CustodyLog log = desks.chains().known(item);
        return !(log.state() instanceof CustodyLog.Unknown)
                || log.events().stream().anyMatch(one -> one.event().country().equals(desks.country()));
    }

    /**
     * A file was added to an item, or put back, in that transaction. It was hashed while it came; one that is put back is read anew for
     * whoever did so, for what was known of it went with it.
     */
    void attached(StoredFile.Attached file, Caller caller) {
        RecordId item = file.owner().record();
        Trace trace = entries.traces(Set.of(item)).get(item);
        store.put(new Row(
                file.id(),
                item,
                trace.team(),
                file.content().sha256(),
                file.content().size(),
                Outcome.ARRIVED,
                file.added().at().truncatedTo(ChronoUnit.MICROS),
                Optional.empty(),
                file.version() == 1 ? Optional.empty() : Optional.of(caller.officer())));
    }

    /**
     * Whether a file comes off its item no more; one in which a virus was found does, and what the node is told to erase.
     *
     * @throws Refusal {@code jit.retention-held} where a legal hold stands on the item
     */
    boolean keeps(StoredFile file, Caller caller) {
        if (node(caller) || file.content().state() == FileState.QUARANTINED) {
            return false;
        }
        Optional<Entry> item = entries.find(file.owner().record()).map(Stored::entry);
        item.ifPresent(desks.work()::requireFree);
        return item.filter(this::chained).isPresent();
    }

    void gone(StoredFile file) {
        store.remove(file.id());
        notices.gone(file.id());
        if (store.of(file.owner().record()).isEmpty()) {
            notices.none(file.owner().record());
        }
    }

    /** @throws Refusal {@code jit.entry-contents} for an item that has contents: they would be nobody's */
    void requireNone(Entry entry) {
        if (entry.kind() == EntryKind.EVIDENCE && !store.of(entry.id()).isEmpty()) {
            throw new Refusal(
                    "jit.entry-contents",
                    "Digital evidence is stored for it; remove its files first, or leave the item and say in it what is"
                            + " wrong");
        }
    }
}
