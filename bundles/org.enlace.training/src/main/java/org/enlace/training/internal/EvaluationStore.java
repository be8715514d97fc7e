package org.enlace.training.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.training.evaluation.Indicator;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.Subject;

/** Where questionnaires, superiors and indicators are kept. */
public interface EvaluationStore {
    Optional<Questionnaire> find(RecordId id);

    /** By level. */
    List<Questionnaire> of(Subject subject);

    /** Those of which a round is not sealed, by id. */
    List<Questionnaire> unsealed();

    /** Those with these rounds. */
    List<Questionnaire> withRounds(Set<RecordId> rounds);

    /** @throws org.enlace.platform.Stale when what is stored is not the version before this one */
    void write(Questionnaire questionnaire);

    /** With its rounds and whatever was sent of them; nobody has answered it. */
    void remove(Questionnaire questionnaire);

    List<Superior> superiors(Subject subject);

    void replaceSuperiors(Subject subject, List<Superior> superiors);

    List<Indicator> indicators(Subject subject);

    Optional<Indicator> indicator(RecordId id);

    /** @throws org.enlace.platform.Stale when what is stored is not the version before this one */
    void write(Indicator indicator);

    void removeIndicator(RecordId id);

    /** @param participant about whom */
    record Superior(RecordId participant, MailAddress mail, Language language) {}
}
