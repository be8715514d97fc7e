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
 * @param version counts the changes of the record, as the tag does
 * @param edition the number of the document's version that the record shows
 * @param fixed   whether its text changes by a new version alone
 * @param state  {@code effective} or {@code withdrawn}
 * @param reason why it was withdrawn; null while it is in use
 * @param shared what travelled with it, of one that another country owns and alone changes; null of this country's own
 * @param restrictedTo for whom it is; null for everybody who may read the library
 */
public record RecordJson(
        RecordId id,
        String reference,
        int version,
        int edition,
        boolean fixed,
        CountryCode owner,
        String state,
        String reason,
        SharedJson shared,
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
        boolean verified,
        String evidence,
        Map<String, Map<String, String>> passages,
        Map<String, String> translations,
        ProtocolDraft.Restriction restrictedTo) {

    static RecordJson of(Protocol protocol) {
        ProtocolDraft said = ProtocolDraft.of(protocol.content());
        return new RecordJson(
                protocol.id(),
                protocol.reference(),
                protocol.version(),
                protocol.control().edition(),
                protocol.control().fixed(),
                protocol.owner(),
                protocol.withdrawn() ? "withdrawn" : "effective",
                reason(protocol),
                protocol.shared().map(SharedJson::of).orElse(null),
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
                said.verified(),
                said.evidence(),
                said.passages(),
                said.translations(),
                protocol.content().restrictedTo().restricted() ? said.restrictedTo() : null);
    }

    /**
     * As a list gives it: of a restricted record what is needed to know it by, since what it says is read with a reason.
     */
    static RecordJson listed(Protocol protocol) {
        RecordJson whole = of(protocol);
        return !protocol.content().restrictedTo().restricted()
                ? whole
                : new RecordJson(
                        whole.id,
                        whole.reference,
                        whole.version,
                        whole.edition,
                        whole.fixed,
                        whole.owner,
                        whole.state,
                        null,
                        whole.shared,
                        whole.created,
                        whole.changed,
                        whole.title,
                        Map.of(),
                        whole.type,
                        null,
                        null,
                        null,
                        null,
                        null,
                        whole.languages,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        false,
                        null,
                        Map.of(),
                        Map.of(),
                        whole.restrictedTo);
    }

    private static String reason(Protocol protocol) {
        return protocol instanceof Protocol.Withdrawn withdrawn
                ? withdrawn.reason()
                : protocol instanceof Protocol.TakenBack taken ? taken.reason() : null;
    }

    /** Who did something, and when (UTC). */
    public record StampJson(OfficerId officer, Instant at) {
        static StampJson of(Stamp stamp) {
            return new StampJson(stamp.officer(), stamp.at());
        }
    }
}
