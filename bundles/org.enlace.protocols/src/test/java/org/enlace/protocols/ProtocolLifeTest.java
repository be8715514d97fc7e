package org.enlace.protocols;

import static org.enlace.protocols.Fixtures.titled;
import static org.enlace.protocols.Fixtures.uruguayanProtocol;
import static org.enlace.protocols.Fixtures.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.UUID;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.protocols.Protocol.Effective;
import org.enlace.protocols.Protocol.Withdrawn;
import org.junit.jupiter.api.Test;

class ProtocolLifeTest {
    private static final Stamp ANNA = new Stamp(new OfficerId("anna"), Instant.parse("2026-01-01T10:00:00Z"));
    private static final Stamp BRUNO = new Stamp(new OfficerId("bruno"), Instant.parse("2026-01-02T10:00:00Z"));

    @Test
    void a_record_begins_in_use_with_version_one() {
        Effective protocol = aProtocol();
        assertEquals(1, protocol.version());
        assertEquals(protocol.created(), protocol.changed());
        assertFalse(protocol.withdrawn());
    }

    @Test
    void every_change_counts_and_names_its_officer_and_keeps_who_it_is() {
        Effective revised = aProtocol().revise(titled("Otro título").content(), BRUNO);
        assertEquals(2, revised.version());
        assertEquals(BRUNO, revised.changed());
        assertEquals(aProtocol().identity(), revised.identity());
    }

    @Test
    void a_withdrawn_record_says_why_and_can_be_put_back() {
        Withdrawn withdrawn = aProtocol().withdraw("Sustituido por el decreto 2024", BRUNO);
        assertTrue(withdrawn.withdrawn());
        assertEquals("Sustituido por el decreto 2024", withdrawn.reason());
        Effective back = withdrawn.restore(ANNA);
        assertEquals(3, back.version());
        assertEquals(aProtocol().content(), back.content());
    }

    @Test
    void nothing_is_withdrawn_without_a_reason() {
        Refusal refusal = assertThrows(Refusal.class, () -> aProtocol().withdraw(" ", BRUNO));
        assertEquals("protocol.required", refusal.code());
        assertEquals("reason", refusal.field().orElseThrow());
    }

    @Test
    void a_record_cannot_replace_itself() {
        ProtocolContent content =
                with(uruguayanProtocol(), "supersededBy", "pr-uy-262-2019").content();
        Refusal refusal = assertThrows(Refusal.class, () -> aProtocol().revise(content, BRUNO));
        assertEquals("protocol.supersedes-itself", refusal.code());
        assertEquals("supersededBy", refusal.field().orElseThrow());
    }

    @Test
    void a_reference_has_a_plain_form() {
        for (String bad : new String[] {"", "-a", "a b", "ñ", "x".repeat(81), "../etc"}) {
            assertThrows(Refusal.class, () -> identity(bad), bad);
        }
        assertEquals("Pr.1-a", identity("Pr.1-a").reference());
    }

    private static Effective aProtocol() {
        return Effective.first(identity("pr-uy-262-2019"), uruguayanProtocol().content());
    }

    private static Protocol.Identity identity(String reference) {
        RecordId id = new RecordId(UUID.fromString("01900000-0000-7000-8000-000000000001"));
        return new Protocol.Identity(id, reference, new CountryCode("CO"), ANNA);
    }
}
