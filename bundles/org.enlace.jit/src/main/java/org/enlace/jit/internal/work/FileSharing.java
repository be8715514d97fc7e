package org.enlace.jit.internal.work;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.enlace.exchange.Delivery;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Exchange.Sharing;
import org.enlace.files.FileState;
import org.enlace.files.Files;
import org.enlace.files.StoredFile;
import org.enlace.jit.course.Carried;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.StatementBook;
import org.enlace.jit.internal.TeamActs;
import org.enlace.jit.internal.work.EntryFileStore.Part;
import org.enlace.jit.internal.work.EntryFileStore.Row;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Tlp;

/**
 * Gives the files of this country's entries to whoever gets the entry, in parts, each a record of its own; in the current transaction. Who
 * is added to an entry's audience is told its files in the next round, a few at a time. One that cannot be read here is marked, and
 * keeps no other back. Papers of items of evidence go nowhere by themselves: two officers lend them as they lend what an item consists of.
 * Where an earlier release gave one and its node said that it has it, it stays, follows its item and is taken back with it; what that
 * release shared and nobody said to have stays at home.
 */
final class FileSharing {
    private static final int ROUND = 10;

    /** So many papers are called back in one round. */
    private static final int HOME = 50;

    private final Exchange exchange;
    private final EntryStore entries;
    private final EntryFileStore store;
    private final Supplier<Files> files;
    private final FileErasing erasing;
    private final Changes changes;
    private final CountryCode own;

    FileSharing(
            Exchange exchange,
            EntryStores stores,
            Supplier<Files> files,
            FileErasing erasing,
            Changes changes,
            CountryCode own) {
        this.exchange = exchange;
        entries = stores.entries();
        store = stores.files();
        this.files = files;
        this.erasing = erasing;
        this.changes = changes;
        this.own = own;
    }

    /** Those of an entry of this country that are on it. */
    private List<Row> own(RecordId entry) {
        return store.of(entry).stream()
                .filter(one -> one.owner().equals(own) && !one.gone())
                .toList();
    }

    private Set<CountryCode> audience(RecordId record) {
        return exchange.find(record).map(SharedRecord::audience).orElse(Set.of());
    }

    /** Whether a file of an entry goes nowhere but on loan. */
    private boolean lent(RecordId entry) {
        return entries.find(entry)
                .filter(one -> one.entry().kind() == EntryKind.EVIDENCE)
                .isPresent();
    }

    /** A file is new on an entry: it goes where the entry went, as soon as it can be had. */
    void add(Row row) {
        store.put(row);
        if (stays(row)) {
            stay(row);
        } else {
            tell(row);
        }
    }

    /** The countries that an earlier release gave a paper, and that still have it. */
    Set<CountryCode> given(Row row) {
        Set<CountryCode> given = new TreeSet<>(Comparator.comparing(CountryCode::value));
        store.parts(row).forEach(part -> given.addAll(audience(part.record())));
        if (row.due()) {
            // What was on its way when this release came has yet to be called back.
            given.retainAll(having(row));
        }
        return given;
    }

    /** The countries whose nodes said that they have all parts of a file of this country. */
    private Set<CountryCode> having(Row row) {
        Set<CountryCode> all = new TreeSet<>(audience(row.entry()));
        for (Part part : store.parts(row)) {
            all.retainAll(exchange.having(part.record()));
        }
        return all;
    }

    /**
     * What somebody has yet to be told; what was not scanned is passed over and keeps nothing else back. Of the papers that stay at home
     * some are called back at a time: all of them in one transaction would keep everybody else waiting.
     */
    void round() {
        Optional<RecordId> last = Optional.empty();
        int told = 0;
        int home = 0;
        List<Row> next;
        do {
            next = store.due(last, ROUND - told);
            for (Row row : next) {
                last = Optional.of(row.id());
                if (stays(row)) {
                    if (home < HOME) {
                        home++;
                        stay(row);
                    }
                } else {
                    told += tell(row) ? 1 : 0;
                }
            }
        } while (!next.isEmpty() && told < ROUND);
    }

    /** The countries that get an entry are others now: whoever gets it no more gives its files back. */
    void follow(RecordId entry, String reason) {
        boolean lent = lent(entry);
        for (Row row : own(entry)) {
            Set<CountryCode> to = lent && row.due() ? having(row) : audience(entry);
            boolean lacks = narrow(row, to, reason);
            boolean due = lacks && !to.isEmpty() && !lent;
            if (due != row.due()) {
                store.put(row.due(due));
            }
        }
    }

    /** @return whether one of some countries has not all of it */
    private boolean narrow(Row row, Set<CountryCode> to, String reason) {
        List<Part> parts = store.parts(row);
        boolean lacks = parts.isEmpty();
        for (Part part : parts) {
            Set<CountryCode> left = new TreeSet<>(audience(part.record()));
            left.retainAll(to);
            exchange.find(part.record())
                    .filter(now -> !left.equals(now.audience()))
                    .ifPresent(
                            now -> exchange.narrow(part.record(), now.version(), left, reason, EntrySharing.CARRIER));
            lacks |= !left.containsAll(to);
        }
        return lacks;
    }

    /** An entry of this country was taken back. */
    void withdraw(Entry entry, String reason) {
        for (Row row : own(entry.id())) {
            withdrawn(row, reason);
            erasing.take(row);
        }
        erasing.rest(entry);
    }

    /** A file was taken off an entry. */
    void gone(Row row, String reason) {
        withdrawn(row, reason);
        store.remove(row);
    }

    private void withdrawn(Row row, String reason) {
        for (Part part : store.parts(row)) {
            exchange.find(part.record())
                    .ifPresent(now -> exchange.withdraw(part.record(), now.version(), reason, EntrySharing.CARRIER));
        }
    }

    /** Whether nothing is told of it, or nothing any more. */
    private boolean stays(Row row) {
        return !row.owner().equals(own) || lent(row.entry());
    }

    private void stay(Row row) {
        if (row.owner().equals(own)) {
            narrow(row, having(row), "");
        }
        store.put(row.due(false));
    }

    /** @return whether it was looked at: not where it was not scanned yet, which keeps nothing else back */
    private boolean tell(Row row) {
        Set<CountryCode> to = audience(row.entry());
        Optional<EntryStore.Stored> entry = entries.find(row.entry());
        StoredFile file = files.get().find(row.stored().orElseThrow(), FileErasing.KEEPER);
        boolean there = file instanceof StoredFile.Attached && entry.isPresent();
        if (there && file.content().state() == FileState.RECEIVED) {
            // Nobody is given what was not scanned.
            return false;
        }
        Row now = row.due(false);
        if (there && file.content().state() == FileState.AVAILABLE && !to.isEmpty()) {
            Optional<byte[]> bytes = bytes(file);
            bytes.ifPresent(all -> share(row, all, to, entry.get()));
            if (bytes.isEmpty()) {
                now = row.unreadable();
                changes.record(TeamActs.done("jit.file-damaged", Caller.node())
                        .on(FileWire.TYPE, row.id())
                        .fact("team", row.team())
                        .fact("entry", row.entry()));
            }
        }
        store.put(now);
        return true;
    }

    /** What a file consists of; empty where it was altered or is gone. To open it is no transaction, so that it ends none. */
    private Optional<byte[]> bytes(StoredFile file) {
        try (InputStream in = files.get().open(file.id(), 0, file.content().size(), FileErasing.KEEPER)) {
            return Optional.of(in.readAllBytes());
        } catch (Refusal refusal) {
            if (refusal.code().equals("files.damaged")) {
                return Optional.empty();
            }
            throw refusal;
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private void share(Row row, byte[] bytes, Set<CountryCode> to, EntryStore.Stored entry) {
        Map<Integer, RecordId> parts = new HashMap<>();
        store.parts(row).forEach(part -> parts.put(part.number(), part.record()));
        int at = 0;
        for (int number = 1; number <= row.parts(); number++) {
            int end = at + FileWire.length(row.size(), number);
            String content = FileWire.text(row, number, Arrays.copyOfRange(bytes, at, end));
            at = end;
            RecordId record = parts.computeIfAbsent(number, one -> added(row, one));
            Optional<SharedRecord> now = exchange.find(record);
            if (now.isEmpty()) {
                exchange.share(sharing(record, content, to, entry), EntrySharing.CARRIER);
            } else {
                Set<CountryCode> more = new TreeSet<>(to);
                more.removeAll(now.get().audience());
                if (!more.isEmpty()) {
                    exchange.widen(record, now.get().version(), more, EntrySharing.CARRIER);
                }
            }
        }
    }

    private RecordId added(Row row, int number) {
        RecordId record = changes.next();
        store.add(row, new Part(record, number), Optional.empty());
        return record;
    }

    private static Sharing sharing(RecordId record, String content, Set<CountryCode> to, EntryStore.Stored entry) {
        return new Sharing(
                record,
                FileWire.TYPE,
                StatementBook.MODULE,
                FileWire.FORMAT,
                to,
                entry.entry().handling(),
                Optional.of(Tlp.AMBER_STRICT),
                content);
    }

    /** How far a file of this country is with each country: as far as the part that is least far. */
    Map<CountryCode, Carried> carried(Row row) {
        Map<CountryCode, Carried> carried = new TreeMap<>();
        boolean lent = lent(row.entry());
        if (row.due() && !lent) {
            audience(row.entry()).forEach(country -> carried.put(country, Carried.QUEUED));
        }
        Set<CountryCode> given = lent ? given(row) : Set.of();
        for (Part part : store.parts(row)) {
            for (Delivery delivery : exchange.deliveries(part.record())) {
                if (lent && !given.contains(delivery.country()) && !delivery.outstanding()) {
                    // It stays at home, whatever an earlier release had begun.
                    continue;
                }
                carried.merge(delivery.country(), StatementBook.carried(delivery.state()), FileSharing::worse);
            }
        }
        return carried;
    }

    private static Carried worse(Carried one, Carried other) {
        if (one.stuck() != other.stuck()) {
            return one.stuck() ? one : other;
        }
        return one.stuck() == (one.compareTo(other) > 0) ? one : other;
    }
}
