package org.enlace.jit.custody;

import java.util.Objects;
import org.enlace.jit.signing.NodeSeal;

/** An event with the seal of the node that wrote it. Whether the seal covers it is looked at by {@link CustodyLog}. */
public record SealedEvent(CustodyEvent event, NodeSeal seal) {
    public SealedEvent {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(seal, "seal");
    }
}
