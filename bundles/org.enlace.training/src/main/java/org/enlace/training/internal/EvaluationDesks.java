package org.enlace.training.internal;

import java.util.Map;
import org.enlace.documents.Tables;
import org.enlace.inbox.Inbox;
import org.enlace.mail.Mail;
import org.enlace.platform.Node;
import org.enlace.platform.Texts;
import org.enlace.training.evaluation.Answering;
import org.enlace.training.evaluation.Evaluations;
import org.enlace.training.evaluation.Indicators;
import org.enlace.training.evaluation.Respondents;
import org.enlace.training.evaluation.Subject;

/** The use cases of evaluation, put together. */
public final class EvaluationDesks {
    private final EvaluationDesk evaluations;
    private final AnswerDesk answering;
    private final RespondentDesk respondents;
    private final IndicatorDesk indicators;
    private final EvaluationReminders reminders;
    private final EvaluationFiles files;
    private final EvaluationTravel travel;
    private final EvaluationReturns returns;
    private final EvaluationArrivals arrivals;

    EvaluationDesks(
            TrainingStores stores,
            Changes changes,
            People people,
            Mail mail,
            Inbox inbox,
            Tables tables,
            Wire wire,
            Node node) {
        EvaluationBase base =
                new EvaluationBase(stores, changes, Map.of(Subject.Kind.SERIES, new SeriesEvaluated(stores)));
        Texts texts = Texts.of(EvaluationDesks.class);
        AnswerLinks links = new AnswerLinks(stores, base);
        evaluations = new EvaluationDesk(
                stores,
                changes,
                base,
                new EvaluationTemplates(node.home().resolve("config/reference/evaluation-templates.json")),
                inbox);
        answering = new AnswerDesk(stores, changes, base, links, people);
        respondents = new RespondentDesk(stores, changes, base, links);
        indicators = new IndicatorDesk(stores, changes, base);
        reminders = new EvaluationReminders(stores, changes, base, links, mail, inbox, texts);
        files = new EvaluationFiles(evaluations, changes, tables, texts);
        travel = new EvaluationTravel(stores, changes, base, wire);
        returns = new EvaluationReturns(stores, changes, base, travel, wire.exchange());
        arrivals = new EvaluationArrivals(stores, changes, base, travel, returns, inbox, node.country());
        base.travels(travel, returns);
    }

    /** Where the figures of other modules are that indicators can follow; without it there are none. */
    EvaluationDesks follow(Measures measures) {
        indicators.follow(measures);
        return this;
    }

    public Evaluations evaluations() {
        return evaluations;
    }

    public Answering answering() {
        return answering;
    }

    public Respondents respondents() {
        return respondents;
    }

    public Indicators indicators() {
        return indicators;
    }

    public EvaluationReminders reminders() {
        return reminders;
    }

    public EvaluationFiles files() {
        return files;
    }

    public EvaluationTravel travel() {
        return travel;
    }

    public EvaluationReturns returns() {
        return returns;
    }

    public EvaluationArrivals arrivals() {
        return arrivals;
    }
}
