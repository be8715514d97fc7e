package org.enlace.training.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;

/**
 * Answering a questionnaire, once: signed in, by the mail address that an administrator vouches for, or by the link of a letter. Answers are not
 * changed afterwards. Who may answer is who takes part now, or is named as the superior of somebody who does.
 */
public interface Answering {
    /** What waits for an answer of the caller, who may read training. */
    List<Open> open(Caller caller);

    /** Whether the caller may answer the rounds, by their ids, and has not. */
    List<RecordId> waiting(List<RecordId> rounds, Caller caller);

    /**
     * What the caller is asked.
     *
     * @throws org.enlace.platform.Refusal {@code training.not-asked}, {@code training.answered-already}, {@code training.round-not-open}
     */
    Open find(RecordId questionnaire, Moment moment, Caller caller);

    /**
     * Answers as the caller.
     *
     * @param version of the questionnaire that was looked at: whoever was shown other questions, or told that it is anonymous, has not
     *     answered this one
     * @param given   by the keys of the questions
     * @throws org.enlace.platform.Stale when it is another by now
     * @throws org.enlace.platform.Refusal as {@link #find} and {@link Sheet#of}
     */
    void answer(RecordId questionnaire, Moment moment, int version, Map<String, String> given, Caller caller);

    /**
     * What a link asks; empty for one that is unknown, used, over or taken back, all alike.
     *
     * @param secret the last part of the link
     * @param network where it is asked from; who tries many that are unknown is made to wait
     */
    Door door(String secret, String network);

    /**
     * Answers by a link, which leads nowhere afterwards. Otherwise as {@link #door}.
     *
     * @param version of the questionnaire that was looked at
     * @throws org.enlace.platform.Stale when it is another by now
     */
    Door answer(String secret, String network, int version, Map<String, String> given);

    /**
     * @param about the name of whoever takes part, for a superior; empty for a participant
     */
    record Open(Questionnaire questionnaire, Round round, Span span, String title, Optional<String> about) {}

    /** What a link leads to. */
    sealed interface Door {
        /** A questionnaire to be answered. */
        record Asked(Open open, org.enlace.platform.Language language) implements Door {}

        /** It was answered. */
        record Thanks(Questionnaire questionnaire) implements Door {}

        /** Nothing. */
        record Shut() implements Door {}

        /** @param seconds to wait */
        record Later(long seconds) implements Door {}
    }
}
