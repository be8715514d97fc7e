package org.enlace.jit.internal;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Peer;
import org.enlace.exchange.Peers;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** What leads to other countries' nodes. */
public record Wire(Exchange exchange, Peers peers) {
    /** In whose name statements are shared: that others get them is decided by whoever says them. */
    static final Caller CARRIER = Caller.node(Exchange.SHARE);

    /** The countries with a trusted node; whom this one exchanges with is no secret before somebody who sends. */
    public Set<CountryCode> trusted() {
        return peers.list(Caller.node(Peers.READ)).stream()
                .filter(peer -> peer.state() == Peer.State.TRUSTED)
                .map(Peer::country)
                .collect(Collectors.toSet());
    }

    /** The id of the record in which a country tells what another wrote, that left the team before: one and the same each time. */
    public static RecordId retold(RecordId id) {
        return new RecordId(UUID.nameUUIDFromBytes(("retold " + id).getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Takes in what arrived. What is wrong is told by its code and field, without a word of what it says, and keeps the message in
     * quarantine.
     */
    static void told(Runnable taking) {
        try {
            taking.run();
        } catch (Refusal refusal) {
            throw new IllegalArgumentException(refusal.code()
                    + refusal.field().map(field -> " at " + field).orElse(""));
        }
    }
}
