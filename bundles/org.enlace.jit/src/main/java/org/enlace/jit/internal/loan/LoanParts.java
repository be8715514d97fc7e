package org.enlace.jit.internal.loan;

import java.util.function.BooleanSupplier;
import org.enlace.jit.internal.LoanComponent.Ground;

/** The parts of loans, put together. */
public final class LoanParts {
    private final LoanDesk desk;
    private final CopyDesk copies;
    private final LoanGiving giving;
    private final LoanFetching fetching;
    private final LoanEnding ending;

    /** @param begin told, once it is stored, that there is something to do */
    public LoanParts(Ground ground, Runnable begin) {
        LoanBook book = new LoanBook(
                ground.stores(), ground.exchange(), ground.inbox(), ground.files(), ground.changes(), ground.desks());
        giving = new LoanGiving(book, begin);
        ending = new LoanEnding(book);
        fetching = new LoanFetching(book, ending, ground.settings(), begin);
        desk = new LoanDesk(book, giving, ground.settings());
        copies = new CopyDesk(book);
    }

    /**
     * Gives, fetches and ends what there is.
     *
     * @param all  whether everything is looked at; otherwise that for which something came
     * @param stop whether it should end
     */
    public void round(boolean all, BooleanSupplier stop) {
        try {
            giving.round(all, stop);
        } finally {
            fetching.round(all, stop);
        }
    }

    public LoanDesk desk() {
        return desk;
    }

    public CopyDesk copies() {
        return copies;
    }

    public LoanGiving giving() {
        return giving;
    }

    public LoanFetching fetching() {
        return fetching;
    }

    public LoanEnding ending() {
        return ending;
    }
}
