package org.enlace.exchange.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;

/** All that owners ever said, from outside: against it is held what the others were shown. */
final class Ledger {
    private final Map<String, Set<String>> said = new HashMap<>();
    private final Map<RecordId, CountryCode> owners = new HashMap<>();

    void said(SharedRecord record, String content) {
        owners.put(record.id(), record.owner());
        said.computeIfAbsent(record.id() + " " + record.version(), any -> new HashSet<>())
                .add(line(record, content));
    }

    private static String line(SharedRecord record, String content) {
        return record.audience() + " " + record.handling() + " " + content;
    }

    /** Shown to whom it was sent, as its owner wrote it, and by nobody else. */
    void received(CountryCode by, SharedRecord record, String content) {
        if (!record.owner().equals(owners.get(record.id()))
                || !said.getOrDefault(record.id() + " " + record.version(), Set.of())
                        .contains(line(record, content))) {
            throw new AssertionError(by + " was shown what its owner never said: " + record + " " + content);
        }
        if (!record.audience().contains(by)) {
            throw new AssertionError(by + " was shown what is not for it: " + record);
        }
    }
}
