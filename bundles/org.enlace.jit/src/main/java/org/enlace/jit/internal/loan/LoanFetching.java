package org.enlace.jit.internal.loan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.enlace.jit.internal.work.EntryStore.Trace;
import org.enlace.jit.internal.work.EntryTimes;
import org.enlace.jit.internal.work.Voice;
import org.enlace.jit.loan.Borrowed;
import org.enlace.jit.loan.Borrowed.Fetching;
import org.enlace.jit.loan.Offer;
import org.enlace.jit.loan.Window;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.Caller;
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

    private final LoanBook book;
    private final LoanEnding ending;
    private final LoanWindows windows;
    private final Runnable begin;
    private final Set<RecordId> woken = ConcurrentHashMap.newKeySet();

    /** @param begin told, once it is stored, that there is something to do */
    LoanFetching(LoanBook book, LoanEnding ending, LoanSettings settings, Runnable begin) {
        this.book = book;
        this.ending = ending;
        windows = new LoanWindows(book, ending, settings);
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
        wake(offer.id());
    }

    /** Once this is stored there is something to do with a copy, and with that one alone. */
    private void wake(RecordId copy) {
        book.changes()
                .afterwards(
                        () -> {
                            woken.add(copy);
                            begin.run();
                        },
                        refused -> {});
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
     * A part comes; in the transaction of its coming, until whose end nobody asks for another window. One that is here already, or that nobody waits for any more, changes nothing. One
     * that is not what it says is asked for again.
     *
     * @throws Refusal {@code jit.form}, {@code jit.loan-other} where that country lends no such copy
     */
    public void part(SharedRecord record, String text) {
        PartWire.Piece piece = PartWire.read(text);
        Borrowed borrowed = book.borrowed(piece.copy())
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
            ending.settle(borrowed.wrongPart(book.changes().clock().instant()));
            return;
        }
        book.store().addPart(piece.copy(), number.get(), piece.data());
        if (book.store().parts(piece.copy()) == window.parts()) {
            wake(piece.copy());
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
                    wake(record.id());
                });
    }

    /**
     * What is due, each copy by itself.
     *
     * @param all  whether every copy is looked at; otherwise those to which something came
     * @param stop whether it should end
     */
    void round(boolean all, BooleanSupplier stop) {
        Instant now = book.changes().read(() -> book.changes().moment());
        if (!all) {
            for (RecordId copy : Set.copyOf(woken)) {
                if (stop.getAsBoolean()) {
                    return;
                }
                woken.remove(copy);
                book.store().borrowed(copy).ifPresent(one -> goOn(one, now, stop));
            }
            return;
        }
        woken.clear();
        Optional<RecordId> last = Optional.empty();
        List<Borrowed> next;
        do {
            next = book.store().open(last, MOST);
            for (Borrowed one : next) {
                last = Optional.of(one.offer().id());
                if (stop.getAsBoolean()) {
                    return;
                }
                goOn(one, now, stop);
            }
        } while (next.size() == MOST);
    }

    private void goOn(Borrowed seen, Instant now, BooleanSupplier stop) {
        try {
            look(seen, now, stop);
        } catch (RuntimeException e) {
            LOG.warn(
                    "A copy that was lent could not be gone on with yet: {}",
                    seen.offer().id(),
                    e);
        }
    }

    private void look(Borrowed seen, Instant moment, BooleanSupplier stop) {
        if (ending.look(seen, moment) || !(seen.state() instanceof Fetching now)) {
            return;
        }
        try {
            if (counts(seen.offer())) {
                book.requireUse(seen.offer());
                windows.fetch(seen, now, stop);
            }
        } catch (Refusal refusal) {
            ending.hindered(seen, refusal);
        }
    }
}
