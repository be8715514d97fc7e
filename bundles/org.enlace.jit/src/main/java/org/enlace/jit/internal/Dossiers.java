package org.enlace.jit.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.enlace.jit.Statement;
import org.enlace.jit.course.Carried;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** What was said in each team, here and elsewhere; nothing is ever changed in it. */
public interface Dossiers {
    /** What audit and failures call a team. */
    String TEAM = "jit-team";

    /** The type of the record that travels, and the format of its content. */
    String TYPE = "jit-statement";

    int FORMAT = 1;

    /**
     * Says something for this country, in the current transaction: stored as its next statement in the team, given to the exchange
     * for the audience, heard by the area that knows the kind, and noted in the audit by whoever calls.
     *
     * @param audience who is told; empty for nobody yet
     * @throws org.enlace.platform.Refusal {@code jit.kind}, {@code jit.not-a-party}, and what the area finds wrong with the content
     */
    Statement say(RecordId team, String kind, String content, Set<CountryCode> audience, Caller caller);

    /** The statements of a team of these kinds, in {@link Statement#ORDER}. */
    List<Statement> of(RecordId team, Set<String> kinds);

    /** All statements of a team, in {@link Statement#ORDER}. */
    List<Statement> of(RecordId team);

    /**
     * Tells further countries what this country has said in a team so far, in the current transaction: once to each, but for what
     * stays between two. What they have already is not sent again.
     */
    void tell(RecordId team, Set<CountryCode> countries);

    /**
     * Tells countries that join what countries said that are no parties any more and so do not tell it themselves, in the current
     * transaction: once to each.
     *
     * @param kinds whose statements prove themselves or are proved by others
     * @param left  who is none
     */
    void retell(RecordId team, Set<String> kinds, Predicate<CountryCode> left, Set<CountryCode> countries);

    /** The moment of what this country said last, where its clock has not come as far again because it was set back. */
    Optional<Instant> ahead(RecordId team);

    /** How far what this country said in a team is on its way to each other; what is stuck stands before what came after it. */
    Map<CountryCode, Carried> carried(RecordId team);
}
