package org.enlace.protocols.internal.persistence;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.RecordId;
import org.enlace.protocols.ProtocolFilter.State;

/** For whom records in use are. One query by key; only of those that are restricted is what they say read. */
final class ReadersNow {
    private static final String OPEN = Audience.state(State.EFFECTIVE, false);
    private static final String RESTRICTED = Audience.state(State.EFFECTIVE, true);

    private ReadersNow() {}

    static Map<RecordId, NeedToKnow> of(Collection<RecordId> ids, EntityManager entities) {
        Map<RecordId, NeedToKnow> readers = new HashMap<>();
        List<String> restricted = new ArrayList<>();
        List<Object[]> states = entities.createQuery(
                        "select r.id, r.state from ProtocolRow r where r.id in :ids and r.state in :states",
                        Object[].class)
                .setParameter("ids", ids.stream().map(RecordId::toString).toList())
                .setParameter("states", List.of(OPEN, RESTRICTED))
                .getResultList();
        for (Object[] row : states) {
            String id = (String) row[0];
            if (row[1].equals(OPEN)) {
                readers.put(RecordId.parse(id), NeedToKnow.OPEN);
            } else {
                restricted.add(id);
            }
        }
        if (!restricted.isEmpty()) {
            entities.createQuery("select r from ProtocolRow r where r.id in :ids", ProtocolRow.class)
                    .setParameter("ids", restricted)
                    .getResultStream()
                    .map(row -> row.toDomainModel().protocol())
                    .filter(protocol -> !protocol.withdrawn())
                    .forEach(protocol ->
                            readers.put(protocol.id(), protocol.content().restrictedTo()));
        }
        return readers;
    }
}
