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

/** What the attendance of the sessions tells. No series has an evaluation. */
final class AttendedFulfilment implements Fulfilment {
    private static final Caller NODE = Caller.node(Trainings.READ, Trainings.ORGANISE);

    private final Attendances attendances;

    AttendedFulfilment(Attendances attendances) {
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
        return Optional.empty();
    }
}
