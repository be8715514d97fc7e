package org.enlace.jit.internal.agreement;

import java.util.Set;
import org.enlace.jit.Statement;
import org.enlace.jit.agreement.Proposals;
import org.enlace.jit.internal.Hearing;

/** The area that knows what texts say: each is read whole before it counts. */
public final class AgreementArea implements Hearing {
    private final InstrumentReader reader = new InstrumentReader();

    @Override
    public Set<String> kinds() {
        return Set.of(Proposals.PROPOSED, Proposals.COMMENT);
    }

    @Override
    public void heard(Statement statement) {
        if (statement.kind().equals(Proposals.PROPOSED)) {
            reader.instrument(statement);
        } else {
            reader.comment(statement);
        }
    }

    /** Everything is made of the statements there are, so nothing is left to be undone. */
    @Override
    public void lost(Statement statement) {}
}
