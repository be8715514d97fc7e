package org.enlace.training.internal;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** Files for tests: those that are known are on every application. */
final class HandedFiles extends ExchangeFiles {
    private final Set<RecordId> known = ConcurrentHashMap.newKeySet();

    void add(RecordId file) {
        known.add(file);
    }

    @Override
    void require(RecordId application, Collection<RecordId> wanted, Caller caller) {
        if (!known.containsAll(wanted)) {
            throw new Refusal("placement.no-file", "No file of this application", wanted);
        }
    }
}
