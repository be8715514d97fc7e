package org.enlace.protocols.internal;

import static org.enlace.protocols.Fixtures.titled;
import static org.enlace.protocols.internal.Desk.ANNA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Transactions;
import org.enlace.protocols.Adoption.State;
import org.enlace.protocols.AdoptionTerms;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Edition.Stage;
import org.enlace.protocols.InstrumentKind;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.internal.persistence.JpaProtocolStore;

/** A partner's protocol is adopted here as an own one is, and what was adopted stays when its owner goes on. */
class PartnersAdoptionTest {
    private static final RecordId ID = new RecordId(UUID.fromString("01900000-0000-7000-8000-00000000abcd"));

    private static SharedRecord sent(long version) {
        return new SharedRecord(
                ID,
                "protocol",
                new CountryCode("UY"),
                version,
                Set.of(Desk.NODE.country()),
                Handling.of(HandlingCode.H1),
                Optional.empty());
    }

    private record Node(Desk desk, Transactions transactions) {
        static Node on(TestDatabase database) {
            Node node = new Node(
                    new Desk(new JpaProtocolStore(database.database()), database.transactions()),
                    database.transactions());
            node.receives(1, "Detección", 1);
            return node;
        }

        void receives(long version, String title, int edition) {
            String text = new TravellingProtocol("uy-1", edition, titled(title).content()).text();
            transactions.run(() -> desk.messages.receive(sent(version), 1, text));
        }

        void adopts() {
            desk.adoptions.study(ID, 0, ANNA);
            desk.adoptions.adopt(ID, 1, 1, terms(Map.of("summary", "Por la fiscalía")), ANNA);
        }

        Optional<String> title(int edition) {
            return desk.editions.text(ID, edition, ANNA).map(ProtocolContent::title);
        }

        List<Stage> stages() {
            return desk.editions.of(ID, ANNA).stream().map(Edition::stage).toList();
        }
    }

    private static AdoptionTerms terms(Map<String, String> reservations) {
        LocalDate day = LocalDate.of(2026, 12, 1);
        return new AdoptionTerms(
                InstrumentKind.RESOLUTION, "7", day, "Ministerio de muestra", List.of(), day, reservations);
    }

    @OnEveryDatabase
    void it_is_studied_and_adopted_with_reservations_and_its_record_still_belongs_to_its_owner(TestDatabase database) {
        Node node = Node.on(database);
        node.adopts();
        assertEquals(
                State.ADOPTED_WITH_RESERVATIONS,
                node.desk.adoptions.find(ID, ANNA).orElseThrow().state());
        assertEquals(List.of(Stage.EFFECTIVE), node.stages());
        Edition kept = node.desk.editions.of(ID, ANNA).get(0);
        LocalDate later = LocalDate.of(2030, 1, 1);
        assertEquals(
                "protocol.partners",
                assertThrows(Refusal.class, () -> node.desk.editions.confirm(kept.id(), 1, later, ANNA))
                        .code());
        assertEquals(
                "edition.section",
                assertThrows(
                                Refusal.class,
                                () -> node.desk.adoptions.adopt(ID, 2, 1, terms(Map.of("requirement.x", "No")), ANNA))
                        .code());
    }

    @OnEveryDatabase
    void a_new_version_leaves_the_adopted_one_readable_and_waits_for_the_coordinator(TestDatabase database) {
        Node node = Node.on(database);
        node.adopts();
        node.receives(2, "Detección temprana", 2);
        assertEquals(Optional.of("Detección"), node.title(1));
        assertEquals(Optional.of("Detección temprana"), node.title(2));
        assertEquals(List.of(Stage.EFFECTIVE, Stage.SUPERSEDED), node.stages());
        String key = "newer/" + ID;
        assertEquals(
                List.of("Detección temprana", "2", "1"),
                node.desk.waiting.get(key).arguments());
        node.desk.adoptions.keep(ID, 2, "Aún no", ANNA);
        assertFalse(node.desk.waiting.containsKey(key));
        node.receives(3, "Tercera", 3);
        assertTrue(node.desk.waiting.containsKey(key));
        node.desk.adoptions.adopt(ID, 3, 2, terms(Map.of()), ANNA);
        assertEquals(2, node.desk.adoptions.find(ID, ANNA).orElseThrow().edition());
    }

    @OnEveryDatabase
    void what_its_owner_corrects_is_read_beside_the_text_that_was_adopted(TestDatabase database) {
        Node node = Node.on(database);
        node.adopts();
        node.receives(2, "Detección corregida", 1);
        assertEquals(Optional.of("Detección"), node.title(1));
        assertEquals(
                "Detección corregida",
                node.desk.library.find(ID, ANNA).content().title());
        node.desk.adoptions.adopt(ID, 2, 1, terms(Map.of()), ANNA);
        assertEquals(Optional.of("Detección corregida"), node.title(1));
    }

    @OnEveryDatabase
    void what_is_taken_back_leaves_the_adoption_and_no_words(TestDatabase database) {
        Node node = Node.on(database);
        node.adopts();
        node.receives(2, "Detección temprana", 2);
        node.transactions.run(() -> node.desk.messages.withdraw(sent(2), "Un error"));
        assertEquals(
                State.ADOPTED_WITH_RESERVATIONS,
                node.desk.adoptions.find(ID, ANNA).orElseThrow().state());
        assertTrue(node.desk.waiting.containsKey("gone/" + ID));
        assertEquals(List.of(Stage.WITHDRAWN, Stage.WITHDRAWN), node.stages());
        for (Edition kept : node.desk.editions.of(ID, ANNA)) {
            assertFalse(ProtocolJson.text(kept.content()).contains("define-roles"));
        }
        for (int number : new int[] {1, 2}) {
            assertEquals(
                    "adopting.withdrawn",
                    assertThrows(Refusal.class, () -> node.desk.adoptions.adopt(ID, 2, number, terms(Map.of()), ANNA))
                            .code());
        }
        node.desk.adoptions.denounce(ID, 2, "Se retiró", LocalDate.of(2027, 1, 1), ANNA);
        assertEquals(
                "adopting.withdrawn",
                assertThrows(Refusal.class, () -> node.desk.adoptions.study(ID, 3, ANNA))
                        .code());
        node.receives(5, "De vuelta", 2);
        node.desk.adoptions.study(ID, 3, ANNA);
        assertEquals(Optional.of("De vuelta"), node.title(2));
        assertInstanceOf(
                Edition.Effective.class, node.desk.editions.of(ID, ANNA).get(0));
    }

    @OnEveryDatabase
    void what_nobody_here_decides_about_is_kept_in_no_version(TestDatabase database) {
        Node node = Node.on(database);
        node.receives(2, "Segunda", 2);
        assertEquals(List.of(), node.stages());
        assertEquals(Optional.empty(), node.title(1));
        node.desk.adoptions.study(ID, 0, ANNA);
        node.desk.adoptions.decline(ID, 1, "No", ANNA);
        node.receives(3, "Tercera", 3);
        assertEquals(1, node.stages().size());
    }
}
