package org.enlace.searches.internal;

import static org.enlace.searches.internal.Desk.ANNA;
import static org.enlace.searches.internal.Desk.BEGUN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.NeedToKnow;
import org.enlace.searches.Notice;
import org.enlace.searches.SavedSearch;
import org.enlace.searches.SavedSearches;
import org.enlace.searches.SavedSearches.State;
import org.junit.jupiter.api.Test;

class RoundTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    @OnEveryDatabase
    void what_is_new_since_the_last_run_is_told_once_in_one_item(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            desk.shelf.put(1, "red", BEGUN.minus(DAY));
            SavedSearch search = desk.save("red", Notice.DAILY);
            assertEquals(
                    Instant.parse("2026-03-02T12:00:00Z"), search.run().next().orElseThrow(), "07:00 in Bogotá");
            desk.pass(HOUR);
            assertEquals(Optional.empty(), desk.told(search), "it is not due");
            desk.pass(DAY);
            assertEquals(Optional.empty(), desk.told(search), "what was found when it was saved is not new");
            desk.shelf.put(2, "red", desk.now);
            desk.shelf.put(3, "red", desk.now);
            desk.shelf.put(4, "blue", desk.now);
            desk.pass(DAY);
            assertEquals(Optional.of("2 new for “My red”"), desk.told(search));
            assertEquals(List.of(2, 3), desk.fresh(search));
            desk.waiting.clear();
            desk.pass(DAY);
            assertEquals(Optional.empty(), desk.told(search), "nothing new, nothing told");
            assertEquals(List.of(2, 3), desk.fresh(search), "they stay marked until they were seen");
            desk.shelf.put(1, "red", desk.now);
            desk.pass(DAY);
            assertEquals(
                    Optional.of("3 new for “My red”"), desk.told(search), "a change counts, with what was not seen");
            desk.book.seen(search.id(), ANNA);
            assertEquals(Optional.empty(), desk.told(search));
            assertEquals(List.of(), desk.fresh(search));
            desk.pass(DAY);
            assertEquals(Optional.empty(), desk.told(search));
        }
    }

    @OnEveryDatabase
    void what_is_shared_later_is_new_and_what_is_hidden_is_neither_told_nor_counted(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            desk.shelf.put(1, "red", BEGUN.minus(DAY), Shelf.only("bruno"));
            SavedSearch search = desk.save("red", Notice.HOURLY);
            desk.shelf.put(2, "red", BEGUN, Shelf.only("bruno"));
            desk.pass(HOUR);
            assertEquals(Optional.empty(), desk.told(search));
            desk.shelf.share(1, Shelf.only("anna"));
            desk.pass(HOUR);
            assertEquals(List.of(1), desk.fresh(search), "old, and shared now");
            assertEquals(Optional.of("1 new for “My red”"), desk.told(search));
            desk.shelf.share(1, Shelf.only("bruno"));
            assertEquals(List.of(), desk.fresh(search), "who may know it no more sees no mark");
            desk.pass(HOUR);
            assertEquals(Optional.empty(), desk.told(search), "nothing of it is left to be told");
            desk.shelf.share(1, NeedToKnow.OPEN);
            desk.pass(HOUR);
            assertEquals(List.of(1), desk.fresh(search));
        }
    }

    @OnEveryDatabase
    void a_run_that_is_killed_is_done_again_and_its_news_is_told_once(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            SavedSearch search = desk.save("red", Notice.HOURLY);
            desk.shelf.put(1, "red", BEGUN);
            desk.audit = act -> {
                throw new StackOverflowError("killed before it was stored");
            };
            desk.now = BEGUN.plus(HOUR);
            try {
                desk.round().run(() -> false);
            } catch (StackOverflowError killed) {
                assertEquals(Optional.empty(), desk.told(search));
            }
            assertEquals(1, desk.store.due(desk.now, 10).size(), "it is still due");
            assertEquals(List.of(), desk.fresh(search));
            desk.audit = desk.acts::add;
            desk.pass(Duration.ofMinutes(15));
            assertEquals(Optional.of("1 new for “My red”"), desk.told(search));
            desk.waiting.clear();
            desk.pass(Duration.ofMinutes(15));
            assertEquals(Optional.empty(), desk.told(search), "its due time is done");
            assertEquals(
                    1,
                    desk.acts.stream()
                            .filter(act -> act.code().equals("searches.tell"))
                            .count());
        }
    }

    @OnEveryDatabase
    void two_servers_run_a_search_once_for_its_due_time(TestDatabase database) throws Exception {
        try (Desk desk = new Desk(database)) {
            SavedSearch search = desk.save("red", Notice.HOURLY);
            desk.shelf.put(1, "red", BEGUN);
            desk.now = BEGUN.plus(HOUR);
            ExecutorService servers = Executors.newFixedThreadPool(4);
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> all = new java.util.ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(servers.submit(() -> {
                    start.await();
                    desk.round().run(() -> false);
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> one : all) {
                one.get();
            }
            servers.shutdown();
            assertEquals(
                    1,
                    desk.acts.stream()
                            .filter(act -> act.code().equals("searches.tell"))
                            .count());
            assertEquals(List.of(1), desk.fresh(search));
        }
    }

    @OnEveryDatabase
    void one_that_fails_takes_no_other_along_and_is_tried_when_it_is_due_next(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            SavedSearch search = desk.save("red", Notice.HOURLY);
            desk.there.add(new Shelf() {
                @Override
                public String name() {
                    return "other";
                }
            });
            SavedSearch other = desk.book.save("Other", "other", java.util.Map.of(), Notice.HOURLY, ANNA);
            ((Shelf) desk.there.get(1)).put(7, "red", BEGUN);
            desk.shelf.failure = new IllegalStateException("the shelf is broken");
            desk.pass(HOUR);
            assertTrue(desk.book.find(search.id(), ANNA).search().run().failed());
            assertEquals(Optional.of("1 new for “Other”"), desk.told(other));
            desk.shelf.failure = null;
            desk.shelf.put(1, "red", desk.now);
            desk.pass(HOUR);
            assertFalse(desk.book.find(search.id(), ANNA).search().run().failed());
            assertEquals(Optional.of("1 new for “My red”"), desk.told(search));
        }
    }

    @OnEveryDatabase
    void an_index_that_is_being_built_is_waited_for(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            desk.shelf.put(1, "red", BEGUN);
            desk.shelf.building = true;
            SavedSearch search = desk.save("red", Notice.HOURLY);
            desk.pass(HOUR);
            assertFalse(desk.book.results(search.id(), ANNA).known());
            assertEquals(1, desk.store.due(desk.now, 10).size());
            desk.shelf.building = false;
            desk.pass(Duration.ofMinutes(15));
            assertEquals(Optional.empty(), desk.told(search), "the first run remembers what there is");
            assertEquals(0, desk.store.due(desk.now, 10).size());
            desk.shelf.put(2, "red", desk.now);
            desk.pass(HOUR);
            assertEquals(List.of(2), desk.fresh(search));
        }
    }

    @OnEveryDatabase
    void a_search_whose_module_is_away_or_whose_officer_may_not_search_is_kept(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            desk.shelf.put(1, "red", BEGUN);
            SavedSearch search = desk.save("red", Notice.HOURLY);
            desk.there.clear();
            assertEquals(State.AWAY, desk.book.find(search.id(), ANNA).state());
            desk.pass(HOUR);
            assertTrue(desk.book.find(search.id(), ANNA).search().run().failed());
            desk.there.add(desk.shelf);
            desk.shelf.redKnown = false;
            assertEquals(State.INVALID, desk.book.find(search.id(), ANNA).state());
            assertEquals(
                    "shelf.colour",
                    desk.book.find(search.id(), ANNA).fault().orElseThrow().code());
            desk.pass(HOUR);
            desk.shelf.redKnown = true;
            desk.callers.put(ANNA.officer(), Desk.officer("anna", SavedSearches.USE));
            assertEquals(
                    State.FORBIDDEN,
                    desk.book
                            .find(search.id(), Desk.officer("anna", SavedSearches.USE))
                            .state());
            desk.pass(HOUR);
            desk.callers.remove(ANNA.officer());
            desk.pass(HOUR);
            assertEquals(Optional.empty(), desk.told(search));
            desk.callers.put(ANNA.officer(), ANNA);
            desk.shelf.put(2, "red", desk.now);
            desk.pass(HOUR);
            assertEquals(List.of(2), desk.fresh(search), "nothing was lost");
        }
    }

    @Test
    void daily_and_weekly_are_at_seven_where_the_officer_is() {
        assertEquals(
                Instant.parse("2026-03-02T01:30:00Z"),
                Notice.DAILY.next(BEGUN, java.time.ZoneId.of("Asia/Kolkata")).orElseThrow());
        assertEquals(
                Instant.parse("2026-03-02T12:00:00Z"),
                Notice.WEEKLY.next(BEGUN, Desk.BOGOTA).orElseThrow());
        assertEquals(
                Instant.parse("2026-03-01T17:00:00Z"),
                Notice.HOURLY.next(BEGUN, Desk.BOGOTA).orElseThrow());
        assertEquals(Optional.empty(), Notice.NONE.next(BEGUN, Desk.BOGOTA));
    }
}
