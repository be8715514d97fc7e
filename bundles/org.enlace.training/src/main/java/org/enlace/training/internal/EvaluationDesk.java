package org.enlace.training.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.inbox.Inbox;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Trainings;
import org.enlace.training.evaluation.Evaluations;
import org.enlace.training.evaluation.Moment;
import org.enlace.training.evaluation.Question;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.QuestionnaireContent;
import org.enlace.training.evaluation.Respondent;
import org.enlace.training.evaluation.Results;
import org.enlace.training.evaluation.Round;
import org.enlace.training.evaluation.Sheet;
import org.enlace.training.evaluation.Subject;
import org.enlace.training.evaluation.Template;
import org.enlace.training.evaluation.Use;
import org.enlace.training.evaluation.Window;

/** The use cases of questionnaires. */
final class EvaluationDesk implements Evaluations {
    private final TrainingStores stores;
    private final Changes changes;
    private final EvaluationBase base;
    private final EvaluationTemplates templates;
    private final EvaluationResults results;
    private final Inbox inbox;

    EvaluationDesk(
            TrainingStores stores, Changes changes, EvaluationBase base, EvaluationTemplates templates, Inbox inbox) {
        this.stores = stores;
        this.changes = changes;
        this.base = base;
        this.templates = templates;
        this.inbox = inbox;
        results = new EvaluationResults(stores, base);
    }

    private Optional<Questionnaire> of(Subject subject, Use use) {
        return stores.evaluations().of(subject).stream()
                .filter(one -> one.use() == use)
                .findFirst();
    }

    @Override
    public boolean asks(Subject subject, Use use) {
        return of(subject, use).isPresent();
    }

    @Override
    public boolean hasAnswered(Subject subject, RecordId participant) {
        return of(subject, Use.REACTION)
                .map(one -> stores.answers().hasAnswered(one.round(Moment.END).id(), participant))
                .orElse(true);
    }

    @Override
    public Optional<Set<RecordId>> answered(Subject subject) {
        return of(subject, Use.REACTION)
                .map(one -> stores.answers().answered(one.round(Moment.END).id()));
    }

    @Override
    public List<Results.Theme> summary(Collection<Subject> subjects, Caller caller) {
        caller.require(Trainings.READ);
        return Results.themes(subjects.stream()
                .flatMap(subject -> stores.evaluations().of(subject).stream())
                .filter(one ->
                        shownTo(one, caller) && base.travel().owner(one.id()).isEmpty())
                .map(one -> results(one.id(), caller))
                .toList());
    }

    @Override
    public List<Questionnaire> of(Subject subject, Caller caller) {
        caller.require(Trainings.READ);
        base.about(subject);
        return stores.evaluations().of(subject);
    }

    @Override
    public Questionnaire find(RecordId id, Caller caller) {
        caller.require(Trainings.READ);
        return base.questionnaire(id);
    }

    @Override
    public About about(Subject subject, Caller caller) {
        caller.require(Trainings.READ);
        return base.about(subject);
    }

    @Override
    public List<Template> templates() {
        return templates.all();
    }

    @Override
    public Questionnaire make(Subject subject, String template, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            base.about(subject);
            if (subject.kind() == Subject.Kind.SERIES) {
                SessionDesk.series(stores, subject.id()).requireOwn();
            }
            Template chosen = templates.all().stream()
                    .filter(one -> one.id().equals(template))
                    .findFirst()
                    .orElseThrow(() -> new Refusal(
                                    "training.template",
                                    "There is no questionnaire \"" + template
                                            + "\" to begin with; choose one of the list",
                                    String.valueOf(template))
                            .at("template"));
            if (of(subject, chosen.use()).isPresent()) {
                throw new Refusal(
                                "training.questionnaire-there",
                                "There is a questionnaire of level "
                                        + chosen.use().level() + " already; change that one or remove it",
                                chosen.use().level())
                        .at("template");
            }
            List<Round> rounds = chosen.use().moments().stream()
                    .map(moment -> new Round(changes.next(), moment, chosen.window(moment), false))
                    .toList();
            Questionnaire made = new Questionnaire(
                    changes.next(), subject, 1, chosen.use(), chosen.content(), rounds, false, stamp, stamp);
            stores.evaluations().write(made);
            changes.record(EvaluationBase.done("training.make-questionnaire", made, caller)
                    .code("template", chosen.id())
                    .fact("anonymous", chosen.content().anonymous()));
            return made;
        });
    }

    @Override
    public Questionnaire revise(RecordId id, int version, QuestionnaireContent content, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            Questionnaire now = expected(id, version);
            if (now.content().equals(content)) {
                return now;
            }
            Questionnaire revised = now.revise(content, stamp);
            stores.evaluations().write(revised);
            changes.record(EvaluationBase.done("training.revise-questionnaire", revised, caller)
                    .fact("version", revised.version())
                    .fact("anonymous", content.anonymous())
                    .changed("questions", words(now.content()), words(content)));
            return revised;
        });
    }

    private static String words(QuestionnaireContent content) {
        StringBuilder words = new StringBuilder();
        for (Question question : content.questions()) {
            words.append(question.key())
                    .append(' ')
                    .append(question.kind().token())
                    .append(": ");
            words.append(question.text().by().values().iterator().next()).append('\n');
        }
        return words.toString();
    }

    private Questionnaire expected(RecordId id, int version) {
        Questionnaire now = base.questionnaire(id);
        base.travel().requireOwn(now);
        Changes.expect(version, now.version(), KIND, id);
        return now;
    }

    @Override
    public void remove(RecordId id, int version, Caller caller) {
        caller.require(Trainings.ORGANISE);
        changes.make(caller, stamp -> {
            Questionnaire now = expected(id, version).untouched();
            base.travel().removed(now);
            stores.evaluations().remove(now);
            now.rounds().forEach(round -> inbox.clear(EvaluationInbox.USE, round.id()));
            changes.record(EvaluationBase.done("training.remove-questionnaire", now, caller)
                    .code("use", now.use().token()));
            return null;
        });
    }

    @Override
    public Questionnaire schedule(RecordId id, int version, Moment moment, Window window, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            Questionnaire now = expected(id, version);
            if (now.round(moment).window().equals(window)) {
                return now;
            }
            Questionnaire moved = now.at(moment, window, stamp);
            stores.evaluations().write(moved);
            changes.record(EvaluationBase.done("training.schedule-round", moved, caller)
                    .code("moment", moment.token())
                    .code("window", window.toString().replace(' ', '/')));
            return moved;
        });
    }

    @Override
    public Questionnaire seal(RecordId id, int version, Moment moment, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return changes.make(caller, stamp -> {
            Questionnaire now = expected(id, version);
            Questionnaire sealed = now.seal(moment, stamp);
            if (sealed == now) {
                return now;
            }
            write(sealed, moment, caller);
            return sealed;
        });
    }

    private void write(Questionnaire sealed, Moment moment, Caller caller) {
        RecordId round = sealed.round(moment).id();
        stores.evaluations().write(sealed);
        stores.answers().dropLinks(round);
        inbox.clear(EvaluationInbox.USE, round);
        changes.record(
                EvaluationBase.done("training.seal-round", sealed, caller).code("moment", moment.token()));
    }

    private static boolean shownTo(Questionnaire one, Caller caller) {
        return one.content().anonymous() || caller.holds(Trainings.ORGANISE);
    }

    @Override
    public Results results(RecordId id, Caller caller) {
        caller.require(Trainings.READ);
        Questionnaire now = base.questionnaire(id);
        base.travel().requireOwn(now);
        if (!shownTo(now, caller)) {
            throw new Forbidden(Trainings.ORGANISE);
        }
        if (now.content().anonymous() && !toSeal(now).isEmpty()) {
            now = changes.make(caller, stamp -> {
                Questionnaire sealed = base.questionnaire(id);
                for (Moment moment : toSeal(sealed)) {
                    sealed = sealed.seal(moment, stamp);
                    write(sealed, moment, Caller.node());
                }
                return sealed;
            });
        }
        return results.of(now, caller.holds(Trainings.ORGANISE));
    }

    /** Rounds that are over, were never looked at and have enough answers to be shown; one with fewer can still be opened again. */
    private List<Moment> toSeal(Questionnaire one) {
        About about = base.about(one.subject());
        return one.rounds().stream()
                .filter(round -> !round.sealed() && base.state(round, about) == Round.State.OVER)
                .filter(round -> !base.travel().awaited(round, about))
                .filter(round -> base.people(round, stores.answers().tally(round.id())) >= Results.FEWEST)
                .map(Round::moment)
                .toList();
    }

    @Override
    public Map<Respondent, Sheet> sheets(RecordId id, Moment moment, Caller caller) {
        caller.require(Trainings.ORGANISE);
        Questionnaire one = base.questionnaire(id);
        base.travel().requireOwn(one);
        if (one.content().anonymous()) {
            throw new Refusal(
                    "training.anonymous",
                    "The questionnaire is anonymous: what anybody answered is kept nowhere; look at its results");
        }
        return changes.make(caller, stamp -> {
            changes.record(
                    EvaluationBase.done("training.read-answers", one, caller).code("moment", moment.token()));
            return named(one, moment);
        });
    }

    private Map<Respondent, Sheet> named(Questionnaire one, Moment moment) {
        Map<RecordId, Respondent> known = new LinkedHashMap<>();
        base.participants(one.subject()).forEach(each -> known.put(each.participant(), each));
        Map<Respondent, Sheet> sheets = new LinkedHashMap<>();
        stores.answers().sheets(one.round(moment).id()).forEach((participant, kept) -> {
            Respondent respondent = known.get(participant);
            if (respondent != null) {
                sheets.put(respondent, EvaluationResults.sheet(one.content().questions(), kept));
            }
        });
        return sheets;
    }
}
