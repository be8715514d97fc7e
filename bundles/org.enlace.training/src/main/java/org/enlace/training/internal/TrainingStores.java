package org.enlace.training.internal;

import java.time.Instant;
import org.enlace.training.internal.matching.MatchingStore;
import org.enlace.training.internal.outcome.OutcomeStores;
import org.enlace.training.internal.overview.OverviewStore;

/** Where training is kept. */
public interface TrainingStores {
    ProgrammeStore programmes();

    SeriesStore series();

    SessionStore sessions();

    NominationStore nominations();

    HolidayStore holidays();

    CallStore calls();

    ApplicationStore applications();

    MatchingStore matchings();

    CertificateStore certificates();

    OutcomeStores outcomes();

    OverviewStore overview();

    EvaluationStore evaluations();

    AnswerStore answers();

    AttendanceStore attendances();

    TravelStore travel();

    ForeignStore foreign();

    EvaluationTravelStore evaluationTravel();

    HostStore hosts();

    /**
     * The moment of a change: now, or a microsecond after the last one, so that no two changes share theirs. The current
     * transaction holds the clock until its end: changes of the module come one after the other, so that no seat is given twice and
     * no booth booked twice, and who reads the changes from where it stopped misses none.
     */
    Instant moment(Instant now);
}
