package org.enlace.jit.internal.work;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.enlace.files.FileState;
import org.enlace.files.FileUse;
import org.enlace.files.StoredFile;
import org.enlace.jit.course.Carried;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.signing.Standings;
import org.enlace.jit.internal.work.EntryFileStore.Row;
import org.enlace.jit.internal.work.EntryStore.Stored;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Seen.Kept;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;

/** The files of entries: who may read and add them, and where they go. */
public final class FileDesk {
    /** How many files an entry has at most. */
    public static final int MOST = 20;

    private final EntryDoor door;
    private final EntryStore entries;
    private final EntryFileStore store;
    private final Masks masks;
    private final Standings standings;
    private final FileSharing sharing;
    private final FileIntake intake;
    private final FileErasing erasing;
    private final WithdrawalNotices notices;
    private final Changes changes;
    private final List<Predicate<Entry>> chained = new CopyOnWriteArrayList<>();

    FileDesk(
            EntryDoor door,
            EntryStores stores,
            Masks masks,
            Standings standings,
            FileSharing sharing,
            FileIntake intake,
            FileErasing erasing,
            WithdrawalNotices notices,
            Changes changes) {
        this.door = door;
        entries = stores.entries();
        store = stores.files();
        this.masks = masks;
        this.standings = standings;
        this.sharing = sharing;
        this.intake = intake;
        this.erasing = erasing;
        this.notices = notices;
        this.changes = changes;
    }

    static Refusal many() {
        return new Refusal(
                        "jit.file-many",
                        "An entry has at most " + MOST + " files; write another entry for what follows",
                        MOST)
                .at("file");
    }

    private static boolean node(Caller caller) {
        return caller.officer().equals(FileErasing.KEEPER.officer());
    }

    /**
     * An entry as files of it are asked for: only for whoever may read the whole of it, also the victims that its text names, after they
     * have said why where that is asked for. Empty for everybody else. The node takes in and erases what entries tell it to.
     */
    public Optional<FileUse.Owner> owner(RecordId id, Caller caller) {
        if (node(caller)) {
            return Optional.of(new FileUse.Owner(id.toString(), "/jit", NeedToKnow.OPEN, true, false));
        }
        return read(id, caller, (reader, stored) -> {
            Optional<Kept> kept = door.eyes(reader).alone(stored).kept();
            boolean never = masks.of(stored, reader.mayKnow(stored.entry().owner()), true)
                    .kept()
                    .isPresent();
            if (never || kept.filter(Kept.PSEUDONYM::equals).isPresent()) {
                return Optional.empty();
            }
            Entry entry = stored.entry();
            // What is said of papers of an item has none of its own: these would go where no second officer looked.
            boolean writes = entry.kind() != EntryKind.TRANSLATION
                    && entry.owner().equals(reader.own())
                    && reader.view().allows(entry.kind().area().writing());
            return Optional.of(new FileUse.Owner(
                    Masks.code(stored),
                    "/jit/teams/" + entry.team() + "/work/entries/" + id,
                    NeedToKnow.OPEN,
                    writes,
                    kept.isPresent()));
        });
    }

    /** Whether an entry has as many files as anybody here may give it. */
    boolean full(RecordId id, Caller caller) {
        return !node(caller)
                && store.of(id).stream()
                                .filter(row -> row.owner().equals(standings.own()))
                                .count()
                        >= MOST;
    }

    /** Says of which entries something hangs that would be lost with their files: these stay. */
    void chained(Predicate<Entry> chain) {
        chained.add(chain);
    }

    /**
     * What the entry is called on which a file stays, because something hangs of that; empty where it may come off, as one in which a
     * virus was found. The node takes off what a country took back.
     */
    Optional<String> keeps(StoredFile file, Caller caller) {
        if (node(caller) || file.content().state() == FileState.QUARANTINED) {
            return Optional.empty();
        }
        return entries.find(file.owner().record())
                .filter(stored -> chained.stream().anyMatch(one -> one.test(stored.entry())))
                .map(stored -> Masks.code(stored));
    }

    private interface Reading<T> {
        Optional<T> of(EntryReader reader, Stored stored);
    }

    private <T> Optional<T> read(RecordId id, Caller caller, Reading<T> reading) {
        Optional<Stored> there = entries.find(id);
        if (there.isEmpty()) {
            return Optional.empty();
        }
        try {
            EntryReader reader = door.enter(there.get().entry().team(), caller);
            return reading.of(reader, door.stored(reader, id));
        } catch (NotFound e) {
            return Optional.empty();
        }
    }

    /**
     * A file was added to an entry of this country, in that transaction: it goes where the entry went. A paper of an item of evidence stays
     * until two officers lend it.
     */
    void attached(StoredFile.Attached file, Caller caller) {
        Stored stored = entries.find(file.owner().record()).orElse(null);
        if (node(caller)) {
            return;
        }
        if (stored == null) {
            // It was taken back or erased while the file came, which would be nobody's.
            throw new NotFound(EntryWire.TYPE, file.owner().record().toString());
        }
        if (!stored.entry().owner().equals(standings.own())) {
            return;
        }
        Entry entry = stored.entry();
        sharing.add(new Row(
                changes.next(),
                entry.id(),
                entry.team(),
                entry.owner(),
                file.name().value(),
                file.content().sha256().value(),
                (int) file.content().size(),
                standings.now(entry.team()).truncatedTo(ChronoUnit.MICROS),
                Optional.of(file.id()),
                true,
                false,
                false));
    }

    /**
     * A file was taken off or erased here, in that transaction: whoever got one of this country's gives it back, and one of another
     * country does not come again.
     */
    void gone(StoredFile file, Caller caller) {
        store.ofStored(file.id()).ifPresent(row -> {
            notices.tellOfFile(row, Optional.of(caller.officer()));
            if (row.owner().equals(standings.own())) {
                sharing.gone(row, "");
            } else {
                store.put(row.erased());
            }
        });
    }

    /**
     * How far files are that are not everywhere yet.
     *
     * @param name    what it is called
     * @param carried of this country's, how far with each country
     * @param parts   of another's, how many parts it has; 0 for one's own
     * @param here    how many of them are here
     * @param damaged whether this node could not read it, so that it goes nowhere
     */
    public record Way(String name, Map<CountryCode, Carried> carried, int parts, int here, boolean damaged) {}

    /** What of the files of an entry is on its way, for whoever may read them now; oldest first. */
    public List<Way> ways(RecordId id, Caller caller) {
        boolean open = owner(id, caller).filter(one -> !one.reasonNeeded()).isPresent();
        if (!open) {
            return List.of();
        }
        return store.of(id).stream()
                .filter(row -> !row.gone())
                .map(this::way)
                .filter(way -> way.damaged()
                        || way.parts() > 0
                        || way.carried().values().stream().anyMatch(one -> one != Carried.DELIVERED))
                .toList();
    }

    /**
     * A paper of an item of evidence of this country.
     *
     * @param sha256 of it; two may have one name
     * @param given  the countries that an earlier release gave it
     */
    public record Paper(String name, String sha256, Set<CountryCode> given) {}

    /** The papers of an item of evidence of this country, oldest first; for whoever may read them now. */
    public List<Paper> papers(RecordId item, Caller caller) {
        if (owner(item, caller).filter(one -> !one.reasonNeeded()).isEmpty()) {
            return List.of();
        }
        return store.of(item).stream()
                .filter(row -> !row.gone() && row.owner().equals(standings.own()))
                .map(row -> new Paper(row.name(), row.sha256(), sharing.given(row)))
                .toList();
    }

    private Way way(Row row) {
        if (row.owner().equals(standings.own())) {
            return new Way(row.name(), sharing.carried(row), 0, 0, row.damaged());
        }
        int here = store.parts(row).size();
        boolean whole = here == row.parts();
        return new Way(row.name(), Map.of(), whole ? 0 : row.parts(), whole ? 0 : here, false);
    }

    /** What comes round, in the current transaction. */
    public void round() {
        sharing.round();
        intake.round();
        erasing.round();
    }

    /** Takes in a part of another country's file, in the transaction of its coming. */
    public void take(SharedRecord record, String text) {
        intake.take(record, text);
    }

    /** Another country took a part back. */
    public void takenBack(SharedRecord record) {
        intake.takenBack(record);
    }

    /** A country took an entry back. */
    void entryGone(RecordId entry, CountryCode owner) {
        intake.entryGone(entry, owner);
    }
}
