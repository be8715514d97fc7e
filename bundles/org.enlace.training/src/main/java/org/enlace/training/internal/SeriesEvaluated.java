package org.enlace.training.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.mail.MailAddress;
import org.enlace.platform.RecordId;
import org.enlace.training.Nomination;
import org.enlace.training.Session;
import org.enlace.training.evaluation.Evaluations.About;
import org.enlace.training.evaluation.Respondent;
import org.enlace.training.evaluation.Span;
import org.enlace.training.evaluation.Subject;

/** Series as they are evaluated: from the first session that was not cancelled to the last, on the days of whoever organises. */
final class SeriesEvaluated implements EvaluationSubjects {
    private final TrainingStores stores;

    SeriesEvaluated(TrainingStores stores) {
        this.stores = stores;
    }

    @Override
    public Optional<About> about(RecordId id, Instant now) {
        return stores.series().find(id).map(series -> {
            List<Session> sessions = stores.sessions().of(id).stream()
                    .filter(session -> !(session instanceof Session.Cancelled))
                    .toList();
            Optional<LocalDate> first = sessions.stream()
                    .map(session -> LocalDate.ofInstant(
                            session.content().time().start(), series.content().zone()))
                    .min(java.util.Comparator.comparing(LocalDate::toEpochDay));
            Optional<LocalDate> last = sessions.stream()
                    .map(session -> LocalDate.ofInstant(
                            session.content().time().end(), series.content().zone()))
                    .max(java.util.Comparator.comparing(LocalDate::toEpochDay));
            return new About(
                    Subject.series(id),
                    series.content().title(),
                    "/training/series/" + id,
                    series.content().languages().get(0),
                    series.content().zone(),
                    first.map(day -> new Span(day, last.get())),
                    series.content().contact(),
                    LocalDate.ofInstant(now, series.content().zone()));
        });
    }

    @Override
    public List<RecordId> with(MailAddress mail) {
        return stores.nominations().seated(mail);
    }

    @Override
    public List<Respondent> participants(RecordId id) {
        boolean foreign =
                stores.series().find(id).filter(one -> one.owner().isPresent()).isPresent();
        Set<RecordId> asked = foreign ? stores.evaluationTravel().askedIn(id) : Set.of();
        return stores.nominations().all(id, Nomination.State.CONFIRMED).stream()
                .filter(one -> !foreign || asked.contains(one.id()))
                .map(one -> new Respondent(
                        one.id(),
                        one.person().name(),
                        one.person().mail(),
                        one.person().language()))
                .sorted(java.util.Comparator.comparing(Respondent::participant))
                .toList();
    }
}
