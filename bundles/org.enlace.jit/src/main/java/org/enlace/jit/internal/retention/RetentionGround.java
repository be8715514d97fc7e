package org.enlace.jit.internal.retention;

import java.util.function.Supplier;
import org.enlace.files.Files;
import org.enlace.inbox.Inbox;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.JitStores;
import org.enlace.jit.internal.signing.Sealer;
import org.enlace.keys.Keys;

/** What the end of retention is put together from. */
public record RetentionGround(
        Supplier<Desks> desks,
        JitStores stores,
        Changes changes,
        Inbox inbox,
        Keys keys,
        Supplier<Files> files,
        Supplier<RetentionTerms> terms) {

    /** What was put together. */
    public record Built(RetentionDesk desk, RetentionRounds rounds) {}

    /** @param begin told that there is something to propose or to erase */
    public Built built(Runnable begin) {
        Assessments assessments = new Assessments(desks, stores, changes, files, terms);
        RetentionBook book = new RetentionBook(desks, stores.retention(), terms, changes, inbox);
        Sealer sealer = new Sealer(keys);
        Eraser eraser = new Eraser(desks, stores, changes, inbox, files, assessments, sealer);
        return new Built(
                new RetentionDesk(desks, book, assessments, changes, begin),
                new RetentionRounds(desks, stores, changes, book, assessments, eraser, sealer));
    }
}
