package org.enlace.training.evaluation;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;

/**
 * Questionnaires of series and exchanges, and what they gave. Whoever may read training may read figures; who organises makes
 * questionnaires, and reads texts and named answers. Every change is one transaction with its entry in the audit.
 *
 * <p><b>Anonymous</b>: answers are added to a {@link Tally} and kept nowhere else; beside it is kept, without any time, who has
 * answered. The tally is shown when the round is over and {@value Results#FEWEST} have answered, and a round that was shown is
 * {@link Round#sealed}: so no two states of it can be compared to find the answer between them. No tally is parted by country
 * or anything else.
 */
public interface Evaluations {
    /** What {@link org.enlace.platform.NotFound} and the audit call a questionnaire. */
    String KIND = "training-questionnaire";

    /** A round of one. */
    String ROUND = "training-round";

    /** Whether a questionnaire of this use exists, so that somebody can be asked to have answered it. */
    boolean asks(Subject subject, Use use);

    /**
     * Whether somebody has answered the questionnaire at the end; also true where there is none, for then nothing is asked. For the
     * certificate: tell the person what is missing, and of an anonymous questionnaire nobody else.
     *
     * @param participant the nomination or application
     */
    boolean hasAnswered(Subject subject, RecordId participant);

    /** The nominations or applications of those who have answered the questionnaire at the end; empty where there is none. Otherwise as {@link #hasAnswered}. */
    Optional<Set<RecordId>> answered(Subject subject);

    /** The scales of several subjects by theme: of those whose results are shown. */
    List<Results.Theme> summary(Collection<Subject> subjects, Caller caller);

    /** Those of a subject, by level. */
    List<Questionnaire> of(Subject subject, Caller caller);

    Questionnaire find(RecordId id, Caller caller);

    /** What is evaluated: its title and its days. */
    About about(Subject subject, Caller caller);

    List<Template> templates();

    /** @throws org.enlace.platform.Refusal {@code training.questionnaire-there} where the subject has one of that use; {@code training.template} */
    Questionnaire make(Subject subject, String template, Caller caller);

    /** @throws org.enlace.platform.Refusal {@code training.questionnaire-answered} */
    Questionnaire revise(RecordId id, int version, QuestionnaireContent content, Caller caller);

    /** Removes one that nobody has answered. */
    void remove(RecordId id, int version, Caller caller);

    /** When a round can be answered. */
    Questionnaire schedule(RecordId id, int version, Moment moment, Window window, Caller caller);

    /** Ends a round now and for good. */
    Questionnaire seal(RecordId id, int version, Moment moment, Caller caller);

    /** What it gave, as far as the caller may see it; seals anonymous rounds that are over. */
    Results results(RecordId id, Caller caller);

    /**
     * Who answered what, by participant: of a questionnaire that is not anonymous, for whoever organises; as many as have answered.
     *
     * @throws org.enlace.platform.Refusal {@code training.anonymous}
     */
    Map<Respondent, Sheet> sheets(RecordId id, Moment moment, Caller caller);

    /**
     * @param path where it is looked at
     * @param zone  of whoever organises
     * @param run   its first and last day; empty while there is none
     * @param today what day it is in that zone
     */
    record About(
            Subject subject,
            String title,
            String path,
            Language language,
            ZoneId zone,
            Optional<Span> run,
            Optional<MailAddress> contact,
            LocalDate today) {
        /** Where a round stands today. */
        public Round.State state(Round round) {
            return round.state(run, today);
        }
    }
}
