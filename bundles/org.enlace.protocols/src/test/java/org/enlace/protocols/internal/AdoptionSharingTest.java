package org.enlace.protocols.internal;

import static org.enlace.protocols.Fixtures.titled;
import static org.enlace.protocols.Fixtures.with;
import static org.enlace.protocols.internal.Desk.ANNA;
import static org.enlace.protocols.internal.MemoryExchange.BR;
import static org.enlace.protocols.internal.MemoryExchange.PE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Stale;
import org.enlace.platform.UnitId;
import org.enlace.protocols.Adoption.State;
import org.enlace.protocols.AdoptionShares.Choice;
import org.enlace.protocols.AdoptionTerms;
import org.enlace.protocols.CountryAdoption;
import org.enlace.protocols.InstrumentKind;
import org.enlace.protocols.Progress;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.Shares.Partner;
import org.enlace.protocols.Shares.Terms;
import org.junit.jupiter.api.Test;

/** What this country decided goes to those who have the document, follows each decision, and is taken back. */
class AdoptionSharingTest {
    private static final RecordId ID = new RecordId(UUID.fromString("01900000-0000-7000-8000-00000000abcd"));
    private static final Choice ALL = new Choice(true, true);

    private final MemoryStore store = new MemoryStore();
    private final Desk desk = new Desk(store, store);

    AdoptionSharingTest() {
        SharedRecord sent = new SharedRecord(
                ID, "protocol", BR, 1, Set.of(Desk.NODE.country()), Handling.GENERAL, Optional.empty());
        String text = new TravellingProtocol("br-1", 1, titled("Detección").content()).text();
        store.run(() -> desk.messages.receive(sent, 1, text));
    }

    private static Terms to(CountryCode... countries) {
        return new Terms(Set.of(countries), Handling.GENERAL, Optional.empty());
    }

    private static AdoptionTerms terms(Map<String, String> reservations) {
        LocalDate day = LocalDate.of(2026, 12, 1);
        return new AdoptionTerms(
                InstrumentKind.DECREE,
                "12/2026",
                day,
                "Ministerio",
                List.of(new UnitId("una-bogota")),
                day,
                reservations);
    }

    private void adopt() {
        desk.adoptions.study(ID, 0, ANNA);
        desk.adoptions.adopt(ID, 1, 1, terms(Map.of("summary", "Por la fiscalía")), ANNA);
    }

    private CountryAdoption sent() {
        RecordId record = store.region().share(ID).orElseThrow().record();
        return TravellingAdoption.read(
                new SharedRecord(
                        record,
                        CountryAdoption.TYPE,
                        Desk.NODE.country(),
                        1,
                        Set.of(BR),
                        Handling.GENERAL,
                        Optional.empty()),
                desk.exchange.contents.get(record).content());
    }

    private static String code(Runnable act) {
        return assertThrows(Refusal.class, act::run).code();
    }

    @Test
    void it_is_told_without_officers_units_and_reasons() {
        assertEquals("adopting.undecided", code(() -> desk.adoptionShares.share(ID, 0, to(BR), ALL, ANNA)));
        adopt();
        desk.far.put(ID, new Progress(1, 1, 1, 1, 0));
        assertEquals(
                List.of(BR),
                desk.adoptionShares.partners(ID, ANNA).stream()
                        .map(Partner::country)
                        .toList());
        desk.adoptionShares.share(ID, 0, to(BR), ALL, ANNA);
        CountryAdoption said = sent();
        assertEquals(ID, said.protocol());
        assertEquals(State.ADOPTED_WITH_RESERVATIONS, said.state());
        assertEquals(50, said.progress().orElseThrow().score());
        String text = desk.exchange
                .contents
                .get(store.region().share(ID).orElseThrow().record())
                .content();
        for (String word : List.of("anna", "una-bogota", "reason", "revision")) {
            assertFalse(text.contains(word), text);
        }
    }

    @Test
    void what_was_not_chosen_is_not_told() {
        adopt();
        desk.far.put(ID, new Progress(1, 1, 1, 1, 0));
        desk.adoptionShares.share(ID, 0, to(BR), new Choice(false, false), ANNA);
        assertEquals(Map.of(), sent().terms().orElseThrow().reservations());
        assertEquals(State.ADOPTED_WITH_RESERVATIONS, sent().state());
        assertEquals(Optional.empty(), sent().progress());
    }

    @Test
    void each_later_decision_follows_whoever_decides_and_progress_once_a_day() {
        adopt();
        desk.adoptionShares.share(ID, 0, to(BR), ALL, ANNA);
        Caller clara = Caller.holding(
                ANNA.officer(),
                ANNA.language(),
                ANNA.zone(),
                Set.of(org.enlace.protocols.Protocols.READ, org.enlace.protocols.Adoptions.ADOPT));
        desk.adoptions.denounce(ID, 2, "Motivo interno", LocalDate.of(2027, 1, 31), clara);
        assertEquals(State.DENOUNCED, sent().state());
        assertEquals(LocalDate.of(2027, 1, 31), sent().last());
        desk.far.put(ID, new Progress(0, 0, 1, 0, 0));
        assertEquals(0, desk.adoptionCopies.progressed(LocalDate.of(2026, 11, 25)), "told today already");
        assertEquals(1, desk.adoptionCopies.progressed(LocalDate.of(2026, 11, 26)));
        assertEquals(100, sent().progress().orElseThrow().score());
        assertEquals(0, desk.adoptionCopies.progressed(LocalDate.of(2026, 11, 27)), "nothing changed");
    }

    @Test
    void nobody_is_told_who_has_not_the_document() {
        adopt();
        assertEquals("adopting.share-holders", code(() -> desk.adoptionShares.share(ID, 0, to(PE), ALL, ANNA)));
        assertEquals(
                "protocol.share-peer", code(() -> desk.adoptionShares.share(ID, 0, to(MemoryExchange.UY), ALL, ANNA)));
        assertEquals("protocol.share-nobody", code(() -> desk.adoptionShares.share(ID, 0, to(), ALL, ANNA)));
        assertThrows(Forbidden.class, () -> desk.adoptionShares.share(ID, 0, to(BR), ALL, Desk.READER));
        assertThrows(Stale.class, () -> desk.adoptionShares.share(ID, 7, to(BR), ALL, ANNA));
        assertTrue(desk.exchange.contents.isEmpty());
        assertEquals(List.of(), desk.adoptionShares.partners(ID, Desk.READER));
    }

    @Test
    void it_is_taken_back_and_then_follows_no_more() {
        adopt();
        desk.adoptionShares.share(ID, 0, to(BR), ALL, ANNA);
        assertEquals(
                "protocol.share-narrower", code(() -> desk.adoptionShares.narrow(ID, 1, Set.of(BR), "Error", ANNA)));
        desk.adoptionShares.narrow(ID, 1, Set.of(), "Error", ANNA);
        desk.adoptions.denounce(ID, 2, "Motivo", LocalDate.of(2027, 1, 31), ANNA);
        assertEquals(State.ADOPTED_WITH_RESERVATIONS, sent().state());
        assertEquals("adopting.not-shared", code(() -> desk.adoptionShares.narrow(ID, 2, Set.of(), "x", ANNA)));
        desk.adoptionShares.share(ID, 2, to(BR), ALL, ANNA);
        assertEquals(State.DENOUNCED, sent().state());
    }

    @Test
    void from_whom_the_document_was_taken_back_no_later_decision_is_told() {
        var own = desk.library.create("pr-1", titled("Propio"), null, ANNA);
        desk.adoptions.study(own.id(), 0, ANNA);
        desk.shares.share(own.id(), 0, to(BR), ANNA);
        desk.adoptionShares.share(own.id(), 0, to(BR), ALL, ANNA);
        RecordId record = store.region().share(own.id()).orElseThrow().record();
        String before = desk.exchange.contents.get(record).content();
        desk.shares.narrow(own.id(), 1, Set.of(), "Error", ANNA);
        desk.adoptions.adopt(own.id(), 1, 1, terms(Map.of()), ANNA);
        assertEquals(Set.of(), desk.exchange.find(record).orElseThrow().audience());
        assertEquals(before, desk.exchange.contents.get(record).content());
    }

    @Test
    void an_own_document_whose_adoption_others_know_is_not_restricted() {
        var own = desk.library.create("pr-1", titled("Propio"), null, ANNA);
        desk.adoptions.study(own.id(), 0, ANNA);
        assertEquals("adopting.share-holders", code(() -> desk.adoptionShares.share(own.id(), 0, to(BR), ALL, ANNA)));
        desk.shares.share(own.id(), 0, to(BR), ANNA);
        desk.adoptionShares.share(own.id(), 0, to(BR), ALL, ANNA);
        desk.shares.narrow(own.id(), 1, Set.of(), "Error", ANNA);
        ProtocolDraft closed =
                with(titled("Propio"), "restrictedTo", new ProtocolDraft.Restriction(List.of("anna"), List.of()));
        SharedCopies copies = new SharedCopies(desk.exchange, store);
        assertEquals(
                "protocol.share-restricted",
                copies.obstacle(own.id(), "pr-1", closed.content())
                        .orElseThrow()
                        .code());
    }
}
