package org.enlace.training.internal.persistence;

import java.time.Instant;
import java.util.List;
import org.enlace.persistence.Database;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.training.internal.AnswerStore;
import org.enlace.training.internal.ApplicationStore;
import org.enlace.training.internal.AttendanceStore;
import org.enlace.training.internal.CallStore;
import org.enlace.training.internal.CertificateStore;
import org.enlace.training.internal.EvaluationStore;
import org.enlace.training.internal.EvaluationTravelStore;
import org.enlace.training.internal.ForeignStore;
import org.enlace.training.internal.HolidayStore;
import org.enlace.training.internal.HostStore;
import org.enlace.training.internal.NominationStore;
import org.enlace.training.internal.ProgrammeStore;
import org.enlace.training.internal.SeriesStore;
import org.enlace.training.internal.SessionStore;
import org.enlace.training.internal.TrainingStores;
import org.enlace.training.internal.TravelStore;
import org.enlace.training.internal.matching.MatchingStore;
import org.enlace.training.internal.outcome.OutcomeStores;
import org.enlace.training.internal.overview.OverviewStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The schema of training, opened when somebody first asks for it. */
@Component(service = TrainingStores.class)
public final class TrainingSchema implements TrainingStores {
    private static final Schema SCHEMA = new Schema("training", List.of(), TrainingSchema.class);

    private final Store store;
    private final Statements clock;
    private final ProgrammeStore programmes;
    private final SeriesStore series;
    private final SessionStore sessions;
    private final NominationStore nominations;
    private final HolidayStore holidays;
    private final CallStore calls;
    private final ApplicationStore applications;
    private final MatchingStore matchings;
    private final CertificateStore certificates;
    private final OutcomeStores outcomes;
    private final OverviewStore overview;
    private final EvaluationStore evaluations;
    private final AnswerStore answers;
    private final AttendanceStore attendances;
    private final TravelStore travel;
    private final ForeignStore foreign;
    private final EvaluationTravelStore evaluationTravel;
    private final HostStore hosts;

    @Activate
    public TrainingSchema(@Reference Database database) {
        store = database.open(SCHEMA);
        clock = new Statements(store, "training");
        programmes = new JdbcProgrammes(store);
        series = new JdbcSeries(store);
        sessions = new JdbcSessions(store);
        nominations = new JdbcNominations(store);
        holidays = new JdbcHolidays(store);
        calls = new JdbcCalls(store);
        applications = new JdbcApplications(store);
        matchings = new JdbcMatching(store);
        certificates = new JdbcCertificates(store);
        outcomes = new JdbcOutcomes(store);
        overview = new JdbcOverview(store);
        evaluations = new JdbcEvaluations(store);
        answers = new JdbcAnswers(store);
        attendances = new JdbcAttendances(store);
        travel = new JdbcTravel(store);
        foreign = new JdbcForeign(store);
        evaluationTravel = new JdbcEvaluationTravel(store);
        hosts = new JdbcHosts(store);
    }

    @Deactivate
    public void close() {
        store.close();
    }

    @Override
    public ProgrammeStore programmes() {
        return programmes;
    }

    @Override
    public SeriesStore series() {
        return series;
    }

    @Override
    public SessionStore sessions() {
        return sessions;
    }

    @Override
    public NominationStore nominations() {
        return nominations;
    }

    @Override
    public HolidayStore holidays() {
        return holidays;
    }

    @Override
    public CallStore calls() {
        return calls;
    }

    @Override
    public ApplicationStore applications() {
        return applications;
    }

    @Override
    public CertificateStore certificates() {
        return certificates;
    }

    @Override
    public OutcomeStores outcomes() {
        return outcomes;
    }

    @Override
    public OverviewStore overview() {
        return overview;
    }

    @Override
    public EvaluationStore evaluations() {
        return evaluations;
    }

    @Override
    public AnswerStore answers() {
        return answers;
    }

    @Override
    public AttendanceStore attendances() {
        return attendances;
    }

    @Override
    public ForeignStore foreign() {
        return foreign;
    }

    @Override
    public EvaluationTravelStore evaluationTravel() {
        return evaluationTravel;
    }

    @Override
    public HostStore hosts() {
        return hosts;
    }

    @Override
    public TravelStore travel() {
        return travel;
    }

    @Override
    public MatchingStore matchings() {
        return matchings;
    }

    @Override
    public Instant moment(Instant now) {
        // The update takes the row's lock first, so that what is read afterwards is the last word.
        clock.update("update training.change_clock set last_change = last_change + 1 where id = 1");
        long next = clock.count("select last_change from training.change_clock where id = 1");
        long moment = Math.max(next, Statements.micros(now));
        clock.update("update training.change_clock set last_change = ? where id = 1", moment);
        return Statements.instant(moment);
    }
}
