package org.enlace.training.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.Round;

/** Where it is kept which questionnaires other nodes sent or were told, and what travels of their answers. */
public interface EvaluationTravelStore {
    /**
     * A questionnaire that is another country's.
     *
     * @param record in which it travels
     * @param theirs its version there
     */
    record Copy(RecordId questionnaire, CountryCode country, RecordId record, long sent, int theirs) {}

    /**
     * What a country was told last of a questionnaire of this node.
     *
     * @param since the version since which it asks what it asks
     */
    record Told(RecordId questionnaire, CountryCode country, RecordId record, String text, int since) {}

    /**
     * What a country sends of an anonymous round when that is over.
     *
     * @param parts  0 while nothing came
     * @param sheets how many people's answers came, of a round that was opened again with those of before
     * @param people who gave them: a superior of several is one
     * @param closed the day on which it was told that the round is closed before its time
     */
    record Expected(
            RecordId round,
            CountryCode country,
            int parts,
            int got,
            int sheets,
            int people,
            Optional<LocalDate> closed) {
        boolean whole() {
            return parts > 0 && got == parts;
        }
    }

    /** @param participant empty where all that came of the round was not taken */
    record Turned(RecordId round, CountryCode country, Optional<RecordId> participant, UnwantedAnswer reason) {}

    /** @param done whether the answers followed */
    record Returned(RecordId round, RecordId record, String text, boolean done) {}

    Optional<Copy> copy(RecordId questionnaire);

    Optional<Copy> copyIn(RecordId record);

    List<Copy> copies();

    List<Copy> copies(RecordId series);

    void put(Copy copy);

    /** With whatever is kept of it and of what was answered to it. */
    void removeCopy(Questionnaire questionnaire);

    /** The series of which a questionnaire, or a nomination that came from a node, was changed at that moment. */
    List<RecordId> changed(Instant moment);

    Set<RecordId> asked(RecordId questionnaire);

    /** Of all copies of a series. */
    Set<RecordId> askedIn(RecordId series);

    void ask(RecordId questionnaire, RecordId participant);

    void askNobody(RecordId questionnaire);

    List<Told> told(RecordId questionnaire);

    List<Told> told();

    Optional<Told> told(RecordId questionnaire, CountryCode country);

    void put(Told told);

    /** The country is not told any more. */
    void forget(Told told, List<Round> rounds);

    List<Expected> expected(RecordId round);

    void put(Expected expected);

    Optional<Long> heard(RecordId record);

    void heard(RecordId record, RecordId round, long sent);

    List<Turned> turned(RecordId round);

    void put(Turned turned);

    void forgetTurned(RecordId round, CountryCode country);

    /** @return whether there was something */
    boolean forgetTurned(RecordId round, CountryCode country, Optional<RecordId> participant);

    Optional<Returned> returned(RecordId round);

    void put(Returned returned);

    /** Notes, with no time, that somebody of another country has answered there. */
    void setAnswered(RecordId round, RecordId participant);

    /** What was answered here and has been sent is kept here no longer. */
    void eraseAnswers(RecordId round);

    /** As if nobody had answered. */
    void eraseAnswered(RecordId round);
}
