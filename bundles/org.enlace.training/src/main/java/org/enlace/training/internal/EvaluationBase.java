package org.enlace.training.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.training.evaluation.Evaluations;
import org.enlace.training.evaluation.Evaluations.About;
import org.enlace.training.evaluation.Moment;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.Respondent;
import org.enlace.training.evaluation.Round;
import org.enlace.training.evaluation.Subject;
import org.enlace.training.evaluation.Tally;

/** What all who deal with questionnaires ask: what is evaluated, who is asked, and what day it is there. */
final class EvaluationBase {
    private final TrainingStores stores;
    private final Changes changes;
    private final Map<Subject.Kind, EvaluationSubjects> subjects;
    private EvaluationTravel travel;
    private EvaluationReturns returns;

    EvaluationBase(TrainingStores stores, Changes changes, Map<Subject.Kind, EvaluationSubjects> subjects) {
        this.stores = stores;
        this.changes = changes;
        this.subjects = Map.copyOf(subjects);
    }

    /** Said once, when the use cases are put together. */
    void travels(EvaluationTravel out, EvaluationReturns back) {
        travel = out;
        returns = back;
    }

    EvaluationTravel travel() {
        return travel;
    }

    EvaluationReturns returns() {
        return returns;
    }

    About about(Subject subject) {
        EvaluationSubjects kind = subjects.get(subject.kind());
        return (kind == null
                        ? java.util.Optional.<About>empty()
                        : kind.about(subject.id(), changes.clock().instant()))
                .orElseThrow(() -> new NotFound(
                        "training-" + subject.kind().token(), subject.id().toString()));
    }

    Questionnaire questionnaire(RecordId id) {
        return stores.evaluations().find(id).orElseThrow(() -> new NotFound(Evaluations.KIND, id.toString()));
    }

    LocalDate today(About about) {
        return about.today();
    }

    Round.State state(Round round, About about) {
        return about.state(round);
    }

    /** What somebody with this address takes part in. */
    List<Subject> with(MailAddress mail) {
        List<Subject> all = new ArrayList<>();
        subjects.forEach((kind, each) -> each.with(mail).forEach(id -> all.add(new Subject(kind, id))));
        return all;
    }

    List<Respondent> participants(Subject subject) {
        EvaluationSubjects kind = subjects.get(subject.kind());
        return kind == null ? List.of() : kind.participants(subject.id());
    }

    /** The superiors of those who take part. */
    List<Respondent> superiors(Subject subject) {
        Map<RecordId, Respondent> taking = new java.util.HashMap<>();
        participants(subject).forEach(one -> taking.put(one.participant(), one));
        List<Respondent> superiors = new ArrayList<>();
        for (EvaluationStore.Superior one : stores.evaluations().superiors(subject)) {
            Respondent about = taking.get(one.participant());
            if (about != null) {
                superiors.add(new Respondent(one.participant(), about.about(), one.mail(), one.language()));
            }
        }
        return superiors;
    }

    /** Those who are asked. */
    List<Respondent> asked(Subject subject, Moment moment) {
        return moment == Moment.SUPERIOR ? superiors(subject) : participants(subject);
    }

    /** How many people have answered an anonymous round: a superior of several is one, whose own answers tell those of the others. */
    int people(Round round, Tally tally) {
        if (round.moment() != Moment.SUPERIOR) {
            return tally.sheets();
        }
        return stores.answers().superiors(round.id())
                + stores.evaluationTravel().expected(round.id()).stream()
                        .mapToInt(EvaluationTravelStore.Expected::people)
                        .sum();
    }

    static Act about(Act act, Questionnaire questionnaire) {
        return act.on(Evaluations.KIND, questionnaire.id())
                .code(
                        "subject",
                        questionnaire.subject().kind().token() + ":"
                                + questionnaire.subject().id());
    }

    static Act done(String code, Questionnaire questionnaire, Caller caller) {
        return about(Act.done(code, caller), questionnaire);
    }
}
