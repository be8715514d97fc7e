package org.enlace.protocols.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.protocols.Protocol;

/**
 * A record as it lies in the library.
 *
 * @param protocol the record
 * @param imported the fingerprint of what a file last said about it; null when it was written here
 */
public record Entry(Protocol protocol, String imported) {
    /** Whether it says something else than the file it came from, or came from none. */
    boolean editedHere() {
        return !ProtocolJson.fingerprint(protocol.content()).equals(imported);
    }

    boolean existsFor(Caller caller) {
        return protocol.content().restrictedTo().admits(caller);
    }

    /** Whether it is this country's own and for everybody who may read the library: then nobody else's bears its reference. */
    boolean open() {
        return own() && !protocol.content().restrictedTo().restricted();
    }

    /** Whether this country owns it. */
    boolean own() {
        return protocol.shared().isEmpty();
    }

    /** Of records with the same reference the one a caller means: the one for everybody, else the oldest. */
    static Optional<Entry> forCaller(Collection<Entry> same, Caller caller) {
        return same.stream()
                .filter(entry -> entry.existsFor(caller))
                .min(Comparator.comparing((Entry entry) -> !entry.open())
                        .thenComparing(entry -> !entry.own())
                        .thenComparing(entry -> entry.protocol().id()));
    }

    Entry with(Protocol changed) {
        return new Entry(changed, imported);
    }
}
