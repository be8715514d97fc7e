package org.enlace.inbox.internal;

import static org.enlace.inbox.internal.Office.ANNA;
import static org.enlace.inbox.internal.Office.BRUNO;
import static org.enlace.inbox.internal.Office.CASES_SIGN;
import static org.enlace.inbox.internal.Office.NOON;
import static org.enlace.inbox.internal.Office.READER;
import static org.enlace.inbox.internal.Office.item;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.inbox.InboxFilter;
import org.enlace.inbox.InboxFilter.DueIn;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.inbox.Tray;
import org.enlace.inbox.Waiting;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

class InboxTest {
    private static final Duration DAY = Duration.ofDays(1);

    private static String refused(Runnable act) {
        return assertThrows(Refusal.class, act::run).code();
    }

    private static InboxFilter due(DueIn due) {
        return new InboxFilter(Optional.empty(), Optional.empty(), due, false);
    }

    private static InboxFilter kind(ItemKind kind) {
        return new InboxFilter(Optional.of(kind), Optional.empty(), DueIn.ANY, false);
    }

    private static final InboxFilter SNOOZED = new InboxFilter(Optional.empty(), Optional.empty(), DueIn.ANY, true);

    @OnEveryDatabase
    void what_is_put_waits_as_it_was_put_until_it_is_done(TestDatabase database) {
        try (Office office = new Office(database)) {
            InboxItem item = new InboxItem(
                            "case",
                            "sign/1",
                            Office.id(7),
                            ItemKind.SIGN,
                            new Recipient.Holders(CASES_SIGN, Set.of(ANNA.officer())),
                            "case.sign",
                            List.of("one", "", "x".repeat(400)),
                            "/cases/7")
                    .due(NOON.plus(DAY), ZoneId.of("America/Bogota"))
                    .shown(Optional.of(NOON), Optional.of(NOON.plus(DAY)));
            office.tray.put(item);
            Waiting waiting = office.only(BRUNO);
            assertEquals(item, waiting.item());
            assertEquals("Cases", waiting.source());
            InboxItem onDay = item.due(LocalDate.parse("2026-11-29"), ZoneId.of("America/Bogota"));
            office.tray.put(onDay);
            assertEquals(onDay, office.only(BRUNO).item());
            assertEquals(250, waiting.item().arguments().get(2).length());
            assertFalse(waiting.seen());
            assertEquals(List.of(), office.keys(ANNA), "who signed first does not sign twice");
            assertEquals(List.of(), office.keys(Office.acting(BRUNO, ANNA)), "nor does her deputy for her");
            assertEquals(List.of(), office.keys(READER), "who does not hold the permission");
            office.tray.done("case", "sign/1");
            office.tray.done("case", "sign/1");
            assertEquals(List.of(), office.keys(BRUNO));
        }
    }

    @OnEveryDatabase
    void an_item_comes_and_goes_with_the_change_it_belongs_to(TestDatabase database) {
        try (Office office = new Office(database)) {
            assertThrows(
                    IllegalStateException.class, () -> database.transactions().run(() -> {
                        office.tray.put(item("a", ItemKind.REVIEW, ANNA));
                        throw new IllegalStateException("the change failed");
                    }));
            assertEquals(0, office.tray.count(ANNA).items());
            office.tray.put(item("a", ItemKind.REVIEW, ANNA));
            office.tray.see(office.only(ANNA).id(), ANNA);
            RecordId before = office.only(ANNA).id();
            office.tray.put(item("a", ItemKind.ANSWER, ANNA));
            assertEquals(ItemKind.ANSWER, office.only(ANNA).item().kind(), "replaced");
            assertNotEquals(before, office.only(ANNA).id());
            assertFalse(office.only(ANNA).seen(), "it waits anew");
            office.tray.put(item("b", ItemKind.ANSWER, BRUNO));
            office.tray.clear("case", Office.id(0xca5e00));
            assertEquals(List.of(), office.keys(ANNA));
            assertEquals(List.of(), office.keys(BRUNO));
        }
    }

    @OnEveryDatabase
    void what_is_due_first_stands_first_and_then_what_is_new(TestDatabase database) {
        try (Office office = new Office(database)) {
            office.tray.put(item("old", ItemKind.REVIEW, ANNA));
            office.tray.put(item("new", ItemKind.REVIEW, ANNA));
            office.tray.put(item("later", ItemKind.DUE, ANNA).due(NOON.plus(DAY.multipliedBy(8)), ZoneOffset.UTC));
            office.tray.put(item("week", ItemKind.DUE, ANNA).due(NOON.plus(DAY.multipliedBy(6)), ZoneOffset.UTC));
            office.tray.put(item("over", ItemKind.DUE, ANNA).due(NOON.minus(DAY), ZoneOffset.UTC));
            office.tray.put(item("all", ItemKind.SIGN, new Recipient.Holders(CASES_SIGN, Set.of()))
                    .due(NOON.plus(DAY), ZoneOffset.UTC));
            office.tray.put(
                    item("far", ItemKind.DUE, ANNA).due(Instant.parse("+12000-01-01T00:00:00Z"), ZoneOffset.UTC));
            assertEquals(List.of("over", "all", "week", "later", "far", "new", "old"), office.keys(ANNA));
            assertEquals(List.of("later", "far"), office.keys(due(DueIn.LATER), ANNA));
            office.tray.done("case", "far");
            assertEquals(List.of("over"), office.keys(due(DueIn.OVERDUE), ANNA));
            assertEquals(List.of("all", "week"), office.keys(due(DueIn.WEEK), ANNA));
            assertEquals(List.of("later"), office.keys(due(DueIn.LATER), ANNA));
            assertEquals(List.of("new", "old"), office.keys(due(DueIn.NONE), ANNA));
            assertEquals(List.of("all"), office.keys(kind(ItemKind.SIGN), ANNA));
            assertEquals(List.of("all"), office.keys(BRUNO));
            InboxFilter letters = new InboxFilter(Optional.empty(), Optional.of("letter"), DueIn.ANY, false);
            assertEquals(List.of(), office.keys(letters, ANNA));
            assertEquals(Map.of("case", "Cases", "letter", "Letters"), office.tray.sources(ANNA));
        }
    }

    @OnEveryDatabase
    void an_inbox_is_read_by_parts_without_gap_or_repeat(TestDatabase database) {
        try (Office office = new Office(database)) {
            for (int i = 0; i < 150; i++) {
                Recipient to =
                        i % 3 == 0 ? new Recipient.Holders(CASES_SIGN, Set.of()) : new Recipient.One(ANNA.officer());
                InboxItem one = item("k" + i, ItemKind.REVIEW, to);
                office.tray.put(i % 2 == 0 ? one : one.due(NOON.plusSeconds(i / 10), ZoneOffset.UTC));
            }
            List<String> whole = new ArrayList<>();
            String cursor = null;
            int parts = 0;
            do {
                Tray.Part part = office.tray.part(InboxFilter.ALL, cursor, 40, ANNA);
                part.items().forEach(waiting -> whole.add(waiting.item().key()));
                cursor = part.next();
                parts++;
            } while (cursor != null);
            assertEquals(4, parts);
            assertEquals(150, whole.size());
            assertEquals(150, Set.copyOf(whole).size());
            assertEquals(office.keys(ANNA), whole.subList(0, 100));
            assertEquals(new Tray.Count(99, true), office.tray.count(ANNA));
            assertEquals("99+", office.tray.count(ANNA).words());
            assertEquals(new Tray.Count(50, false), office.tray.count(BRUNO));
            assertEquals("inbox.cursor", refused(() -> office.tray.part(InboxFilter.ALL, "x", 10, ANNA)));
        }
    }

    @OnEveryDatabase
    void what_an_officer_may_not_know_is_neither_shown_nor_counted_nor_handled(TestDatabase database) {
        try (Office office = new Office(database)) {
            for (int i = 0; i < 130; i++) {
                office.tray.put(item("h" + i, ItemKind.REVIEW, BRUNO));
            }
            office.tray.put(new InboxItem(
                    "letter",
                    "seen",
                    Office.id(0x1e77),
                    ItemKind.REVIEW,
                    new Recipient.One(BRUNO.officer()),
                    "case.do",
                    List.of(),
                    "/letters/1"));
            RecordId hidden = office.tray.part(InboxFilter.ALL, null, 100, BRUNO).items().stream()
                    .filter(waiting -> waiting.item().use().equals("case"))
                    .findFirst()
                    .orElseThrow()
                    .id();
            office.secret.add(Office.id(0xca5e00));
            office.clock.advance(Duration.ofSeconds(11));
            assertEquals(List.of("seen"), office.keys(BRUNO), "behind 130 that are hidden");
            assertEquals(new Tray.Count(1, false), office.tray.count(BRUNO));
            assertThrows(NotFound.class, () -> office.tray.find(hidden, BRUNO));
            assertThrows(NotFound.class, () -> office.tray.see(hidden, BRUNO));
            assertThrows(NotFound.class, () -> office.tray.snooze(hidden, NOON.plus(DAY), BRUNO));
            assertThrows(
                    NotFound.class, () -> office.tray.find(office.only(BRUNO).id(), ANNA), "another's");
            Caller nobody = Office.officer("bruno", Tray.READ);
            assertEquals(List.of(), office.keys(nobody), "without the permission to read the records");
            assertThrows(Forbidden.class, () -> office.keys(Office.officer("bruno", CASES_SIGN)));
            office.secret.clear();
            var away = List.copyOf(office.uses);
            office.uses.clear();
            office.clock.advance(Duration.ofSeconds(11));
            assertEquals(List.of(), office.keys(BRUNO), "the module is away");
            assertEquals("", office.tray.count(BRUNO).words());
            office.uses.addAll(away);
            assertEquals(100, office.keys(BRUNO).size(), "it is back, and so are its items");
        }
    }

    @OnEveryDatabase
    void an_item_is_put_off_until_a_day_comes_back_by_itself_or_is_taken_back(TestDatabase database) {
        try (Office office = new Office(database)) {
            office.tray.put(item("both", ItemKind.SIGN, new Recipient.Holders(CASES_SIGN, Set.of())));
            RecordId id = office.only(ANNA).id();
            for (Instant wrong : List.of(NOON.minus(DAY), NOON.plus(DAY.multipliedBy(400)), Instant.MAX)) {
                assertEquals("inbox.until", refused(() -> office.tray.snooze(id, wrong, ANNA)));
            }
            office.tray.snooze(id, NOON.plus(DAY), ANNA);
            assertEquals(List.of(), office.keys(ANNA));
            assertEquals(0, office.tray.count(ANNA).items(), "at once");
            assertEquals(List.of("both"), office.keys(SNOOZED, ANNA));
            assertEquals(List.of("both"), office.keys(BRUNO), "for her alone");
            assertEquals(List.of(), office.keys(SNOOZED, BRUNO));
            office.tray.wake(id, ANNA);
            assertEquals(List.of("both"), office.keys(ANNA));
            office.tray.snooze(id, NOON.plus(DAY), ANNA);
            office.clock.advance(DAY);
            assertEquals(List.of("both"), office.keys(ANNA), "the day has come");
            assertEquals(
                    List.of("inbox.snooze", "inbox.wake", "inbox.snooze"),
                    office.acts.stream().map(Act::code).toList());
            for (int i = 0; i < Tray.SNOOZED; i++) {
                office.tray.put(item("n" + i, ItemKind.REVIEW, ANNA));
            }
            Instant tomorrow = NOON.plus(DAY.multipliedBy(3));
            for (int i = 0; i < Tray.SNOOZED; i++) {
                office.tray.snooze(
                        office.tray
                                .part(InboxFilter.ALL, null, 1, ANNA)
                                .items()
                                .get(0)
                                .id(),
                        tomorrow,
                        ANNA);
            }
            RecordId last = office.only(ANNA).id();
            assertEquals("inbox.too-many", refused(() -> office.tray.snooze(last, tomorrow, ANNA)));
            Tray.Part part = office.tray.part(SNOOZED, null, 100, ANNA);
            assertNotNull(part.next());
            assertNull(office.tray.part(SNOOZED, part.next(), 100, ANNA).next());
        }
    }

    @OnEveryDatabase
    void what_was_seen_says_so_and_a_mention_is_done_by_it(TestDatabase database) {
        try (Office office = new Office(database)) {
            office.tray.put(item("review", ItemKind.REVIEW, ANNA));
            RecordId review = office.only(ANNA).id();
            office.tray.see(review, ANNA);
            assertTrue(office.only(ANNA).seen());
            office.tray.see(review, ANNA);
            office.tray.done("case", "review");
            office.tray.put(item("mention", ItemKind.MENTION, ANNA));
            office.tray.see(office.only(ANNA).id(), ANNA);
            assertEquals(List.of(), office.keys(ANNA));
        }
    }

    @OnEveryDatabase
    void what_was_done_at_one_go_is_taken_back_and_everything_is_as_it_was(TestDatabase database) {
        try (Office office = new Office(database)) {
            office.tray.put(item("review", ItemKind.REVIEW, ANNA));
            office.tray.put(item("mention", ItemKind.MENTION, ANNA));
            office.tray.put(item("news", ItemKind.NEWS, ANNA));
            List<Waiting> before =
                    office.tray.part(InboxFilter.ALL, null, 100, ANNA).items();
            RecordId step = Office.id(0x57e9);
            before.forEach(waiting -> office.tray.see(waiting.id(), step, ANNA));
            assertEquals(List.of("review"), office.keys(ANNA), "what only informs is set aside");
            assertEquals(new Tray.Count(1, false), office.tray.count(ANNA));
            Tray.Step done = office.tray.steps(ANNA).get(0);
            assertEquals("see", done.act());
            assertEquals(3, done.items().size());
            assertEquals(List.of(), office.tray.steps(BRUNO));
            assertThrows(
                    NotFound.class, () -> office.tray.undo(step, before.get(0).id(), BRUNO));
            before.forEach(waiting -> office.tray.undo(step, waiting.id(), ANNA));
            assertEquals(
                    before, office.tray.part(InboxFilter.ALL, null, 100, ANNA).items());
            assertEquals(List.of(), office.tray.steps(ANNA));
            assertThrows(
                    NotFound.class, () -> office.tray.undo(step, before.get(0).id(), ANNA), "already");
            List<Act> undone = office.acts.stream()
                    .filter(act -> act.code().equals("inbox.undo"))
                    .toList();
            assertEquals(3, undone.size());
            assertEquals(step.toString(), undone.get(0).facts().get("step"));
            assertEquals("see", undone.get(0).facts().get("act"));
        }
    }

    @OnEveryDatabase
    void what_was_put_off_and_what_was_taken_back_is_undone_too(TestDatabase database) {
        try (Office office = new Office(database)) {
            office.tray.put(item("review", ItemKind.REVIEW, ANNA));
            Waiting before = office.only(ANNA);
            office.tray.snooze(before.id(), NOON.plus(DAY), Office.id(1), ANNA);
            Waiting off = office.tray.find(before.id(), ANNA);
            office.tray.wake(before.id(), Office.id(2), ANNA);
            office.tray.undo(Office.id(2), before.id(), ANNA);
            assertEquals(off, office.tray.find(before.id(), ANNA));
            office.tray.undo(Office.id(1), before.id(), ANNA);
            assertEquals(before, office.tray.find(before.id(), ANNA));
        }
    }

    @OnEveryDatabase
    void what_changed_since_is_not_undone_and_neither_is_what_is_longer_ago_than_a_day(TestDatabase database) {
        try (Office office = new Office(database)) {
            RecordId step = Office.id(3);
            office.tray.put(item("review", ItemKind.REVIEW, ANNA));
            RecordId review = office.only(ANNA).id();
            office.tray.snooze(review, NOON.plus(DAY), step, ANNA);
            office.tray.snooze(review, NOON.plus(DAY).plus(DAY), Office.id(4), ANNA);
            assertEquals("inbox.changed-since", refused(() -> office.tray.undo(step, review, ANNA)));
            office.tray.undo(Office.id(4), review, ANNA);
            office.tray.undo(step, review, ANNA);
            office.tray.done("case", "review");
            office.tray.put(item("mention", ItemKind.MENTION, ANNA));
            RecordId mention = office.only(ANNA).id();
            office.tray.see(mention, step(5), ANNA);
            office.tray.put(item("mention", ItemKind.MENTION, ANNA));
            assertEquals("inbox.gone", refused(() -> office.tray.undo(step(5), mention, ANNA)), "it came anew");
            assertEquals(List.of("mention"), office.keys(ANNA), "once");
            RecordId anew = office.only(ANNA).id();
            office.tray.see(anew, step(6), ANNA);
            Caller bruno = Office.acting(BRUNO, ANNA);
            assertEquals(1, office.tray.steps(bruno).size(), "who acts for her takes back what was hers");
            office.clock.advance(Tray.UNDO);
            assertThrows(NotFound.class, () -> office.tray.undo(step(6), anew, ANNA));
            assertEquals(List.of(), office.tray.steps(ANNA));
            office.tray.put(item("other", ItemKind.REVIEW, ANNA));
            office.tray.see(office.only(ANNA).id(), ANNA);
            assertEquals(List.of(), office.store.hidden(List.of(anew)), "what was set aside is erased");
        }
    }

    private static RecordId step(int number) {
        return Office.id(0x57e900L + number);
    }

    @OnEveryDatabase
    void an_item_that_may_be_known_no_more_is_not_brought_back(TestDatabase database) {
        try (Office office = new Office(database)) {
            office.tray.put(item("mention", ItemKind.MENTION, BRUNO));
            RecordId mention = office.only(BRUNO).id();
            office.tray.see(mention, step(1), BRUNO);
            office.secret.add(Office.id(0xca5e00));
            assertEquals(List.of(), office.tray.steps(BRUNO));
            assertEquals("inbox.gone", refused(() -> office.tray.undo(step(1), mention, BRUNO)));
        }
    }

    @OnEveryDatabase
    void a_deputy_sees_what_waits_for_the_absent_officer_by_name_as_far_as_the_deputy_may_know(TestDatabase database) {
        try (Office office = new Office(database)) {
            office.tray.put(item("open", ItemKind.REVIEW, ANNA));
            InboxItem secret = new InboxItem(
                    "case",
                    "secret",
                    Office.id(0x5ec),
                    ItemKind.REVIEW,
                    new Recipient.One(ANNA.officer()),
                    "case.do",
                    List.of(),
                    "/cases/2");
            office.tray.put(secret);
            office.secret.add(Office.id(0x5ec));
            assertEquals(List.of(), office.keys(BRUNO));
            office.deputies.put(BRUNO.officer(), List.of(ANNA.officer()));
            office.clock.advance(Duration.ofSeconds(11));
            Waiting waiting = office.only(BRUNO);
            assertEquals(Optional.of(ANNA.officer()), waiting.absent());
            assertEquals(1, office.tray.count(BRUNO).items());
            assertEquals("inbox.absent", refused(() -> office.tray.see(waiting.id(), BRUNO)));
            assertEquals("inbox.absent", refused(() -> office.tray.snooze(waiting.id(), NOON.plus(DAY), BRUNO)));
            Caller acting = Office.acting(BRUNO, ANNA);
            assertEquals(List.of("secret", "open"), office.keys(acting), "who acts for her knows what she knows");
            assertEquals(
                    Optional.empty(), office.tray.find(waiting.id(), acting).absent());
            office.tray.snooze(waiting.id(), NOON.plus(DAY), acting);
            assertEquals(List.of("secret"), office.keys(ANNA), "it is put off for her");
            office.deputies.clear();
            office.clock.advance(Duration.ofSeconds(11));
            assertEquals(List.of(), office.keys(BRUNO), "the time is over");
            assertEquals(0, office.tray.count(BRUNO).items());
        }
    }

    @OnEveryDatabase
    void an_item_is_shown_within_its_span_only(TestDatabase database) {
        try (Office office = new Office(database)) {
            office.tray.put(item("span", ItemKind.DUE, ANNA)
                    .shown(Optional.of(NOON.plus(DAY)), Optional.of(NOON.plus(DAY.multipliedBy(2)))));
            assertEquals(List.of(), office.keys(ANNA));
            office.clock.advance(DAY);
            assertEquals(List.of("span"), office.keys(ANNA));
            RecordId id = office.only(ANNA).id();
            office.clock.advance(DAY);
            assertEquals(List.of(), office.keys(ANNA));
            assertThrows(NotFound.class, () -> office.tray.find(id, ANNA));
        }
    }
}
