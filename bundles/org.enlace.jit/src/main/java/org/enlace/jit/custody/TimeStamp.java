package org.enlace.jit.custody;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import org.enlace.files.Sha256;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * A time stamp on an event: that the event, and with it every event that it follows, existed at a moment by the clock of a service. It
 * stands by itself: whoever has the text of the event and trusts the service needs neither this node nor its database.
 *
 * @param event     on which it is, the last that its country had written
 * @param sequence  the place of that event among what its country wrote about the item
 * @param covers    the SHA-256 of the event, which is what was stamped
 * @param at        the moment, by the clock of the service
 * @param serial    the number that the service gave it, hexadecimal
 * @param authority the service, as its certificate names it
 * @param policy    the object identifier of the policy under which it was stamped
 * @param token     Base64 of the token (RFC 3161)
 * @param anchor    Base64 of the certificate that was trusted for it when it came (X.509)
 */
public record TimeStamp(
        RecordId team,
        RecordId item,
        RecordId event,
        CountryCode country,
        int sequence,
        Sha256 covers,
        Instant at,
        String serial,
        String authority,
        String policy,
        String token,
        String anchor) {
    /** How far the clocks of a node and of a service may be apart before that is remarked. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    public TimeStamp {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(country, "country");
        Objects.requireNonNull(covers, "covers");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(serial, "serial");
        Objects.requireNonNull(authority, "authority");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(anchor, "anchor");
    }

    /** Whether it says an earlier moment than the event says of itself, by more than the tolerance: one of the two clocks is wrong. */
    public boolean before(CustodyEvent stamped) {
        return at.plus(TOLERANCE).isBefore(stamped.written());
    }

    /** The token itself. */
    public byte[] bytes() {
        return Base64.getDecoder().decode(token);
    }
}
