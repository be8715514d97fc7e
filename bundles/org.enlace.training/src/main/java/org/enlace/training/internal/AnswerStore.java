package org.enlace.training.internal;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.RecordId;
import org.enlace.training.evaluation.Sheet;
import org.enlace.training.evaluation.Tally;

/** Where answers are kept, and who was asked by what. */
public interface AnswerStore {
    boolean hasAnswered(RecordId round, RecordId participant);

    /** The participants who have answered a round, in the order of their ids. */
    Set<RecordId> answered(RecordId round);

    /** Notes that somebody has answered, with no time; @throws org.enlace.platform.Stale when that is noted already. */
    void setAnswered(RecordId round, RecordId participant);

    /** What an anonymous round gave so far. */
    Tally tally(RecordId round);

    /** Writes it anew, as a whole. */
    void setTally(RecordId round, Tally tally);

    void write(RecordId round, RecordId participant, Sheet sheet);

    /** What was answered to a round that is not anonymous: by participant, by the key of the question. */
    Map<RecordId, Map<String, Kept>> sheets(RecordId round);

    void addLink(String hash, Link link);

    Optional<Link> link(String hash);

    /** @return how many */
    int dropLinks(RecordId round, RecordId participant);

    /** @return how many */
    int dropLinks(RecordId round);

    Map<RecordId, Reminded> reminded(RecordId round);

    void setReminded(RecordId round, RecordId participant, Reminded reminded);

    /** @param choice from 1; 0 for an answer in words */
    record Kept(int choice, String text) {}

    /** @param expires the last day on which it leads anywhere */
    record Link(RecordId round, RecordId participant, LocalDate expires) {}

    /** @param day when last */
    record Reminded(int times, LocalDate day) {}
}
