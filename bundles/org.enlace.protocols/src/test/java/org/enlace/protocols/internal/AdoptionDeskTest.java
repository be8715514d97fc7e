package org.enlace.protocols.internal;

import static org.enlace.protocols.Fixtures.titled;
import static org.enlace.protocols.Fixtures.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.UnitId;
import org.enlace.protocols.Adoption;
import org.enlace.protocols.Adoption.State;
import org.enlace.protocols.AdoptionTerms;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Editions.Wording;
import org.enlace.protocols.InstrumentKind;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.internal.persistence.JpaProtocolStore;

/** What a country decides on a version, on the databases it really lies in. */
class AdoptionDeskTest {
    private static final Caller CLARA = officer("clara");
    private static final Caller RITA = officer("rita");
    private static final Caller PAUL = officer("paul");

    @OnEveryDatabase
    void what_a_country_studies_stands_still_and_can_be_adopted_with_reservations(TestDatabase database) {
        Desk desk = desk(database);
        Protocol record = desk.library.create("pr-1", titled("Primera"), null, CLARA);
        assertEquals(0, desk.adoptions.history(record.id(), CLARA).size());
        desk.adoptions.study(record.id(), 0, CLARA);
        assertEquals(
                new Protocol.Control(1, true),
                desk.library.find(record.id(), RITA).control());
        assertEquals("protocol.fixed", code(() -> desk.library.revise(record.id(), 2, titled("A mano"), CLARA)));
        AdoptionTerms terms = terms(Map.of("summary", "Por la fiscalía"));
        Adoption adopted = desk.adoptions.adopt(record.id(), 1, 1, terms, CLARA);
        assertEquals(State.ADOPTED_WITH_RESERVATIONS, adopted.state());
        assertEquals(adopted, desk.adoptions.find(record.id(), RITA).orElseThrow());
        assertEquals(2, desk.adoptions.history(record.id(), RITA).size());
    }

    @OnEveryDatabase
    void a_new_version_changes_no_adoption_and_waits_for_the_coordinator(TestDatabase database) {
        Desk desk = desk(database);
        Protocol record = adopted(desk);
        inEffect(desk, record, "Segunda");
        assertEquals(1, desk.adoptions.find(record.id(), CLARA).orElseThrow().edition());
        String key = "newer/" + record.id();
        assertEquals(List.of("Segunda", "2", "1"), desk.waiting.get(key).arguments());
        Adoption kept = desk.adoptions.keep(record.id(), 2, "Aún no hay ley", CLARA);
        assertEquals(1, kept.edition());
        assertEquals(false, desk.waiting.containsKey(key));
        assertEquals("adopting.nothing-new", code(() -> desk.adoptions.keep(record.id(), 3, "Otra vez", CLARA)));
        Adoption second = desk.adoptions.adopt(record.id(), 3, 2, terms(Map.of()), CLARA);
        assertEquals(2, second.edition());
    }

    @OnEveryDatabase
    void a_version_that_was_superseded_can_be_adopted_and_one_that_was_withdrawn_cannot(TestDatabase database) {
        Desk desk = desk(database);
        Protocol record = desk.library.create("pr-1", titled("Primera"), null, CLARA);
        desk.adoptions.study(record.id(), 0, CLARA);
        inEffect(desk, record, "Segunda");
        assertEquals(
                1,
                desk.adoptions.adopt(record.id(), 1, 1, terms(Map.of()), CLARA).edition());
        Protocol now = desk.library.find(record.id(), PAUL);
        desk.library.withdraw(record.id(), now.version(), "Un error", PAUL);
        assertEquals("adopting.withdrawn", code(() -> desk.adoptions.adopt(record.id(), 2, 2, terms(Map.of()), CLARA)));
        assertEquals("adopting.withdrawn", code(() -> desk.adoptions.adopt(record.id(), 2, 1, terms(Map.of()), CLARA)));
        assertEquals("adopting.version", code(() -> desk.adoptions.adopt(record.id(), 2, 9, terms(Map.of()), CLARA)));
    }

    @OnEveryDatabase
    void decisions_follow_on_one_another_and_nobody_overtakes(TestDatabase database) {
        Desk desk = desk(database);
        Protocol record = desk.library.create("pr-1", titled("Primera"), null, CLARA);
        assertEquals("adopting.state", code(() -> desk.adoptions.decline(record.id(), 0, "No", CLARA)));
        assertEquals("adopting.state", code(() -> desk.adoptions.keep(record.id(), 0, "No", CLARA)));
        assertEquals("adopting.state", code(() -> desk.adoptions.denounce(record.id(), 0, "No", day(), CLARA)));
        desk.adoptions.study(record.id(), 0, CLARA);
        assertEquals("adopting.state", code(() -> desk.adoptions.study(record.id(), 1, CLARA)));
        assertThrows(Stale.class, () -> desk.adoptions.decline(record.id(), 0, "No", CLARA));
        desk.adoptions.decline(record.id(), 1, "Sin presupuesto", CLARA);
        desk.adoptions.study(record.id(), 2, CLARA);
        desk.adoptions.adopt(record.id(), 3, 1, terms(Map.of()), CLARA);
        Adoption left = desk.adoptions.denounce(record.id(), 4, "Otra ley", day(), CLARA);
        assertEquals(left, desk.adoptions.find(record.id(), CLARA).orElseThrow());
        assertEquals(
                5,
                desk.acts.stream()
                        .filter(act -> !act.code().equals("protocols.checklist"))
                        .filter(act ->
                                act.subject().stream().anyMatch(on -> on.kind().equals(Adoption.KIND)))
                        .count());
    }

    @OnEveryDatabase
    void an_adoption_is_for_whom_its_document_is(TestDatabase database) {
        Desk desk = desk(database);
        ProtocolDraft closed =
                with(titled("Cerrado"), "restrictedTo", new ProtocolDraft.Restriction(List.of("clara"), List.of()));
        Protocol record = desk.library.create("pr-1", closed, null, CLARA);
        desk.adoptions.study(record.id(), 0, CLARA);
        assertThrows(NotFound.class, () -> desk.adoptions.find(record.id(), RITA));
        assertThrows(NotFound.class, () -> desk.adoptions.decline(record.id(), 1, "No", RITA));
        Caller reader = Caller.holding(CLARA.officer(), Language.ES, ZoneOffset.UTC, Set.of(Protocols.READ));
        assertThrows(Forbidden.class, () -> desk.adoptions.decline(record.id(), 1, "No", reader));
    }

    private static Protocol adopted(Desk desk) {
        Protocol record = desk.library.create("pr-1", titled("Primera"), null, CLARA);
        desk.adoptions.study(record.id(), 0, CLARA);
        desk.adoptions.adopt(record.id(), 1, 1, terms(Map.of()), CLARA);
        return record;
    }

    private static void inEffect(Desk desk, Protocol record, String title) {
        Edition draft = desk.editions.next(record.id(), CLARA);
        Wording wording = new Wording(titled(title), "Un plazo nuevo", null, LocalDate.of(2028, 1, 1));
        desk.editions.edit(draft.id(), 1, wording, CLARA);
        desk.editions.submit(draft.id(), 2, Set.of(RITA.officer()), PAUL.officer(), CLARA);
        desk.editions.review(draft.id(), 3, true, null, Map.of(), RITA);
        desk.editions.approve(draft.id(), 4, PAUL);
    }

    private static AdoptionTerms terms(Map<String, String> reservations) {
        return new AdoptionTerms(
                InstrumentKind.RESOLUTION,
                "12/2026",
                day(),
                "Ministerio de muestra",
                List.of(new UnitId("una-bogota")),
                day(),
                reservations);
    }

    private static LocalDate day() {
        return LocalDate.of(2026, 12, 1);
    }

    private static Desk desk(TestDatabase database) {
        return new Desk(new JpaProtocolStore(database.database()), database.transactions());
    }

    private static Caller officer(String name) {
        return new Caller(new OfficerId(name), Language.ES, ZoneOffset.UTC, permission -> true)
                .by(new Origin(Origin.Door.PAGE, "", true));
    }

    private static String code(org.junit.jupiter.api.function.Executable act) {
        return assertThrows(Refusal.class, act).code();
    }
}
