package org.enlace.protocols.internal;

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

    Entry with(Protocol changed) {
        return new Entry(changed, imported);
    }
}
