package org.enlace.jit.signing;

import java.util.Comparator;
import org.enlace.jit.Statement;

/** What decides about instruments, as it was said. */
public sealed interface Move permits Proposed, Signed {
    /** {@link Statement#ORDER}, and by id where a node said two things under one number. */
    Comparator<Move> ORDER =
            Comparator.comparing(Move::said, Statement.ORDER.thenComparing(Statement::id));

    Statement said();
}
