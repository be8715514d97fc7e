package org.enlace.protocols.internal.rest;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.enlace.platform.Refusal;
import org.enlace.protocols.ProtocolDraft;

/**
 * What a request says about a document, in the words of the import file. What only the library may set ({@code id},
 * {@code version}, {@code edition}, {@code fixed}, {@code owner}, {@code state}, {@code reason}, {@code shared}, {@code created}, {@code changed}) can stand in a change as it
 * was read, so that a record can be sent back as it came; any other value is refused. Where {@code restrictedTo} is absent or null
 * the record stays for whom it was; both lists empty are for everybody.
 */
public record DraftJson(
        String id,
        String reference,
        Integer version,
        Integer edition,
        Boolean fixed,
        String owner,
        String state,
        String reason,
        SharedJson shared,
        RecordJson.StampJson created,
        RecordJson.StampJson changed,
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
        Boolean verified,
        String evidence,
        Map<String, Map<String, String>> passages,
        Map<String, String> translations,
        ProtocolDraft.Restriction restrictedTo) {

    ProtocolDraft draft() {
        return new ProtocolDraft(
                title,
                summary,
                type,
                issuingBody,
                country,
                region,
                legalInstrument,
                date,
                languages,
                crimeTypes,
                phases,
                url,
                supersedes,
                supersededBy,
                status,
                requirements,
                note,
                verifiedScope,
                source,
                Boolean.TRUE.equals(verified),
                evidence,
                passages,
                translations,
                restrictedTo);
    }

    /** For a new record: nothing the library sets may be there. */
    DraftJson fresh() {
        unset("id", id);
        unset("version", version);
        unset("edition", edition);
        unset("fixed", fixed);
        unset("owner", owner);
        unset("state", state);
        unset("reason", reason);
        unset("shared", shared);
        unset("created", created);
        unset("changed", changed);
        return this;
    }

    /** For a change: what the library sets is absent, or as the record has it now. */
    DraftJson changeOf(RecordJson now) {
        same("id", id, now.id().toString());
        same("reference", reference, now.reference());
        same("version", version, now.version());
        same("edition", edition, now.edition());
        same("fixed", fixed, now.fixed());
        same("owner", owner, now.owner().value());
        same("state", state, now.state());
        same("reason", reason, now.reason());
        same("shared", shared, now.shared());
        same("created", created, now.created());
        same("changed", changed, now.changed());
        return this;
    }

    private static void unset(String field, Object value) {
        same(field, value, null);
    }

    private static void same(String field, Object value, Object now) {
        if (value != null && !Objects.equals(value, now)) {
            throw new Refusal(
                            "protocol.read-only",
                            "\"" + field + "\" is set by the library and cannot be \"" + value + "\"; leave it out",
                            field,
                            value.toString())
                    .at(field);
        }
    }
}
