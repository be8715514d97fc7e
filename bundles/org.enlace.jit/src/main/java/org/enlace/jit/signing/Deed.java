package org.enlace.jit.signing;

import java.util.Comparator;
import org.enlace.jit.Statement;

/** What decides about instruments, as it was said. */
public sealed interface Deed permits Proposed, Signed {
    /** {@link Statement#ORDER}, and by id and content where a node said two things under one number, or two tell it otherwise. */
    Comparator<Deed> ORDER = Comparator.comparing(
            Deed::said, Statement.ORDER.thenComparing(Statement::id).thenComparing(Statement::content));

    Statement said();
}
