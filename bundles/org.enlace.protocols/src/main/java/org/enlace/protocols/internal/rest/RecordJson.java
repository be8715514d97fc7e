package org.enlace.protocols.internal.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.Stamp;

/**
 * A record as the API gives it: what the library knows about it first, then what it says, in the words of the import file.
 *
 * @param state  {@code effective} or {@code withdrawn}
 * @param reason why it was withdrawn; null while it is in use
 */
public record RecordJson(
        RecordId id,
        String reference,
        int version,
        CountryCode owner,
        String state,
        String reason,
        StampJson created,
        StampJson changed,
        String title,
        Map<String, String> summary,
        String type,
        String issuingBody,
        String country,
        String region,
        ProtocolDraft.Instrument legalInstrument,
        String date,
        List<String> languages,
        List<String> crimeTypes,
        List<String> phases,
        String url,
        String supersedes,
        String supersededBy,
        String status,
        List<ProtocolDraft.Item> requirements,
        String note,
        String verifiedScope,
        String source,
        boolean verified) {

    static RecordJson of(Protocol protocol) {
        ProtocolDraft said = ProtocolDraft.of(protocol.content());
        return new RecordJson(
                protocol.id(),
                protocol.reference(),
                protocol.version(),
                protocol.owner(),
                protocol.withdrawn() ? "withdrawn" : "effective",
                protocol instanceof Protocol.Withdrawn withdrawn ? withdrawn.reason() : null,
                StampJson.of(protocol.created()),
                StampJson.of(protocol.changed()),
                said.title(),
                said.summary(),
                said.type(),
                said.issuingBody(),
                said.country(),
                said.region(),
                said.legalInstrument(),
                said.date(),
                said.languages(),
                said.crimeTypes(),
                said.phases(),
                said.url(),
                said.supersedes(),
                said.supersededBy(),
                said.status(),
                said.requirements(),
                said.note(),
                said.verifiedScope(),
                said.source(),
                said.verified());
    }

    /** Who did something, and when (UTC). */
    public record StampJson(OfficerId officer, Instant at) {
        static StampJson of(Stamp stamp) {
            return new StampJson(stamp.officer(), stamp.at());
        }
    }
}
