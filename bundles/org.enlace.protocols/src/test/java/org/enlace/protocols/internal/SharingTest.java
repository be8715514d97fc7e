package org.enlace.protocols.internal;

import static org.enlace.protocols.Fixtures.titled;
import static org.enlace.protocols.Fixtures.with;
import static org.enlace.protocols.internal.Desk.ANNA;
import static org.enlace.protocols.internal.MemoryExchange.BR;
import static org.enlace.protocols.internal.MemoryExchange.PE;
import static org.enlace.protocols.internal.MemoryExchange.UY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.exchange.Delivery;
import org.enlace.exchange.Exchange;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Stale;
import org.enlace.platform.Tlp;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.ProtocolImports.Mode;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.Shares;
import org.enlace.protocols.Shares.Partner;
import org.enlace.protocols.Shares.Standing;
import org.enlace.protocols.Shares.Terms;
import org.junit.jupiter.api.Test;

/** This country's protocols go to others, follow their records, and are taken back. */
class SharingTest {
    private static final Caller WRITER = Caller.holding(
            new OfficerId("walter"), Language.ES, ZoneOffset.UTC, Set.of(Protocols.READ, Protocols.WRITE));

    private final Desk desk = Desk.inMemory();
    private final Protocol protocol = desk.library.create("pr-1", titled("Detección"), null, ANNA);

    private static Terms to(CountryCode... countries) {
        return new Terms(Set.of(countries), Handling.GENERAL, Optional.empty());
    }

    private static String code(Runnable act) {
        return assertThrows(Refusal.class, act::run).code();
    }

    private SharedRecord shared(CountryCode... countries) {
        return desk.shares.share(protocol.id(), 0, to(countries), ANNA);
    }

    private String sent() {
        return desk.exchange.contents.get(protocol.id()).content();
    }

    private Map<CountryCode, Standing> standings() {
        Map<CountryCode, Standing> all = new java.util.TreeMap<>();
        desk.shares.partners(protocol.id(), ANNA).forEach(partner -> partner.standing()
                .ifPresent(standing -> all.put(partner.country(), standing)));
        return all;
    }

    @Test
    void an_officer_sees_whom_the_node_exchanges_with_and_who_reads_protocols() {
        assertEquals(
                List.of(
                        new Partner(BR, true, true, false, Optional.empty()),
                        new Partner(PE, true, false, false, Optional.empty())),
                desk.shares.partners(protocol.id(), ANNA));
    }

    @Test
    void a_shared_protocol_is_queued_for_each_country_with_what_it_says_and_how_it_is_handled() {
        Handling handling = new Handling(Set.of(HandlingCode.H1, HandlingCode.H3), Optional.of("Solo formación"));
        desk.shares.check(protocol.id(), 0, new Terms(Set.of(BR, PE), handling, Optional.of(Tlp.GREEN)), ANNA);
        assertTrue(desk.exchange.contents.isEmpty(), "Looking shares nothing");
        SharedRecord record =
                desk.shares.share(protocol.id(), 0, new Terms(Set.of(BR, PE), handling, Optional.of(Tlp.GREEN)), ANNA);
        assertEquals(1, record.version());
        assertEquals(handling, record.handling());
        assertEquals(Map.of(BR, Standing.QUEUED, PE, Standing.QUEUED), standings());
        TravellingProtocol said = TravellingProtocol.read(sent());
        assertEquals(protocol.content(), said.content());
        assertEquals("pr-1", said.reference());
        assertFalse(sent().contains("anna"), "No officer travels");
    }

    @Test
    void who_may_only_read_knows_who_has_it_and_not_how_it_stands_there() {
        shared(BR);
        assertEquals(
                Set.of(BR),
                desk.shares.find(protocol.id(), WRITER).orElseThrow().audience());
        assertEquals(List.of(), desk.shares.partners(protocol.id(), WRITER));
    }

    @Test
    void how_it_stands_there_is_told_from_the_answers() {
        SharedRecord record = shared(BR, PE);
        Map<Delivery.State, Standing> told = Map.of(
                Delivery.State.SENT, Standing.SENT,
                Delivery.State.ACKNOWLEDGED, Standing.DELIVERED,
                Delivery.State.QUARANTINED, Standing.QUARANTINED,
                Delivery.State.REFUSED, Standing.REFUSED);
        told.forEach((state, standing) -> {
            desk.exchange.answer(record, BR, Delivery.Kind.RECORD, state, "");
            assertEquals(standing, standings().get(BR));
        });
        desk.exchange.answer(record, PE, Delivery.Kind.RECORD, Delivery.State.KEPT, "not-adopted");
        assertEquals(Standing.NOT_ADOPTED, standings().get(PE));
        desk.exchange.answer(record, PE, Delivery.Kind.RECORD, Delivery.State.KEPT, "module-closed");
        assertEquals(Standing.KEPT, standings().get(PE));
    }

    @Test
    void what_cannot_be_shared_is_refused_with_its_reason() {
        assertEquals("protocol.share-nobody", code(() -> shared()));
        assertEquals("protocol.share-peer", code(() -> shared(UY)));
        assertEquals("protocol.share-peer", code(() -> shared(Desk.NODE.country())));
        Terms red = new Terms(Set.of(BR), Handling.GENERAL, Optional.of(Tlp.RED));
        assertEquals("protocol.share-red", code(() -> desk.shares.share(protocol.id(), 0, red, ANNA)));
        Protocol closed = desk.library.create(
                "pr-2",
                with(titled("Cerrado"), "restrictedTo", new ProtocolDraft.Restriction(List.of("anna"), List.of())),
                null,
                ANNA);
        assertEquals("protocol.share-restricted", code(() -> desk.shares.share(closed.id(), 0, to(BR), ANNA)));
        Protocol marked = desk.library.create("pr-3", titled("Un <b>título</b>"), null, ANNA);
        assertEquals("protocol.share-markup", code(() -> desk.shares.share(marked.id(), 0, to(BR), ANNA)));
        Protocol address = desk.library.create("pr-4", titled("Véase <https://example.org> y 3 < 4"), null, ANNA);
        assertEquals(1, desk.shares.share(address.id(), 0, to(BR), ANNA).version());
        assertEquals(
                "protocol.control-character",
                code(() -> new Terms(
                        Set.of(BR), new Handling(Set.of(HandlingCode.H3), Optional.of("a\u0000b")), Optional.empty())));
    }

    @Test
    void only_who_holds_both_permissions_shares_and_only_what_they_saw() {
        for (Permission missing : List.of(Shares.SHARE, Exchange.SHARE)) {
            Caller almost =
                    new Caller(ANNA.officer(), Language.ES, ZoneOffset.UTC, permission -> !permission.equals(missing));
            assertThrows(Forbidden.class, () -> desk.shares.share(protocol.id(), 0, to(BR), almost));
            assertThrows(Forbidden.class, () -> desk.shares.narrow(protocol.id(), 0, Set.of(), "x", almost));
        }
        shared(BR);
        assertThrows(Stale.class, () -> desk.shares.share(protocol.id(), 0, to(BR, PE), ANNA));
        assertEquals(2, desk.shares.share(protocol.id(), 1, to(BR, PE), ANNA).version());
        assertEquals("protocol.share-leaves-out", code(() -> desk.shares.share(protocol.id(), 2, to(PE), ANNA)));
    }

    @Test
    void a_correction_goes_to_those_who_have_it_whoever_makes_it() {
        shared(BR);
        desk.library.revise(protocol.id(), 1, titled("Detección temprana"), WRITER);
        assertEquals(2, desk.exchange.find(protocol.id()).orElseThrow().version());
        assertEquals(
                "Detección temprana", TravellingProtocol.read(sent()).content().title());
        assertEquals(List.of("share by anna", "revise by walter"), desk.exchange.acts);
        desk.library.revise(protocol.id(), 2, titled("Detección temprana"), WRITER);
        assertEquals(2, desk.exchange.acts.size(), "Nothing changed, nothing is sent");
    }

    @Test
    void a_correction_by_a_file_goes_too() {
        desk.imports.run(Desk.file("[" + json("pr-5", "Uno") + "]"), Mode.ALL_OR_NOTHING, ANNA);
        Protocol imported = desk.library.find("pr-5", ANNA).orElseThrow();
        desk.shares.share(imported.id(), 0, to(BR), ANNA);
        desk.imports.run(Desk.file("[" + json("pr-5", "Dos") + "]"), Mode.ALL_OR_NOTHING, ANNA);
        assertTrue(desk.exchange.contents.get(imported.id()).content().contains("\"Dos\""));
    }

    private static String json(String reference, String title) {
        return "{\"id\":\"" + reference + "\","
                + ProtocolJson.text(titled(title).content()).substring(1);
    }

    @Test
    void a_correction_that_others_could_not_have_is_refused_whole() {
        shared(BR);
        ProtocolDraft closed =
                with(titled("Cerrado"), "restrictedTo", new ProtocolDraft.Restriction(List.of("anna"), List.of()));
        assertEquals("protocol.share-restricted", code(() -> desk.library.revise(protocol.id(), 1, closed, ANNA)));
        assertEquals(
                "protocol.share-markup",
                code(() -> desk.library.revise(protocol.id(), 1, titled("<script>x</script>"), ANNA)));
        assertEquals(protocol, desk.library.find(protocol.id(), ANNA));
        assertEquals(1, desk.exchange.acts.size());
    }

    @Test
    void it_is_taken_back_from_some_with_the_reason_and_outstanding_until_they_say_so() {
        shared(BR, PE);
        assertEquals("protocol.required", code(() -> desk.shares.narrow(protocol.id(), 1, Set.of(BR), " ", ANNA)));
        assertEquals(
                "protocol.share-narrower",
                code(() -> desk.shares.narrow(protocol.id(), 1, Set.of(BR, PE), "Error", ANNA)));
        SharedRecord left = desk.shares.narrow(protocol.id(), 1, Set.of(BR), "Error", ANNA);
        assertEquals(Map.of(BR, Standing.QUEUED, PE, Standing.TAKING_BACK), standings());
        desk.exchange.answer(left, PE, Delivery.Kind.NARROWED, Delivery.State.ACKNOWLEDGED, "");
        assertEquals(Standing.TAKEN_BACK, standings().get(PE));
        desk.library.revise(protocol.id(), 1, titled("Otra"), ANNA);
        assertEquals(
                Set.of(BR), desk.exchange.contents.get(protocol.id()).audience(), "Peru does not come back by itself");
    }

    @Test
    void taken_back_from_everybody_it_can_be_shared_again() {
        shared(BR);
        desk.shares.narrow(protocol.id(), 1, Set.of(), "Error", ANNA);
        assertEquals("protocol.not-shared", code(() -> desk.shares.narrow(protocol.id(), 2, Set.of(), "Error", ANNA)));
        desk.library.revise(protocol.id(), 1, titled("Otra"), ANNA);
        assertEquals(2, desk.exchange.acts.size(), "Nobody has it, so nobody gets the correction");
        assertEquals(3, desk.shares.share(protocol.id(), 2, to(PE), ANNA).version());
        assertTrue(sent().contains("\"Otra\""));
    }

    @Test
    void withdrawn_here_it_is_taken_back_from_everybody_and_put_back_it_is_shared_with_nobody() {
        shared(BR, PE);
        desk.library.withdraw(protocol.id(), 1, "Duplicado", WRITER);
        assertEquals("narrow to [] by walter: Duplicado", desk.exchange.acts.get(1));
        assertEquals("protocol.withdrawn", code(() -> desk.shares.share(protocol.id(), 2, to(BR), ANNA)));
        desk.library.restore(protocol.id(), 2, WRITER);
        assertEquals(2, desk.exchange.acts.size());
        assertEquals(Set.of(Standing.TAKING_BACK), new HashSet<>(standings().values()));
    }
}
