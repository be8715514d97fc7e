package org.enlace.training.evaluation;

import java.util.List;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;

/** Who is asked; for whoever organises. */
public interface Respondents {
    /** What {@link org.enlace.platform.Stale} calls the superiors of a subject. */
    String SUPERIORS = "training-superiors";

    /** The superiors who are asked, by participant. */
    List<Respondent> superiors(Subject subject, Caller caller);

    /** Those who take part, and are asked. */
    List<Respondent> participants(Subject subject, Caller caller);

    /** Counts up with every change of the superiors, from 0. */
    int superiorsVersion(Subject subject, Caller caller);

    /**
     * Keeps who is asked about whom: a line each, {@code participant's mail; superior's mail; language}. All or none.
     *
     * @param version the one that was looked at
     * @return how many
     * @throws org.enlace.platform.Stale when it is another by now
     */
    int setSuperiors(Subject subject, int version, String lines, Caller caller);

    /**
     * Makes a link for one respondent, to hand on where no mail is sent. Of a questionnaire that is not anonymous: of the other
     * it would tell whether the person has answered.
     *
     * @return the secret of the link, which is kept nowhere
     */
    String link(RecordId id, Moment moment, RecordId participant, Caller caller);

    /** Takes back all links of a round that were sent or handed on. */
    int revokeLinks(RecordId id, Moment moment, Caller caller);
}
