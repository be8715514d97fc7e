package org.enlace.protocols.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.PracticeDrafts;
import org.enlace.platform.contribution.PracticeDrafts.Begun;
import org.enlace.platform.contribution.PracticeDrafts.Origin;
import org.enlace.platform.contribution.PracticeDrafts.Practice;
import org.enlace.platform.contribution.PracticeOrigins;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.internal.persistence.JpaProtocolStore;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.Test;

/** Drafts of practices that other modules give, on the databases they really lie in. */
class DrawnPracticesTest {
    private static final Origin LESSON = new Origin("training-exchanges", "lesson-1");

    private static Practice practice(Origin origin, String title) {
        return new Practice(
                origin,
                Language.ES,
                title,
                "Avisar **antes** al enlace.\n\n- uno\n- dos",
                "Unidad de muestra",
                Optional.of(new CountryCode("BR")),
                "Ciclo de muestra",
                "Ciclo de muestra, 2 de marzo de 2027, BR",
                Desk.NOON);
    }

    private static Desk desk(TestDatabase database) {
        return new Desk(new JpaProtocolStore(database.database()), database.transactions());
    }

    private static Caller holding(String officer, Set<org.enlace.platform.Permission> held) {
        return Caller.holding(new OfficerId(officer), Language.ES, ZoneOffset.UTC, held);
    }

    @OnEveryDatabase
    void what_was_learned_becomes_an_ordinary_draft_that_knows_where_it_is_from(TestDatabase database) {
        Desk desk = desk(database);
        Begun begun = desk.practices.begin(practice(LESSON, "Aviso temprano"), Desk.ANNA);
        assertEquals("Aviso temprano", begun.title());
        Edition draft = desk.editions.find(id(begun), Desk.ANNA);
        assertEquals(Edition.Stage.DRAFT, draft.stage());
        assertEquals("BR", draft.content().country().value());
        assertTrue(draft.content().summary(Language.ES).contains("Avisar antes al enlace."));
        Provenance drawn = desk.origins.of(draft.protocol()).orElseThrow();
        assertEquals(LESSON, drawn.origin());
        assertEquals("Ciclo de muestra", drawn.title());
        assertEquals(Desk.NOON, drawn.learned());
        assertEquals(Desk.ANNA.officer(), drawn.by());
    }

    @OnEveryDatabase
    void drawing_it_twice_makes_one_and_giving_it_up_allows_another(TestDatabase database) {
        Desk desk = desk(database);
        Begun first = desk.practices.begin(practice(LESSON, "Aviso temprano"), Desk.ANNA);
        assertEquals(first, desk.practices.begin(practice(LESSON, "Otro título"), Desk.ANNA));
        assertEquals(1, desk.editions.work(Desk.ANNA).size());
        // Others learn that there is one, and not what it says.
        assertEquals(Begun.OUT_OF_SIGHT, desk.practices.begin(practice(LESSON, "Otro título"), Desk.BRUNO));
        assertEquals(Optional.of(Begun.OUT_OF_SIGHT), desk.practices.find(LESSON, Desk.BRUNO));
        desk.practices.begin(practice(new Origin("training-exchanges", "lesson-2"), "Otra"), Desk.ANNA);
        assertEquals(2, desk.editions.work(Desk.ANNA).size());

        desk.editions.abort(id(first), 1, "No hace falta", Desk.ANNA);
        assertEquals(Optional.empty(), desk.practices.find(LESSON, Desk.ANNA));
        Begun again = desk.practices.begin(practice(LESSON, "Aviso temprano"), Desk.BRUNO);
        assertFalse(again.path().equals(first.path()));
    }

    @Test
    void it_takes_the_library_s_own_permission_and_words_that_the_library_takes() {
        Desk desk = Desk.inMemory();
        Caller reader = holding("reader", Set.of(Protocols.READ));
        assertThrows(Forbidden.class, () -> desk.practices.begin(practice(LESSON, "Aviso"), reader));
        assertThrows(Refusal.class, () -> desk.practices.begin(practice(LESSON, " "), Desk.ANNA));
        assertEquals(Optional.empty(), desk.practices.find(LESSON, Desk.ANNA));
        desk.practices.begin(practice(LESSON, "Aviso"), Desk.ANNA);
        assertEquals(Optional.empty(), desk.practices.find(LESSON, holding("nobody", Set.of())));
        assertEquals(Optional.of(Begun.OUT_OF_SIGHT), desk.practices.find(LESSON, reader));
    }

    @Test
    void its_page_leads_back_for_as_long_as_the_module_of_the_origin_is_there() {
        Desk desk = Desk.inMemory();
        Begun begun = desk.practices.begin(practice(LESSON, "Aviso"), Desk.ANNA);
        PracticeOrigins training = new PracticeOrigins() {
            @Override
            public String module() {
                return "training-exchanges";
            }

            @Override
            public Optional<String> path(String key, Caller caller) {
                return Optional.of("/training/lessons/" + key);
            }
        };
        try (WebServer server = LibraryServer.of(desk, document -> new byte[0])) {
            server.officers().with(LibraryServer.signedIn("anna", "una-bogota", permission -> true));
            String path = begun.path().orElseThrow();
            desk.origins.add(training);
            String there = server.sendAs("anna", server.request(path)).body();
            assertTrue(there.contains("href=\"/training/lessons/lesson-1\""), there);
            desk.origins.remove(training);
            String away = server.sendAs("anna", server.request(path)).body();
            assertFalse(away.contains("/training/"), away);
            assertTrue(away.contains("Ciclo de muestra"), away);
        }
    }

    private static RecordId id(PracticeDrafts.Begun begun) {
        String path = begun.path().orElseThrow();
        return RecordId.parse(path.substring(path.lastIndexOf('/') + 1));
    }

    @Test
    void several_origins_are_kept_apart() {
        Desk desk = Desk.inMemory();
        desk.practices.begin(practice(LESSON, "Uno"), Desk.ANNA);
        desk.practices.begin(practice(new Origin("otro", "lesson-1"), "Dos"), Desk.ANNA);
        assertEquals(
                List.of("Uno", "Dos"),
                List.of(
                        desk.practices.find(LESSON, Desk.ANNA).orElseThrow().title(),
                        desk.practices
                                .find(new Origin("otro", "lesson-1"), Desk.ANNA)
                                .orElseThrow()
                                .title()));
    }
}
