package org.enlace.training.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.RecordId;
import org.enlace.training.Nomination;
import org.enlace.training.Session;
import org.enlace.training.certificate.Conditions.Attendance;
import org.enlace.training.certificate.Fulfilment;

/** What the nominations alone tell: whoever is noted as having taken part took part in all of it. */
final class SeatFulfilment implements Fulfilment {
    private final TrainingStores stores;

    SeatFulfilment(TrainingStores stores) {
        this.stores = stores;
    }

    @Override
    public Map<RecordId, Attendance> attendance(RecordId series) {
        List<Session> held = stores.sessions().of(series).stream()
                .filter(Session.Held.class::isInstance)
                .toList();
        int minutes = (int) held.stream()
                .mapToLong(session -> session.content().time().length().toMinutes())
                .sum();
        Map<RecordId, Attendance> all = new HashMap<>();
        for (Nomination one : stores.nominations().live(series)) {
            if (WaitingLists.SEATED.contains(one.state())) {
                boolean came = one instanceof Nomination.Attended;
                all.put(one.id(), new Attendance(held.size(), came ? held.size() : 0, came ? minutes : 0));
            }
        }
        return all;
    }

    @Override
    public Optional<Set<RecordId>> answered(RecordId series) {
        return Optional.empty();
    }
}
