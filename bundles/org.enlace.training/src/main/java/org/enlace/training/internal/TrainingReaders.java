package org.enlace.training.internal;

import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.RecordReaders;
import org.enlace.training.Holidays;
import org.enlace.training.Nominations;
import org.enlace.training.Sessions;
import org.enlace.training.Trainings;
import org.enlace.training.attendance.Attendances;
import org.enlace.training.certificate.Certificates;
import org.enlace.training.evaluation.Evaluations;
import org.enlace.training.evaluation.Indicators;
import org.enlace.training.exchange.Balances;
import org.enlace.training.exchange.Calls;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.HostOffer;
import org.enlace.training.exchange.HostRequest;
import org.enlace.training.exchange.MatchingRuns;
import org.enlace.training.exchange.MatchingSetups;
import org.enlace.training.outcome.Costs;
import org.enlace.training.outcome.Outcomes;
import org.osgi.service.component.annotations.Component;

/**
 * Answers for records of training that no files belong to. None of them is restricted to some readers, so the permission with which its
 * kind is read decides. People's names are for whoever organises.
 */
@Component
public final class TrainingReaders implements RecordReaders {
    private static final Map<String, Permission> NEEDED = Map.ofEntries(
            Map.entry(Trainings.PROGRAMME, Trainings.READ),
            Map.entry(Sessions.KIND, Trainings.READ),
            Map.entry(Holidays.KIND, Trainings.READ),
            Map.entry(Indicators.KIND, Trainings.READ),
            Map.entry(Evaluations.KIND, Trainings.READ),
            Map.entry(Certificates.KIND, Trainings.ORGANISE),
            Map.entry(Outcomes.KIND, Trainings.READ),
            Map.entry(Outcomes.ACTION, Trainings.READ),
            Map.entry(Outcomes.LESSON, Trainings.READ),
            Map.entry(ExchangeCall.KIND, Trainings.READ),
            Map.entry(HostOffer.KIND, Trainings.READ),
            Map.entry(HostRequest.KIND, Calls.HOST),
            Map.entry(Nominations.KIND, Trainings.ORGANISE),
            Map.entry(Attendances.KIND, Trainings.ORGANISE),
            Map.entry(Costs.KIND, Trainings.ORGANISE),
            Map.entry(Balances.KIND, Trainings.ORGANISE),
            Map.entry(MatchingRuns.KIND, Trainings.ORGANISE),
            Map.entry(MatchingSetups.KIND, Trainings.ORGANISE));

    @Override
    public boolean mayRead(String kind, String id, Caller caller) {
        Permission needed = NEEDED.get(kind);
        return needed != null && caller.holds(Trainings.READ) && caller.holds(needed);
    }
}
