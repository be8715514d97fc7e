package org.enlace.jit.internal;

import java.util.List;
import java.util.Set;
import org.enlace.jit.Statement;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** What was said in each team, here and elsewhere; nothing is ever changed in it. */
public interface Dossiers {
    /**
     * Says something for this country, in the current transaction: stored as its next statement in the team, given to the exchange
     * for the audience, and noted in the audit by whoever calls.
     *
     * @param audience who is told; empty for nobody yet
     */
    Statement say(RecordId team, String kind, String content, Set<CountryCode> audience, Caller caller);

    /** The statements of a team of these kinds, in {@link Statement#ORDER}. */
    List<Statement> of(RecordId team, Set<String> kinds);
}
