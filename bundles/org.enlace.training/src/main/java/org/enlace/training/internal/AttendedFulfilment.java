package org.enlace.training.internal;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.Trainings;
import org.enlace.training.attendance.Attendances;
import org.enlace.training.certificate.Conditions.Attendance;
import org.enlace.training.certificate.Fulfilment;
import org.enlace.training.evaluation.Moment;
import org.enlace.training.evaluation.Subject;
import org.enlace.training.evaluation.Use;

/** What the attendance of the sessions and the questionnaire at the end tell. */
final class AttendedFulfilment implements Fulfilment {
    private static final Caller NODE = Caller.node(Trainings.READ, Trainings.ORGANISE);

    private final TrainingStores stores;
    private final Attendances attendances;

    AttendedFulfilment(TrainingStores stores, Attendances attendances) {
        this.stores = stores;
        this.attendances = attendances;
    }

    @Override
    public Map<RecordId, Attendance> attendance(RecordId series) {
        return attendances.fulfilment(series, NODE).stream()
                .collect(Collectors.toMap(
                        one -> one.nomination().id(),
                        one -> new Attendance(one.held(), one.attended(), (int) one.minutes())));
    }

    @Override
    public Optional<Set<RecordId>> answered(RecordId series) {
        return stores.evaluations().of(Subject.series(series)).stream()
                .filter(one -> one.use() == Use.REACTION)
                .findFirst()
                .map(one -> stores.answers().answered(one.round(Moment.END).id()));
    }
}
