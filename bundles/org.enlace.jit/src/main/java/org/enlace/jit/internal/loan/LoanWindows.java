package org.enlace.jit.internal.loan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.enlace.files.FileName;
import org.enlace.files.OwnerRef;
import org.enlace.files.Upload;
import org.enlace.jit.loan.Borrowed;
import org.enlace.jit.loan.Borrowed.Fetching;
import org.enlace.jit.loan.Offer;
import org.enlace.jit.loan.Window;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** Stores a window of a copy once all of it is here, and asks for the next; on a thread that holds no lock meanwhile. */
final class LoanWindows {
    private final LoanBook book;
    private final LoanEnding ending;
    private final LoanSettings settings;

    LoanWindows(LoanBook book, LoanEnding ending, LoanSettings settings) {
        this.book = book;
        this.ending = ending;
        this.settings = settings;
    }

    /** @throws Refusal where it cannot be stored, now or for good */
    void fetch(Borrowed seen, Fetching now, BooleanSupplier stop) {
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
            Upload stored = store(seen, now.asked().get(), upload.get(), stop);
            if (stored.offset() == now.asked().get().to()) {
                next(seen, stored, at);
            }
        } else if (seen.stalled(at)) {
            ending.change(seen, seen.again(at));
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
        OwnerRef owner = new OwnerRef(CopyFiles.NAME, offer.id());
        // One that was begun, and of which nothing was noted, is gone on with.
        Upload upload = book.files().uploads(owner, LoanBook.KEEPER).stream()
                .findFirst()
                .orElseGet(() -> book.files()
                        .begin(
                                owner,
                                new FileName(offer.file().name()),
                                Optional.of(offer.file().size()),
                                Optional.of(offer.file().sha256()),
                                LoanBook.KEEPER));
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
                ending.hindered(whole, refusal);
            }
        }
    }

    /** Stores a window as far as it is not yet, and until a stop. */
    private Upload store(Borrowed seen, Window window, Upload upload, BooleanSupplier stop) {
        Upload now = upload;
        try (InputStream in = new SequenceInputStream(
                new WindowParts(book.store(), seen.offer().id(), window))) {
            in.skipNBytes(now.offset() - window.from());
            while (now.offset() < window.to() && !stop.getAsBoolean()) {
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
