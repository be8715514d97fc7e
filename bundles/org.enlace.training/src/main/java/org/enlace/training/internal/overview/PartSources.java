package org.enlace.training.internal.overview;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.Place;
import org.enlace.training.Series;
import org.enlace.training.Session;
import org.enlace.training.certificate.Standing;
import org.enlace.training.evaluation.Evaluations;
import org.enlace.training.evaluation.Results;
import org.enlace.training.evaluation.Round;
import org.enlace.training.evaluation.RoundResult;
import org.enlace.training.evaluation.Subject;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.internal.Desks;
import org.enlace.training.internal.TrainingStores;
import org.enlace.training.overview.Rating;

/** The other parts of the module, as the overview asks them: by their own use cases, so that nothing is shown here that is not shown there. */
public final class PartSources implements OverviewSources {
    /** More open questionnaires, calls or series than these are counted no further. */
    private static final int MOST = 500;

    private final Desks desks;
    private final TrainingStores stores;

    public PartSources(Desks desks, TrainingStores stores) {
        this.desks = desks;
        this.stores = stores;
    }

    @Override
    public OptionalLong openCalls(Caller caller) {
        return OptionalLong.of(desks.calls()
                .list(Optional.of(ExchangeCall.State.OPEN), "", Place.FIRST, MOST, caller)
                .items()
                .size());
    }

    /** Of the node's open series that have nothing planned any more. */
    @Override
    public OptionalLong certificatesDue(Caller caller) {
        long due = 0;
        for (Series series : stores.series()
                .page(Optional.empty(), false, Optional.of(false), Place.FIRST, MOST)
                .items()) {
            List<Session> sessions = stores.sessions().of(series.id());
            if (sessions.stream().anyMatch(Session.Held.class::isInstance)
                    && sessions.stream().noneMatch(Session.Planned.class::isInstance)) {
                due += desks.certificates().series().standings(series.id(), caller).stream()
                        .filter(Standing::due)
                        .count();
            }
        }
        return OptionalLong.of(due);
    }

    @Override
    public OptionalLong unanswered(Caller caller) {
        Evaluations evaluations = desks.evaluation().evaluations();
        LongAdder open = new LongAdder();
        stores.evaluations().eachUnsealed(one -> {
            Evaluations.About about = evaluations.about(one.subject(), caller);
            if (one.rounds().stream().noneMatch(round -> about.state(round) == Round.State.OPEN)) {
                return;
            }
            for (RoundResult round : evaluations.results(one.id(), caller).rounds()) {
                if (round.state() == Round.State.OPEN) {
                    open.add(Math.max(0, round.expected() - round.answered()));
                }
            }
        });
        return OptionalLong.of(open.sum());
    }

    @Override
    public Optional<Rating> rating(Collection<RecordId> series, Caller caller) {
        if (series.isEmpty()) {
            return Optional.empty();
        }
        int answers = 0;
        double sum = 0;
        for (Results.Theme theme : desks.evaluation()
                .evaluations()
                .summary(series.stream().map(Subject::series).toList(), caller)) {
            answers += theme.answers();
            sum += theme.average() * theme.answers();
        }
        return answers == 0 ? Optional.empty() : Optional.of(new Rating(answers, sum / answers));
    }
}
