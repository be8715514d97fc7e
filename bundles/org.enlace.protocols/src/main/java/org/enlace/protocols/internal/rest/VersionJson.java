package org.enlace.protocols.internal.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.protocols.Approval;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Opinion;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.Signature;

/**
 * A version as the API gives it.
 *
 * @param edition      its number; null until it is approved
 * @param revision     counts its changes, as the tag does
 * @param basedOn      the number of the version it goes on from; 0 for a new document
 * @param opinions     for those who work on it; for everybody else none
 * @param reason       why it was aborted or withdrawn
 * @param supersededBy the number of the version after it
 * @param text         what it says, in the words of the import file; in a list, of a restricted one, what it is known by
 */
public record VersionJson(
        RecordId id,
        RecordId protocol,
        Integer edition,
        String state,
        int revision,
        int basedOn,
        String changes,
        LocalDate effectiveFrom,
        LocalDate nextReview,
        List<OfficerId> authors,
        List<OfficerId> reviewers,
        OfficerId approver,
        List<OpinionJson> opinions,
        SignatureJson begun,
        SignatureJson changed,
        SignatureJson approved,
        SignatureJson ended,
        String reason,
        Integer supersededBy,
        ProtocolDraft text) {

    static VersionJson of(Edition edition, OfficerId reader) {
        boolean works = edition.concerns(reader);
        return new VersionJson(
                edition.id(),
                edition.protocol(),
                edition.number().isPresent() ? edition.number().getAsInt() : null,
                edition.stage().token(),
                edition.revision(),
                edition.core().basedOn(),
                edition.text().changes(),
                edition.approval().map(Approval::from).orElse(edition.text().from()),
                edition.text().nextReview(),
                sorted(edition.core().authors()),
                sorted(edition.core().reviewers()),
                edition.core().approver(),
                works ? edition.core().opinions().stream().map(OpinionJson::of).toList() : List.of(),
                SignatureJson.of(edition.core().begun()),
                SignatureJson.of(edition.core().changed()),
                edition.approval().map(Approval::by).map(SignatureJson::of).orElse(null),
                edition.end().map(Edition.End::by).map(SignatureJson::of).orElse(null),
                edition.end().map(Edition.End::reason).orElse(null),
                edition instanceof Edition.Superseded old ? old.by() : null,
                ProtocolDraft.of(edition.content()));
    }

    /** As a list gives it: of a restricted version what is needed to know it by, since what it says is read with a word in the audit. */
    static VersionJson listed(Edition edition, OfficerId reader) {
        VersionJson whole = of(edition, reader);
        return !edition.content().restrictedTo().restricted()
                ? whole
                : new VersionJson(
                        whole.id,
                        whole.protocol,
                        whole.edition,
                        whole.state,
                        whole.revision,
                        whole.basedOn,
                        null,
                        whole.effectiveFrom,
                        whole.nextReview,
                        whole.authors,
                        whole.reviewers,
                        whole.approver,
                        List.of(),
                        whole.begun,
                        whole.changed,
                        whole.approved,
                        whole.ended,
                        null,
                        whole.supersededBy,
                        name(whole.text));
    }

    private static ProtocolDraft name(ProtocolDraft text) {
        return new ProtocolDraft(
                text.title(),
                Map.of(),
                text.type(),
                null,
                null,
                null,
                null,
                null,
                text.languages(),
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
                text.restrictedTo());
    }

    private static List<OfficerId> sorted(java.util.Collection<OfficerId> officers) {
        return officers.stream()
                .sorted(java.util.Comparator.comparing(OfficerId::value))
                .toList();
    }

    /** @param round the review it was said in, from 1 */
    public record OpinionJson(
            int round, boolean agrees, String reason, Map<String, String> remarks, SignatureJson given) {
        static OpinionJson of(Opinion opinion) {
            return new OpinionJson(
                    opinion.round(),
                    opinion.agrees(),
                    opinion.reason(),
                    opinion.remarks(),
                    SignatureJson.of(opinion.given()));
        }
    }

    /** Who did something, for whom (null for themselves), and when (UTC). */
    public record SignatureJson(OfficerId officer, OfficerId actingFor, Instant at) {
        static SignatureJson of(Signature signature) {
            return new SignatureJson(signature.officer(), signature.actingFor().orElse(null), signature.at());
        }
    }
}
