package org.enlace.exchange.internal;

import java.util.Optional;
import java.util.Set;
import org.enlace.exchange.Delivery.Kind;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Tlp;

/**
 * What this node knows of a record that another country shared with it.
 *
 * @param kind      what its last message said
 * @param content   only while its module has not taken it in
 * @param digest    of what that message said
 * @param shown     the version that its module has now; 0 where it has none
 * @param state     where it is
 * @param code      why it is kept or quarantined
 * @param detail    more of that
 * @param reason    the owner's words, of a withdrawal
 * @param seq       place of that message in the owner's stream; 0 where a later one did not change this
 * @param epoch     the owner's, in which it spoke of the record last
 */
public record Held(
        RecordId id,
        CountryCode owner,
        String module,
        String type,
        int format,
        long version,
        Kind kind,
        Set<CountryCode> audience,
        Handling handling,
        Optional<Tlp> tlp,
        String content,
        String digest,
        long shown,
        Place state,
        String code,
        String detail,
        String reason,
        long seq,
        long epoch) {
    /** Where a received record is. */
    public enum Place {
        /** Its module has it, or was told of the withdrawal. */
        DONE,
        /** It waits for its module. */
        KEPT,
        /** Its module failed at it. */
        QUARANTINED
    }

    SharedRecord record() {
        return new SharedRecord(id, type, owner, version, audience, handling, tlp);
    }

    Held done() {
        return new Held(
                id,
                owner,
                module,
                type,
                format,
                version,
                kind,
                audience,
                handling,
                tlp,
                null,
                digest,
                kind == Kind.RECORD ? version : 0,
                Place.DONE,
                "",
                "",
                reason,
                seq,
                epoch);
    }

    /** Its module does not get it. */
    Held refused() {
        return new Held(
                id,
                owner,
                module,
                type,
                format,
                version,
                kind,
                audience,
                handling,
                tlp,
                null,
                digest,
                shown,
                Place.DONE,
                "",
                "",
                reason,
                seq,
                epoch);
    }

    /** The owner spoke of it in this epoch, with a message that changes nothing here. */
    Held confirmed(long in) {
        return new Held(
                id, owner, module, type, format, version, kind, audience, handling, tlp, content, digest, shown, state,
                code, detail, reason, 0, in);
    }

    Held withoutContent() {
        return new Held(
                id, owner, module, type, format, version, kind, audience, handling, tlp, null, digest, shown, state,
                code, detail, reason, seq, epoch);
    }

    Held stuck(Place where, String why, String more) {
        return new Held(
                id, owner, module, type, format, version, kind, audience, handling, tlp, content, digest, shown, where,
                why, more, reason, seq, epoch);
    }
}
