package org.enlace.jit.internal.work;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.files.FileName;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.StoredFile;
import org.enlace.jit.Statement;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.Hearing;
import org.enlace.jit.internal.TeamActs;
import org.enlace.jit.internal.signing.Standings;
import org.enlace.jit.internal.work.EntryFileStore.Part;
import org.enlace.jit.internal.work.EntryFileStore.Row;
import org.enlace.jit.internal.work.EntryStore.Trace;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Hashing;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;

/**
 * Takes in the parts of other countries' files. When all are here a file is made of them, if it is what it was said to be and its entry
 * is here and of the same country; it is there for whoever may read that entry. Until then only the parts are kept, and looked at again
 * when the entry comes and when something is said in the team.
 */
final class FileIntake implements Hearing {
    private static final int MOST_EARLY = 100;

    /** What has nothing to do with the file: it is tried again. */
    private static final Set<String> LATER = Set.of("files.quota", "files.disk-full", "files.closed");

    private final EntryStore entries;
    private final EntryFileStore store;
    private final Standings standings;
    private final Supplier<Files> files;
    private final FileErasing erasing;
    private final WithdrawalNotices notices;
    private final EntryTimes times;
    private final Changes changes;

    FileIntake(
            EntryStores stores,
            Standings standings,
            Supplier<Files> files,
            FileErasing erasing,
            WithdrawalNotices notices,
            Changes changes) {
        entries = stores.entries();
        store = stores.files();
        this.standings = standings;
        this.files = files;
        this.erasing = erasing;
        this.notices = notices;
        this.changes = changes;
        times = new EntryTimes(standings, changes.clock());
    }

    /**
     * In the transaction of its coming. The same again changes nothing.
     *
     * @throws Refusal {@code jit.form}, {@code jit.file-large}, {@code jit.file-many}, {@code jit.file-hash}, {@code jit.entry-other},
     *     {@code jit.entry-ahead}, {@code jit.entry-late}, {@code jit.entry-over}, {@code jit.not-a-party}, {@code jit.too-early}, and what {@link Files#add} finds
     */
    void take(SharedRecord record, String text) {
        FileWire.Piece piece = FileWire.read(text);
        Row row = row(piece, record.owner());
        if (row.owner().equals(standings.own())) {
            throw other("entry");
        }
        times.requireToday(row.added());
        boolean counts = counts(row);
        Optional<Row> known = store.find(row.owner(), row.id());
        if (known.isEmpty()) {
            times.requireOnItsWay(row.team(), row.owner());
            requireRoom(row, counts);
            store.put(row);
        } else {
            requireSame(known.get(), row);
        }
        if (store.ofPart(row.owner(), record.id())
                .filter(other -> !other.id().equals(row.id()))
                .isPresent()) {
            throw other("record");
        }
        List<Part> parts = store.parts(row);
        if (parts.stream().noneMatch(part -> part.number() == piece.number())) {
            store.add(row, new Part(record.id(), piece.number()), Optional.of(piece.data()));
            if (parts.size() + 1 == row.parts()) {
                byte[] whole = whole(row);
                if (counts) {
                    keep(row, whole);
                }
            }
        }
    }

    private static Row row(FileWire.Piece piece, CountryCode owner) {
        return new Row(
                piece.file(),
                piece.entry(),
                piece.team(),
                owner,
                piece.name(),
                piece.sha256(),
                piece.size(),
                piece.added(),
                Optional.empty(),
                false,
                false,
                false);
    }

    /**
     * Whether its entry is here, and its country was a party when it was added; not yet where either may still come. What was taken back
     * may come again, as to a country that joins anew. That an entry is gone of which nothing was here is told by whoever says so: its
     * own country may say otherwise.
     *
     * @throws Refusal where its entry is another country's or team's, or it was added when its country added nothing
     */
    private boolean counts(Row row) {
        Optional<Trace> entry = Optional.ofNullable(
                        entries.traces(Set.of(row.entry())).get(row.entry()))
                .filter(one -> !one.told());
        if (entry.filter(one -> !one.owner().equals(row.owner()) || !one.team().equals(row.team()))
                .isPresent()) {
            throw other("entry");
        }
        boolean running = Voice.running(
                standings.of(row.team()),
                row.owner(),
                row.added(),
                entry.map(Trace::kind).map(EntryKind::area).orElse(EntryKind.Area.CLOSING));
        return running && entry.filter(one -> !one.takenBack()).isPresent();
    }

    /** Of any number of entries and teams that never come files can be made up. */
    private void requireRoom(Row row, boolean counts) {
        long there = store.of(row.entry()).stream()
                .filter(one -> one.owner().equals(row.owner()))
                .count();
        if (there >= FileDesk.MOST) {
            throw FileDesk.many();
        }
        if (!counts && store.waiting(row.owner()) >= MOST_EARLY) {
            throw new Refusal("jit.too-early", "Too much waits of " + row.owner() + " already", row.owner(), MOST_EARLY)
                    .at("country");
        }
    }

    private static void requireSame(Row known, Row row) {
        boolean same = known.entry().equals(row.entry())
                && known.team().equals(row.team())
                && known.name().equals(row.name())
                && known.sha256().equals(row.sha256())
                && known.size() == row.size()
                && known.added().equals(row.added());
        if (!same) {
            throw other("file");
        }
    }

    private static Refusal other(String field) {
        return new Refusal(
                        "jit.entry-other",
                        "Something else is here under that id; an entry stays its country's, and a version as it is")
                .at(field);
    }

    /** All of it is here. @throws Refusal {@code jit.file-hash} where it is not what it was said to be */
    private byte[] whole(Row row) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(row.size());
        store.parts(row).forEach(part -> whole.writeBytes(FileWire.bytes(store.content(row, part))));
        byte[] bytes = whole.toByteArray();
        if (!hash(bytes).equals(row.sha256())) {
            throw new Refusal("jit.file-hash", "The file is not the one whose hash it names; have it sent again")
                    .at("sha256");
        }
        return bytes;
    }

    private void keep(Row row, byte[] bytes) {
        StoredFile file = files.get()
                .add(
                        new OwnerRef(EntryFiles.NAME, row.entry()),
                        new FileName(row.name()),
                        new ByteArrayInputStream(bytes),
                        FileErasing.KEEPER);
        store.put(row.stored(file.id()));
        store.empty(row);
        changes.record(act("jit.file-came", row));
    }

    private static Act act(String code, Row row) {
        return TeamActs.done(code, Caller.node())
                .on(FileWire.TYPE, row.id())
                .fact("team", row.team())
                .fact("country", row.owner())
                .fact("entry", row.entry());
    }

    private static String hash(byte[] bytes) {
        return Hashing.sha256(bytes);
    }

    /** An entry is here now: files that came before it are made, and what others said of it goes. */
    void arrived(Entry entry) {
        store.waitingFor(entry.id()).forEach(this::look);
    }

    /** Something was said: it may have been what files waited for. */
    @Override
    public void followed(Statement statement) {
        if (Standings.KINDS.contains(statement.kind())) {
            store.waitingIn(statement.team()).forEach(this::look);
        }
    }

    /** What comes round, in the current transaction: what could not be made before. */
    void round() {
        store.waiting().forEach(this::look);
    }

    /** That one which waited says what nobody can take keeps nothing else back. */
    private void look(Row row) {
        boolean counts;
        try {
            counts = counts(row);
        } catch (Refusal refusal) {
            left(row, refusal);
            return;
        }
        if (counts && store.parts(row).size() == row.parts()) {
            // Apart: what the node's files refuse would undo the coming of what it waited for.
            changes.afterwards(() -> make(row), refusal -> refused(row, refusal));
        }
    }

    private void make(Row row) {
        boolean still = store.waitingFor(row.entry()).contains(row);
        if (still && counts(row)) {
            keep(row, whole(row));
        }
    }

    private void refused(Row row, Refusal refusal) {
        if (!LATER.contains(refusal.code())) {
            left(row, refusal);
        }
    }

    private void left(Row row, Refusal refusal) {
        store.remove(row);
        changes.record(act("jit.file-left", row).code("code", refusal.code()));
    }

    /** Its country took a part back, from all or from this country: all of the file goes. */
    void takenBack(SharedRecord record) {
        store.ofPart(record.owner(), record.id()).filter(row -> !row.gone()).ifPresent(row -> {
            if (row.stored().isPresent()) {
                notices.tellOfFile(row, Optional.empty());
            }
            erasing.take(row);
        });
    }

    /** A country took an entry back: so are the files that it gave it, whatever comes first. */
    void entryGone(RecordId entry, CountryCode owner) {
        store.of(entry).stream()
                .filter(row -> row.owner().equals(owner) && !row.owner().equals(standings.own()) && !row.gone())
                .forEach(erasing::take);
    }
}
