package org.enlace.protocols.internal;

import java.time.Clock;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.protocols.internal.ProtocolStore.Answered;

/** Lets a request that is repeated with its key make nothing twice. Within the transaction of what it makes. */
final class RequestKeys {
    private static final int AT_MOST = 200;

    private final ProtocolStore store;
    private final Clock clock;

    RequestKeys(ProtocolStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @param key null where the request carries none */
    static void check(String key) {
        if (key != null && (key.isBlank() || key.length() > AT_MOST)) {
            throw new Refusal(
                    "protocol.request-key",
                    "A request's key has 1 to " + AT_MOST + " characters, not " + key.length() + "; use a shorter one",
                    key.length(),
                    AT_MOST);
        }
    }

    /** What a request with this key made before; a key that came with other content is refused. */
    Optional<RecordId> made(String key, String fingerprint, Caller caller) {
        if (key == null) {
            return Optional.empty();
        }
        return store.answered(caller.officer(), key).map(answered -> {
            if (!answered.fingerprint().equals(fingerprint)) {
                throw new Refusal(
                        "protocol.request-key-reused",
                        "The request key \"" + key + "\" came with other content before; use a new key",
                        key);
            }
            return answered.id();
        });
    }

    void remember(String key, String fingerprint, RecordId id, Caller caller) {
        if (key != null) {
            store.remember(caller.officer(), key, new Answered(id, fingerprint), clock.instant());
        }
    }
}
