package org.enlace.jit.internal.work;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.files.FileName;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.StoredFile;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.TeamActs;
import org.enlace.jit.internal.signing.Standings;
import org.enlace.jit.internal.work.EntryFileStore.Part;
import org.enlace.jit.internal.work.EntryFileStore.Row;
import org.enlace.jit.internal.work.EntryStore.Trace;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;

/**
 * Takes in the parts of other countries' files. With the last of them a file is made of them, if it is what it was said to be; it is there
 * for whoever may read its entry, and for nobody as long as that does not count.
 */
final class FileIntake {
    private static final int MOST_EARLY = 100;

    private final EntryStore entries;
    private final EntryFileStore store;
    private final Standings standings;
    private final Supplier<Files> files;
    private final FileErasing erasing;
    private final EntryTimes times;
    private final Changes changes;

    FileIntake(EntryStores stores, Standings standings, Supplier<Files> files, FileErasing erasing, Changes changes) {
        entries = stores.entries();
        store = stores.files();
        this.standings = standings;
        this.files = files;
        this.erasing = erasing;
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
        Row row = new Row(
                piece.file(),
                piece.entry(),
                piece.team(),
                record.owner(),
                piece.name(),
                piece.sha256(),
                piece.size(),
                piece.added(),
                Optional.empty(),
                false,
                false);
        Optional<Trace> entry =
                Optional.ofNullable(entries.traces(Set.of(row.entry())).get(row.entry()));
        requireTheirs(row, entry);
        if (entry.filter(Trace::takenBack).isPresent()) {
            return;
        }
        Optional<Row> known = store.find(row.id());
        if (known.isEmpty()) {
            times.requireOnItsWay(row.team(), row.owner());
            requireRoom(row, entry);
            store.put(row);
        } else {
            requireSame(known.get(), row);
        }
        if (store.ofPart(record.id())
                .filter(other -> !other.id().equals(row.id()))
                .isPresent()) {
            throw other("record");
        }
        List<Part> parts = store.parts(row.id());
        if (parts.stream().noneMatch(part -> part.number() == piece.number())) {
            store.add(row.id(), new Part(record.id(), piece.number()), Optional.of(piece.data()));
            if (parts.size() + 1 == row.parts()) {
                keep(row);
            }
        }
    }

    /** @throws Refusal where its entry is another country's or team's, or it was added when its country added nothing */
    private void requireTheirs(Row row, Optional<Trace> entry) {
        boolean ours = row.owner().equals(standings.own());
        boolean others = entry.filter(
                        one -> !one.owner().equals(row.owner()) || !one.team().equals(row.team()))
                .isPresent();
        if (ours || others) {
            throw other("entry");
        }
        times.requireToday(row.added());
        Voice.running(
                standings.of(row.team()),
                row.owner(),
                row.added(),
                entry.map(Trace::kind).map(EntryKind::area).orElse(EntryKind.Area.CLOSING));
    }

    private void requireRoom(Row row, Optional<Trace> entry) {
        if (store.of(row.entry()).size() >= FileDesk.MOST) {
            throw FileDesk.many();
        }
        if (entry.isEmpty() && store.early(row.owner()) >= MOST_EARLY) {
            throw new Refusal("jit.too-early", "Too much waits of " + row.owner() + " already", row.owner(), MOST_EARLY)
                    .at("country");
        }
    }

    private static void requireSame(Row known, Row row) {
        boolean same = known.entry().equals(row.entry())
                && known.team().equals(row.team())
                && known.owner().equals(row.owner())
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

    /** All of it is here. */
    private void keep(Row row) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(row.size());
        store.parts(row.id()).forEach(part -> whole.writeBytes(FileWire.bytes(store.content(part.record()))));
        byte[] bytes = whole.toByteArray();
        if (!hash(bytes).equals(row.sha256())) {
            throw new Refusal("jit.file-hash", "The file is not the one whose hash it names; have it sent again")
                    .at("sha256");
        }
        StoredFile file = files.get()
                .add(
                        new OwnerRef(EntryFiles.NAME, row.entry()),
                        new FileName(row.name()),
                        new ByteArrayInputStream(bytes),
                        FileErasing.KEEPER);
        store.put(row.stored(file.id()));
        store.empty(row.id());
        changes.record(TeamActs.done("jit.file-came", Caller.node())
                .on(FileWire.TYPE, row.id())
                .fact("team", row.team())
                .fact("country", row.owner())
                .fact("entry", row.entry()));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Its country took a part back, from all or from this country: all of the file goes. */
    void takenBack(SharedRecord record) {
        store.ofPart(record.id())
                .filter(row -> row.owner().equals(record.owner()) && !row.gone())
                .ifPresent(erasing::take);
    }

    /** An entry of another country was taken back: so are its files, whatever comes first. */
    void entryGone(RecordId entry) {
        store.of(entry).stream()
                .filter(row -> !row.owner().equals(standings.own()) && !row.gone())
                .forEach(erasing::take);
    }
}
