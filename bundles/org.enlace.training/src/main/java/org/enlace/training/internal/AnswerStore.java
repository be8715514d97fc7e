package org.enlace.training.internal;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.mail.MailAddress;
import org.enlace.platform.RecordId;
import org.enlace.training.evaluation.Sheet;
import org.enlace.training.evaluation.Tally;

/** Where answers are kept, and who was asked by what. */
public interface AnswerStore {
    boolean hasAnswered(RecordId round, RecordId participant);

    /** The participants who have answered a round, in the order of their ids. */
    Set<RecordId> answered(RecordId round);

    /**
     * Notes that somebody has answered, with no time; @throws org.enlace.platform.Stale when that is noted already.
     *
     * @param superior whose answer it is, where it is not the participant's own
     */
    void setAnswered(RecordId round, RecordId participant, Optional<MailAddress> superior);

    /** How many people have answered a round of superiors, each of whom may have answered about several. */
    int superiors(RecordId round);

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

    /** @param mail to whom it was given; empty for one of which that is not known */
    record Link(RecordId round, RecordId participant, Optional<MailAddress> mail) {}

    /** @param day when last */
    record Reminded(int times, LocalDate day) {}
}
