package org.enlace.jit.internal.loan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.enlace.files.FileName;
import org.enlace.files.OwnerRef;
import org.enlace.files.Upload;
import org.enlace.jit.internal.work.EntryStore.Trace;
import org.enlace.jit.internal.work.EntryTimes;
import org.enlace.jit.internal.work.Voice;
import org.enlace.jit.loan.Borrowed;
import org.enlace.jit.loan.Borrowed.Fetching;
import org.enlace.jit.loan.Offer;
import org.enlace.jit.loan.Window;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what others lend to this country. What comes is only kept, in the transaction of its coming; a thread puts a window together once
 * all of it is there, stores it as the next bytes of an upload of the node's files, and asks for the next. So it goes on where it was,
 * whatever interrupts it, and is stored encrypted from its first byte.
 */
public final class LoanFetching {
    private static final Logger LOG = LoggerFactory.getLogger(LoanFetching.class);
    private static final int MOST_OPEN = 1_000;
    private static final int MOST = 100;

    /** What has nothing to do with the copy: the same is tried again, and its country told what it waits for. */
    private static final Set<String> LATER = Set.of("files.quota", "files.disk-full", "files.closed");

    private final LoanBook book;
    private final LoanEnding ending;
    private final LoanSettings settings;
    private final Runnable begin;

    /** @param begin told, once it is stored, that there is something to do */
    LoanFetching(LoanBook book, LoanEnding ending, LoanSettings settings, Runnable begin) {
        this.book = book;
        this.ending = ending;
        this.settings = settings;
        this.begin = begin;
    }

    /**
     * A copy is offered; in the transaction of its coming. The same again changes nothing.
     *
     * @throws Refusal {@code jit.form}, {@code jit.loan-offer}, {@code jit.loan-other}, {@code jit.too-early}, and as {@link Voice#of}
     */
    public void take(SharedRecord record, String text) {
        Offer offer = LoanWire.read(record.id(), record.owner(), text);
        if (offer.lender().equals(book.desks().country())) {
            throw LoanGiving.other("lender");
        }
        new EntryTimes(book.desks().signing().standings(), book.changes().clock()).requireToday(offer.approved());
        Optional<Borrowed> known = book.borrowed(offer.id());
        if (known.isPresent()) {
            if (!known.get().offer().equals(offer)) {
                throw LoanGiving.other("loan");
            }
            return;
        }
        counts(offer);
        if (book.store().open(offer.lender()) >= MOST_OPEN) {
            throw new Refusal(
                            "jit.too-early",
                            "Too much waits of " + offer.lender() + " already",
                            offer.lender(),
                            MOST_OPEN)
                    .at("country");
        }
        Borrowed borrowed = Borrowed.offered(offer, book.changes().clock().instant());
        book.store().put(borrowed);
        book.changes().record(LoanBook.act("jit.copy-offered", borrowed, Caller.node()));
        book.changes().afterwards(begin, refused -> {});
    }

    /**
     * Whether its country may lend it, and its item is here; not yet where either may still come.
     *
     * @throws Refusal where it never will
     */
    private boolean counts(Offer offer) {
        boolean voiced = Voice.of(
                        book.desks().signing().standings().of(offer.team()),
                        offer.lender(),
                        offer.author(),
                        offer.approved(),
                        EntryKind.Area.EVIDENCE)
                .isPresent();
        Optional<Trace> item = Optional.ofNullable(
                        book.entries().traces(Set.of(offer.item())).get(offer.item()))
                .filter(one -> !one.told());
        if (item.filter(one -> !one.owner().equals(offer.lender())
                        || !one.team().equals(offer.team())
                        || one.kind() != EntryKind.EVIDENCE)
                .isPresent()) {
            throw LoanGiving.other("item");
        }
        return voiced && item.filter(one -> !one.takenBack()).isPresent();
    }

    /**
     * A part comes; in the transaction of its coming. One that is here already, or that nobody waits for any more, changes nothing. One
     * that is not what it says is asked for again.
     *
     * @throws Refusal {@code jit.form}, {@code jit.loan-other} where that country lends no such copy
     */
    public void part(SharedRecord record, String text) {
        PartWire.Piece piece = PartWire.read(text);
        Borrowed borrowed = book.store()
                .borrowed(piece.copy())
                .filter(one -> one.offer().lender().equals(record.owner()))
                .orElseThrow(() -> LoanGiving.other("copy"));
        if (!(borrowed.state() instanceof Fetching now)
                || borrowed.takenBack()
                || now.asked().isEmpty()) {
            return;
        }
        Window window = now.asked().get();
        Optional<Integer> number = window.number(piece.at());
        if (number.isEmpty()) {
            // Of a window that was here before.
            return;
        }
        if (!LoanWire.slot(piece.copy(), number.get()).equals(record.id())) {
            throw LoanGiving.other("record");
        }
        if (piece.bytes().length != window.part(number.get()).length() || !piece.sound()) {
            book.changes().record(LoanBook.act("jit.copy-part-wrong", borrowed, Caller.node()));
            if (book.same(borrowed)) {
                settle(borrowed.wrongPart(book.changes().clock().instant()));
            }
            return;
        }
        book.store().addPart(piece.copy(), number.get(), piece.data());
        if (book.store().parts(piece.copy()) == window.parts()) {
            book.changes().afterwards(begin, refused -> {});
        }
    }

    /** In a transaction: it is otherwise now; where it was refused, nothing of it is kept. */
    private void settle(Borrowed now) {
        book.told(now);
        if (now.ended()) {
            ending.refused(now);
        }
    }

    /** Its country wants a copy back; in the transaction of its coming. */
    public void takenBack(SharedRecord record) {
        book.borrowed(record.id())
                .filter(one -> one.offer().lender().equals(record.owner()))
                .filter(one -> !one.takenBack())
                .ifPresent(one -> {
                    book.store().put(one.back());
                    book.changes().record(LoanBook.act("jit.copy-back", one, Caller.node()));
                    book.changes().afterwards(begin, refused -> {});
                });
    }

    /** What is due, each copy by itself. @param stop whether it should end */
    void round(BooleanSupplier stop) {
        Optional<RecordId> last = Optional.empty();
        List<Borrowed> next;
        do {
            next = book.store().open(last, MOST);
            for (Borrowed one : next) {
                last = Optional.of(one.offer().id());
                if (stop.getAsBoolean()) {
                    return;
                }
                try {
                    look(one);
                } catch (RuntimeException e) {
                    LOG.warn(
                            "A copy that was lent could not be gone on with yet: {}",
                            one.offer().id(),
                            e);
                }
            }
        } while (next.size() == MOST);
    }

    private void look(Borrowed seen) {
        if (ending.look(seen) || !(seen.state() instanceof Fetching now)) {
            return;
        }
        try {
            if (counts(seen.offer())) {
                fetch(seen, now);
            }
        } catch (Refusal refusal) {
            Instant at = book.changes().clock().instant();
            boolean later = LATER.contains(refusal.code());
            change(seen, later ? seen.hindered(refusal.code()) : seen.refuse(refusal.code(), at));
        }
    }

    /** Where it is still as it was seen. */
    private void change(Borrowed seen, Borrowed next) {
        if (!seen.equals(next)) {
            book.changes().read(() -> {
                if (book.same(seen)) {
                    settle(next);
                }
                return null;
            });
        }
    }

    private void fetch(Borrowed seen, Fetching now) {
        Instant at = book.changes().clock().instant();
        long size = seen.offer().file().size();
        Optional<Upload> upload = now.upload().flatMap(this::upload);
        if (upload.isEmpty()) {
            // Nothing was asked for yet; or nobody sent anything for so long that the node's files gave it up.
            start(seen, at);
        } else if (now.have() == size) {
            book.files().complete(upload.get().id(), LoanBook.KEEPER);
        } else if (now.asked().isEmpty()
                || upload.get().offset() < now.asked().get().from()) {
            next(seen, upload.get(), at);
        } else if (book.store().parts(seen.offer().id()) == now.asked().get().parts()) {
            Upload stored = store(seen, now.asked().get(), upload.get());
            next(seen, stored, at);
        } else if (seen.stalled(at)) {
            change(seen, seen.again(at));
        }
    }

    private Optional<Upload> upload(RecordId id) {
        try {
            return Optional.of(book.files().upload(id, LoanBook.KEEPER));
        } catch (NotFound gone) {
            return Optional.empty();
        }
    }

    private void start(Borrowed seen, Instant at) {
        Offer offer = seen.offer();
        Upload upload = book.files()
                .begin(
                        new OwnerRef(CopyFiles.NAME, offer.id()),
                        new FileName(offer.file().name()),
                        Optional.of(offer.file().size()),
                        Optional.of(offer.file().sha256()),
                        LoanBook.KEEPER);
        next(seen, upload, at);
    }

    /** Asks for what follows on what is stored, or completes it. */
    private void next(Borrowed seen, Upload upload, Instant at) {
        boolean all = upload.offset() == seen.offer().file().size();
        boolean kept = book.changes().read(() -> {
            if (!book.same(seen)) {
                return false;
            }
            book.store().removeParts(seen.offer().id());
            if (all) {
                book.store().put(seen.complete(upload.id(), at));
            } else {
                book.told(seen.ask(upload.id(), upload.offset(), settings.window(), upload.chunk(), at));
            }
            return true;
        });
        if (all && kept) {
            // In a transaction of its own, and of the node's files: by them it is said that it is here.
            Borrowed whole = book.store().borrowed(seen.offer().id()).orElseThrow();
            try {
                book.files().complete(upload.id(), LoanBook.KEEPER);
            } catch (Refusal refusal) {
                boolean later = LATER.contains(refusal.code());
                change(whole, later ? whole.hindered(refusal.code()) : whole.refuse(refusal.code(), at));
            }
        }
    }

    /** Stores a window as far as it is not yet. */
    private Upload store(Borrowed seen, Window window, Upload upload) {
        Upload now = upload;
        try (InputStream in = new SequenceInputStream(
                new WindowParts(book.store(), seen.offer().id(), window))) {
            in.skipNBytes(now.offset() - window.from());
            while (now.offset() < window.to()) {
                int length = (int) Math.min(now.chunk(), window.to() - now.offset());
                now = book.files()
                        .append(
                                now.id(),
                                now.offset(),
                                new ByteArrayInputStream(in.readNBytes(length)),
                                LoanBook.KEEPER);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return now;
    }
}
