package org.enlace.training.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.training.evaluation.Indicator;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.Subject;

/** Where questionnaires, superiors and indicators are kept. */
public interface EvaluationStore {
    int PART = 100;

    Optional<Questionnaire> find(RecordId id);

    /** By level. */
    List<Questionnaire> of(Subject subject);

    /** Those of which a round is not sealed, by id, at most so many; from after one. */
    List<Questionnaire> unsealed(Optional<RecordId> after, int most);

    /** Each of which a round is not sealed, by id: read by the hundred, as there are more with every year. */
    default void eachUnsealed(Consumer<Questionnaire> each) {
        List<Questionnaire> part = unsealed(Optional.empty(), PART);
        while (!part.isEmpty()) {
            part.forEach(each);
            Optional<RecordId> last = Optional.of(part.get(part.size() - 1).id());
            part = part.size() < PART ? List.of() : unsealed(last, PART);
        }
    }

    /** Those with these rounds. */
    List<Questionnaire> withRounds(Set<RecordId> rounds);

    /** @throws org.enlace.platform.Stale when what is stored is not the version before this one */
    void write(Questionnaire questionnaire);

    /** With its rounds and whatever was sent of them; nobody has answered it. */
    void remove(Questionnaire questionnaire);

    List<Superior> superiors(Subject subject);

    /** How often they were replaced. */
    int superiorsVersion(Subject subject);

    void replaceSuperiors(Subject subject, List<Superior> superiors);

    List<Indicator> indicators(Subject subject);

    Optional<Indicator> indicator(RecordId id);

    /** @throws org.enlace.platform.Stale when what is stored is not the version before this one */
    void write(Indicator indicator);

    void removeIndicator(RecordId id);

    /** @param participant about whom */
    record Superior(RecordId participant, MailAddress mail, Language language) {}
}
