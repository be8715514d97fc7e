package org.enlace.jit.internal.loan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.files.Erasure;
import org.enlace.files.Hold;
import org.enlace.files.OwnerRef;
import org.enlace.files.Stamp;
import org.enlace.files.StoredFile;
import org.enlace.files.Upload;
import org.enlace.jit.internal.work.UseLimits;
import org.enlace.jit.loan.Borrowed;
import org.enlace.jit.loan.Borrowed.Fetching;
import org.enlace.jit.loan.Borrowed.Here;
import org.enlace.jit.loan.Receipt.Proof;
import org.enlace.jit.loan.Term;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** What follows where a copy that others lend is here, and where it is not any more; erases it when its time is over. */
public final class LoanEnding {
    private static final String REASON = "The copy was lent, and its time is over or its country wants it back.";

    /** What has nothing to do with the copy: the same is tried again, and its country told what it waits for; so where a State has not consented yet. */
    private static final Set<String> LATER = Set.of("files.quota", "files.disk-full", "files.closed");

    private final LoanBook book;

    LoanEnding(LoanBook book) {
        this.book = book;
    }

    /** A file was added to a copy, in that transaction: all of it is here. @throws Refusal {@code jit.loan-state} */
    void arrived(StoredFile.Attached file) {
        RecordId id = file.owner().record();
        Borrowed before = book.borrowed(id).orElseThrow(() -> new NotFound(LoanBook.COPY, id.toString()));
        if (!(before.state() instanceof Fetching)) {
            throw new Refusal(
                    "jit.loan-state",
                    "A copy is fetched once; look at it again",
                    before.receipt().stage().token());
        }
        Borrowed here = before.arrived(file.id());
        book.told(here);
        book.store().removeParts(id);
        book.changes().record(LoanBook.act("jit.copy-came", here, Caller.node()));
        book.notices().here(here);
    }

    /** The file of a copy was erased, by whomever, in that transaction: its country is told, with the proof. */
    void gone(StoredFile file, Caller caller) {
        book.borrowed(file.owner().record())
                .filter(one -> one.state() instanceof Here here && here.file().equals(file.id()))
                .ifPresent(one -> erased(one, book.files().erased(file.id(), LoanBook.KEEPER), caller));
    }

    private void erased(Borrowed before, Optional<Erasure> erasure, Caller caller) {
        Borrowed gone = before.erased(
                erasure.map(one -> new Proof(one.statement(), one.signer(), one.signature())),
                book.changes().clock().instant());
        book.told(gone);
        book.store().removeParts(gone.offer().id());
        book.changes().record(LoanBook.act("jit.copy-erased", gone, caller));
        book.notices().ended(gone);
    }

    /** In a transaction: it is otherwise now; where it was refused, nothing of it is kept. */
    void settle(Borrowed now) {
        book.told(now);
        if (now.ended()) {
            refused(now);
        }
    }

    /** In a transaction of its own, where it is still as it was seen. */
    void change(Borrowed seen, Borrowed next) {
        if (!seen.equals(next)) {
            book.changes().read(() -> {
                if (book.same(seen)) {
                    settle(next);
                }
                return null;
            });
        }
    }

    /** It could not be gone on with, for now or for good; the same. */
    void hindered(Borrowed seen, Refusal refusal) {
        String code = refusal.code();
        change(
                seen,
                LATER.contains(code) || UseLimits.refused(code)
                        ? seen.hindered(code)
                        : seen.refuse(code, book.changes().clock().instant()));
    }

    private void refused(Borrowed now) {
        RecordId id = now.offer().id();
        book.store().removeParts(id);
        book.changes()
                .record(LoanBook.act("jit.copy-refused", now, Caller.node())
                        .code("code", now.receipt().trouble().orElse("")));
        book.notices().ended(now);
        book.changes().afterwards(() -> giveUp(id), refusal -> {});
    }

    private void giveUp(RecordId copy) {
        for (Upload upload : book.files().uploads(new OwnerRef(CopyFiles.NAME, copy), LoanBook.KEEPER)) {
            book.files().cancel(upload.id(), LoanBook.KEEPER);
        }
    }

    /**
     * Looks whether a copy is to be erased, in transactions of its own.
     *
     * @param now by the clock of changes: one that was set back keeps nothing longer
     * @return whether there is nothing to fetch of it
     */
    boolean look(Borrowed seen, Instant now) {
        if (seen.state() instanceof Here here) {
            look(seen, here, now);
            return true;
        }
        if (seen.due(List.of(), now)) {
            giveUp(seen.offer().id());
            book.changes().read(() -> {
                if (book.same(seen)) {
                    erased(seen, Optional.empty(), Caller.node());
                }
                return null;
            });
            return true;
        }
        return seen.ended();
    }

    private void look(Borrowed seen, Here here, Instant now) {
        StoredFile file;
        try {
            file = book.files().find(here.file(), LoanBook.KEEPER);
        } catch (NotFound lost) {
            missing(seen, here, lost);
            return;
        }
        boolean kept = file.keepUntil().filter(now::isBefore).isPresent();
        boolean longer = file.keepUntil()
                .filter(seen.takenBack() ? now::isBefore : seen.offer().until()::isBefore)
                .isPresent();
        Borrowed held = seen.held(file.held() || kept && longer);
        List<Term.Held> holds = file.holds().stream().map(LoanEnding::held).toList();
        if (!held.equals(seen)) {
            book.changes().read(() -> {
                if (book.same(seen)) {
                    book.told(held);
                }
                return null;
            });
        } else if (!kept && seen.due(holds, now) && !book.making(seen)) {
            book.files().erase(file.id(), file.version(), REASON, LoanBook.KEEPER);
        }
    }

    /** It was erased while nobody told this module, or its files are away as long as the module comes or goes: then it is here. */
    private void missing(Borrowed seen, Here here, NotFound lost) {
        Optional<Erasure> proof = book.files().erased(here.file(), LoanBook.KEEPER);
        if (proof.isEmpty()) {
            throw lost;
        }
        book.changes().read(() -> {
            if (book.same(seen)) {
                erased(seen, proof, Caller.node());
            }
            return null;
        });
    }

    private static Term.Held held(Hold hold) {
        return new Term.Held(hold.placed().at(), hold.lifted().map(Stamp::at));
    }
}
