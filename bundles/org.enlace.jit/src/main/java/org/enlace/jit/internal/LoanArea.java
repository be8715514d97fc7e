package org.enlace.jit.internal;

import org.enlace.jit.internal.loan.CopyDesk;
import org.enlace.jit.internal.loan.LoanDesk;
import org.enlace.jit.internal.loan.LoanEnding;
import org.enlace.jit.internal.loan.LoanFetching;
import org.enlace.jit.internal.loan.LoanGiving;

/** The use cases of digital evidence that countries lend to each other, put together when somebody first asks for them. */
public interface LoanArea {
    /** What this country lends. */
    LoanDesk desk();

    /** What others lend to it. */
    CopyDesk copies();

    LoanGiving giving();

    LoanFetching fetching();

    LoanEnding ending();

    /** There may be something to do: looked at on a thread of its own. */
    void begin();
}
