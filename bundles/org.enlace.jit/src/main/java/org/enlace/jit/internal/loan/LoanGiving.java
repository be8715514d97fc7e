package org.enlace.jit.internal.loan;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.enlace.files.StoredFile;
import org.enlace.jit.internal.work.EntryStore.Stored;
import org.enlace.jit.loan.Copy;
import org.enlace.jit.loan.Loan;
import org.enlace.jit.loan.Receipt;
import org.enlace.jit.loan.Window;
import org.enlace.jit.work.Entry;
import org.enlace.platform.Handling;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Stale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this country's node does with what it lends: gives the windows that are asked for, hears how far copies are, ends what is over. */
public final class LoanGiving {
    private static final Logger LOG = LoggerFactory.getLogger(LoanGiving.class);
    private static final int MOST = 100;

    /** What passes: the same is tried again. */
    private static final Set<String> LATER = Set.of("files.waiting");

    private final LoanBook book;
    private final Runnable begin;

    /** @param begin told, once it is stored, that something is asked for */
    LoanGiving(LoanBook book, Runnable begin) {
        this.book = book;
        this.begin = begin;
    }

    /**
     * A recipient's node says how far a copy is; in the transaction of its coming.
     *
     * @throws Refusal {@code jit.form}, {@code jit.loan-other} where it is no copy of its, {@code jit.loan-receipt}
     */
    public void hear(SharedRecord record, String text) {
        ReceiptWire.Message said = ReceiptWire.read(text);
        Copy before = book.copy(said.copy())
                .filter(one -> one.country().equals(record.owner()))
                .filter(one -> LoanWire.receipt(one.id()).equals(record.id()))
                .orElseThrow(() -> other("copy"));
        Copy copy = before.heard(said.receipt());
        if (copy.equals(before)) {
            return;
        }
        book.store().put(copy);
        Loan loan = book.store().find(copy.loan()).orElseThrow(() -> other("loan"));
        Receipt.Stage stage = copy.last().stage();
        if (stage != before.last().stage()) {
            book.changes()
                    .record(LoanBook.lent("jit.loan-heard", loan, copy)
                            .code("stage", stage.token())
                            .code("code", copy.last().trouble().orElse("")));
        }
        follow(loan, copy, before);
        if (copy.closed() || loan.state() instanceof Loan.Ended) {
            book.notices().ending(loan, copy, book.changes().clock().instant());
        }
        if (copy.due().isPresent()) {
            book.changes().afterwards(begin, refused -> {});
        }
    }

    static Refusal other(String field) {
        return new Refusal(
                        "jit.loan-other", "Nothing is lent to or by that country under that id; what came is not taken")
                .at(field);
    }

    private void follow(Loan loan, Copy copy, Copy before) {
        Receipt.Stage stage = copy.last().stage();
        if (stage == before.last().stage()) {
            return;
        }
        if (stage.whole() || stage.last()) {
            // What waited to be sent goes as soon as all of it has arrived.
            book.sharing().endParts(copy);
        }
        switch (stage) {
            case FETCHED ->
                book.notices().fetched(loan, copy, book.changes().clock().instant());
            case REFUSED -> book.notices().failed(loan, copy);
            case ACKNOWLEDGED, ERASED -> book.notices().acknowledged(copy);
            default -> {
                // Nobody waits for that.
            }
        }
    }

    /** What is due, each copy by itself. @param all whether loans are looked at too @param stop whether it should end */
    void round(boolean all, BooleanSupplier stop) {
        if (all) {
            end(stop);
        }
        Optional<RecordId> last = Optional.empty();
        List<Copy> due;
        do {
            due = book.store().due(last, MOST);
            for (Copy copy : due) {
                last = Optional.of(copy.id());
                if (stop.getAsBoolean()) {
                    return;
                }
                try {
                    give(copy, stop);
                } catch (RuntimeException e) {
                    LOG.warn("A part of a copy could not be given yet: {}", copy.id(), e);
                }
            }
        } while (due.size() == MOST);
    }

    private void give(Copy seen, BooleanSupplier stop) {
        String failed;
        try {
            Optional<Loan> loan = book.store().find(seen.loan()).filter(one -> one.state() instanceof Loan.Lent);
            if (loan.isPresent()) {
                send(loan.get(), seen, seen.due().orElseThrow(), stop);
            }
            return;
        } catch (Refusal refusal) {
            if (LATER.contains(refusal.code())) {
                return;
            }
            failed = refusal.code();
        } catch (UncheckedIOException e) {
            failed = "files.damaged";
        }
        String code = failed;
        book.changes().read(() -> {
            Copy copy = book.copy(seen.id()).orElseThrow();
            Loan loan = book.store().find(copy.loan()).orElseThrow();
            if (!copy.closed()) {
                fail(loan, copy, code);
            }
            return null;
        });
    }

    private void fail(Loan loan, Copy copy, String code) {
        Copy failed = copy.fail(code);
        book.store().put(failed);
        book.sharing().endParts(failed);
        book.sharing().endOffer(failed, "");
        book.changes().record(LoanBook.lent("jit.loan-failed", loan, failed).code("code", code));
        book.notices().failed(loan, failed);
    }

    /** How what is lent may be used, as the item says now. @throws Refusal where it may not be used any more for what it is lent for */
    private Handling handling(Loan loan) {
        Entry item = book.entries().find(loan.item()).map(Stored::entry).orElseThrow(LoanGiving::gone);
        book.requireUse(item, loan.request().use());
        return item.handling();
    }

    private static Refusal gone() {
        return new Refusal("jit.loan-gone", "What was lent is not here any more; ask its country what became of it");
    }

    /** @throws NotFound where it cannot be had as long as its module is not wholly there: that passes */
    private StoredFile file(Copy copy) {
        StoredFile file;
        try {
            file = book.files().find(copy.file().file(), LoanBook.KEEPER);
        } catch (NotFound e) {
            if (book.files().erased(copy.file().file(), LoanBook.KEEPER).isPresent()) {
                throw gone();
            }
            throw e;
        }
        if (!file.content().sha256().equals(copy.file().sha256())) {
            throw gone();
        }
        return file;
    }

    /** What a stop interrupts is given again. */
    private void send(Loan loan, Copy copy, Window window, BooleanSupplier stop) {
        if (copy.spent()) {
            throw new Refusal("jit.loan-again", "The same was asked for again and again; it is given no more");
        }
        Handling handling = handling(loan);
        StoredFile file = file(copy);
        try (InputStream in = book.files().open(file.id(), window.from(), window.to(), LoanBook.KEEPER)) {
            for (int number = 1; number <= window.parts(); number++) {
                if (stop.getAsBoolean()) {
                    return;
                }
                Window part = window.part(number);
                byte[] data = in.readNBytes((int) part.length());
                if (data.length != part.length()) {
                    throw new EOFException("The file ends before " + part.to());
                }
                share(copy, number, part, data, handling);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        book.changes().read(() -> {
            book.store().put(still(copy).given(copy.last().turn(), window.length()));
            return null;
        });
    }

    /** Each part in a transaction of its own: everybody who changes something waits for it, and what is interrupted is given again. */
    private void share(Copy copy, int number, Window part, byte[] data, Handling handling) {
        book.changes().read(() -> {
            still(copy);
            book.sharing().part(copy, number, part.from(), data, handling);
            return null;
        });
    }

    /** In a transaction. @throws Stale where it is given no more */
    private Copy still(Copy seen) {
        return book.copy(seen.id())
                .filter(one -> !one.closed())
                .orElseThrow(() -> new Stale(LoanBook.COPY, seen.id().toString()));
    }

    /** Ends what is over, and takes back what was lent to countries that are in the team no more. */
    private void end(BooleanSupplier stop) {
        Optional<RecordId> last = Optional.empty();
        List<Loan> next;
        do {
            next = book.store().lent(last, MOST);
            for (Loan loan : next) {
                last = Optional.of(loan.id());
                if (stop.getAsBoolean()) {
                    return;
                }
                try {
                    book.changes().read(() -> {
                        book.changes().moment();
                        book.store()
                                .find(loan.id())
                                .filter(one -> one.state() instanceof Loan.Lent)
                                .ifPresent(this::look);
                        return null;
                    });
                } catch (RuntimeException e) {
                    LOG.warn("A loan could not be looked at yet: {}", loan.id(), e);
                }
            }
        } while (next.size() == MOST);
    }

    private void look(Loan loan) {
        Instant now = book.desks().signing().standings().now(loan.team());
        if (loan.over(now)) {
            Loan over = loan.end(now);
            book.store().put(over);
            // What is there is erased there, by its own clock, unless a legal hold stands on it.
            for (Copy copy : book.store().copies(loan.id())) {
                if (copy.last().stage().whole()) {
                    book.notices().ending(over, copy, now);
                } else {
                    close(over, copy, "");
                }
            }
            book.record("jit.loan-over", over, LoanBook.KEEPER, "");
            return;
        }
        if (book.entries().find(loan.item()).isEmpty()) {
            // Nobody sees it any more, and so nobody could take it back.
            Loan back = loan.takeBack(now);
            book.store().put(back);
            book.store().copies(loan.id()).forEach(one -> close(back, one, ""));
            book.record("jit.loan-back", back, LoanBook.KEEPER, "");
            return;
        }
        var standing = book.desks().signing().standings().of(loan.team());
        for (Copy copy : book.store().copies(loan.id())) {
            if (!copy.closed() && !standing.party(copy.country(), now)) {
                close(loan, copy, "left the team");
                book.changes().record(LoanBook.lent("jit.loan-left", loan, copy));
            }
        }
    }

    /** Nothing is given of a copy any more, and what was is wanted back. */
    void close(Loan loan, Copy copy, String reason) {
        if (copy.closed()) {
            return;
        }
        book.store().put(copy.close());
        book.sharing().endParts(copy);
        book.sharing().endOffer(copy, reason);
        book.notices().acknowledged(copy);
        book.notices().ending(loan, copy, book.changes().clock().instant());
    }
}
