package org.enlace.searches.internal;

import static org.enlace.searches.internal.Desk.ANNA;
import static org.enlace.searches.internal.Desk.BEGUN;
import static org.enlace.searches.internal.Desk.BRUNO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.searches.Notice;
import org.enlace.searches.SavedSearch;
import org.enlace.searches.SavedSearches;
import org.junit.jupiter.api.function.Executable;

class SavedBookTest {
    private static final org.enlace.platform.RecordId STEP = Shelf.id(9_999);

    private static String refused(Executable act) {
        return assertThrows(Refusal.class, act).code();
    }

    @OnEveryDatabase
    void a_search_is_its_officers_alone(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            SavedSearch search = desk.save("red", Notice.DAILY);
            assertEquals(search, desk.book.find(search.id(), ANNA).search());
            assertEquals(
                    List.of("Colour: red"), desk.book.find(search.id(), ANNA).words());
            assertEquals("/shelf?colour=red", desk.book.find(search.id(), ANNA).path());
            assertEquals(List.of(), desk.book.all(BRUNO));
            assertEquals(Set.of(), desk.news.known(Set.of(search.id()), BRUNO));
            assertEquals(Set.of(search.id()), desk.news.known(Set.of(search.id()), ANNA));
            assertThrows(NotFound.class, () -> desk.book.find(search.id(), BRUNO));
            assertThrows(NotFound.class, () -> desk.book.results(search.id(), BRUNO));
            assertThrows(NotFound.class, () -> desk.book.seen(search.id(), BRUNO));
            assertThrows(NotFound.class, () -> desk.book.change(search.id(), 1, "Mine", Notice.NONE, BRUNO));
            assertThrows(NotFound.class, () -> desk.book.delete(search.id(), 1, STEP, BRUNO));
            assertThrows(Forbidden.class, () -> desk.book.all(Desk.officer("anna", Shelf.READ)));
            Caller acting = new Caller(
                    BRUNO.officer(),
                    Optional.of(ANNA.officer()),
                    Optional.empty(),
                    BRUNO.language(),
                    BRUNO.zone(),
                    ANNA.grants(),
                    BRUNO.origin());
            assertEquals(1, desk.book.all(acting).size(), "who acts for her sees hers");
        }
    }

    @OnEveryDatabase
    void what_cannot_be_kept_is_refused_with_the_reason(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            assertEquals("saved-search.name", refused(() -> desk.book.save(" ", "shelf", Map.of(), Notice.NONE, ANNA)));
            assertEquals(
                    "saved-search.name",
                    refused(() -> desk.book.save("x".repeat(101), "shelf", Map.of(), Notice.NONE, ANNA)));
            assertEquals("saved-search.list", refused(() -> desk.book.save("x", "attic", Map.of(), Notice.NONE, ANNA)));
            assertEquals(
                    "shelf.colour",
                    refused(() -> desk.book.save("x", "shelf", Map.of("colour", "grey"), Notice.NONE, ANNA)));
            assertThrows(
                    Forbidden.class,
                    () -> desk.book.save("x", "shelf", Map.of(), Notice.NONE, Desk.officer("rosa", SavedSearches.USE)));
            for (int i = 0; i < SavedSearches.MOST; i++) {
                desk.book.save("n" + i, "shelf", Map.of("page", "x"), Notice.NONE, ANNA);
            }
            assertEquals(
                    "saved-search.too-many", refused(() -> desk.book.save("x", "shelf", Map.of(), Notice.NONE, ANNA)));
            desk.book.save("x", "shelf", Map.of(), Notice.NONE, BRUNO);
            SavedSearch first = desk.book.all(ANNA).get(0).search();
            desk.book.delete(first.id(), 1, STEP, ANNA);
            desk.book.save("x", "shelf", Map.of(), Notice.NONE, ANNA);
            assertEquals("saved-search.too-many", refused(() -> desk.book.bringBack(first.id(), ANNA)));
        }
    }

    @OnEveryDatabase
    void a_search_is_renamed_and_told_of_at_other_times_by_whoever_saw_its_version(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            SavedSearch search = desk.save("red", Notice.NONE);
            desk.shelf.put(1, "red", BEGUN);
            SavedSearch after = desk.book.change(search.id(), 1, " Reds ", Notice.HOURLY, ANNA);
            assertEquals("Reds", after.name());
            assertEquals(2, after.version());
            assertThrows(Stale.class, () -> desk.book.change(search.id(), 1, "Other", Notice.NONE, ANNA));
            assertThrows(Stale.class, () -> desk.book.delete(search.id(), 1, STEP, ANNA));
            desk.pass(Duration.ofHours(1));
            assertEquals(Optional.empty(), desk.told(search), "what there was when telling began is not new");
            desk.shelf.put(2, "red", desk.now);
            desk.pass(Duration.ofHours(1));
            assertEquals(Optional.of("1 new for “Reds”"), desk.told(search));
            desk.book.change(search.id(), 2, "Reds", Notice.NONE, ANNA);
            assertEquals(Optional.empty(), desk.told(search));
            assertEquals(0, desk.book.find(search.id(), ANNA).search().run().fresh());
            desk.pass(Duration.ofDays(9));
            assertEquals(Optional.empty(), desk.told(search));
        }
    }

    @OnEveryDatabase
    void what_was_deleted_can_be_brought_back_for_a_day_as_it_was(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            SavedSearch search = desk.save("red", Notice.HOURLY);
            desk.shelf.put(1, "red", BEGUN);
            desk.pass(Duration.ofHours(1));
            desk.book.delete(search.id(), 1, STEP, ANNA);
            assertEquals(Optional.empty(), desk.told(search));
            assertEquals(List.of(), desk.book.all(ANNA));
            assertThrows(NotFound.class, () -> desk.book.find(search.id(), ANNA));
            assertEquals(Set.of(), desk.news.known(Set.of(search.id()), ANNA));
            assertEquals(
                    STEP,
                    desk.book
                            .deleted(ANNA)
                            .get(0)
                            .search()
                            .deleted()
                            .orElseThrow()
                            .step());
            assertEquals(List.of(), desk.book.deleted(BRUNO));
            assertThrows(NotFound.class, () -> desk.book.bringBack(search.id(), BRUNO));
            desk.shelf.put(2, "red", desk.now);
            desk.pass(Duration.ofHours(2));
            SavedSearch back = desk.book.bringBack(search.id(), ANNA);
            assertEquals(3, back.version());
            assertEquals(Optional.of("1 new for “My red”"), desk.told(search), "what was not seen waits again");
            assertThrows(NotFound.class, () -> desk.book.bringBack(search.id(), ANNA));
            desk.pass(Duration.ofHours(1));
            assertEquals(List.of(1, 2), desk.fresh(search), "what came meanwhile is told");
            desk.book.delete(search.id(), 3, STEP, ANNA);
            desk.now = desk.now.plus(SavedSearches.UNDO);
            assertEquals(List.of(), desk.book.deleted(ANNA));
            assertThrows(NotFound.class, () -> desk.book.bringBack(search.id(), ANNA));
            database.transactions().run(() -> desk.store.erase(desk.now.minus(SavedSearches.UNDO)));
            assertTrue(desk.store.find(search.id()).isEmpty());
            assertTrue(desk.store.found(search.id()).isEmpty());
        }
    }

    @OnEveryDatabase
    void each_act_is_audited_and_the_name_stands_where_it_can_be_erased(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            SavedSearch search = desk.save("red", Notice.DAILY);
            desk.book.change(search.id(), 1, "Reds", Notice.WEEKLY, ANNA);
            desk.book.seen(search.id(), ANNA);
            desk.book.delete(search.id(), 2, STEP, ANNA);
            desk.book.bringBack(search.id(), ANNA);
            assertEquals(
                    List.of(
                            "searches.save",
                            "searches.change",
                            "searches.see",
                            "searches.delete",
                            "searches.bring-back"),
                    desk.acts.stream().map(Act::code).toList());
            assertEquals("Reds", desk.acts.get(1).changes().get("name").after());
            assertFalse(desk.acts.stream().anyMatch(act -> act.facts().containsValue("Reds")));
        }
    }
}
