package org.enlace.training.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.mail.MailAddress;
import org.enlace.platform.RecordId;
import org.enlace.training.evaluation.Evaluations.About;
import org.enlace.training.evaluation.Respondent;

/** One kind of what is evaluated, such as series. */
interface EvaluationSubjects {
    /** Its title and its days; empty where there is none. */
    Optional<About> about(RecordId id, Instant now);

    /** In which somebody with this address takes part now. */
    List<RecordId> with(MailAddress mail);

    /** Those who take part now: with a seat, not withdrawn. */
    List<Respondent> participants(RecordId id);
}
