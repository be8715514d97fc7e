package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.work.Items.code;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.enlace.files.FileName;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.StoredFile;
import org.enlace.inbox.InboxItem;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.custody.Custody.NewEvent;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.evidence.ContentStore;
import org.enlace.jit.internal.evidence.ContentStore.Outcome;
import org.enlace.jit.internal.evidence.EvidenceContents;
import org.enlace.jit.internal.evidence.EvidenceFiles;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;

/** What happens while stored evidence is read, who is told of it for how long, and what an item that is full or taken back still does. */
class EvidenceReadingTest {
    private static final Caller MEMBER =
            TestNode.officer("member", JitPermissions.READ, Files.READ, Files.ADD, Files.ERASE);
    private static final byte[] IMAGE = {5, 4, 3, 2, 1};
    private static final byte[] OTHER = {1, 2, 3, 4, 5};
    private static final Duration QUARTER = Duration.ofDays(90);
    private static final String THREAD = "enlace-evidence-hashes";

    private static Entry digital(Items items, String... more) {
        List<String> fields = new ArrayList<>(List.of(Items.FIELDS));
        fields.set(fields.indexOf("nature") + 1, "digital");
        for (int i = 0; i < more.length; i += 2) {
            fields.set(fields.indexOf(more[i]) + 1, more[i + 1]);
        }
        return items.room.write(CO, EntryKind.EVIDENCE, fields.toArray(String[]::new));
    }

    private static StoredFile add(Items items, Entry item, byte[] content) {
        TestNode node = items.node(CO);
        return node.database.transactions().call(() -> node.files
                .service()
                .add(
                        new OwnerRef(EvidenceFiles.NAME, item.id()),
                        new FileName("Extracción.bin"),
                        new ByteArrayInputStream(content),
                        MEMBER));
    }

    private static void removed(Items items, StoredFile file) {
        TestNode node = items.node(CO);
        node.database.transactions().run(() -> node.files.service().remove(file.id(), file.version(), MEMBER));
    }

    /** The item was acquired with this file. */
    private static void acquired(Items items, Entry item, StoredFile file) {
        NewEvent event = items.event(CO, EventKind.ACQUIRED);
        Map<EventField, String> said = new HashMap<>(event.said());
        said.put(EventField.AFTER, file.content().sha256().value());
        items.write(
                CO,
                MEMBER,
                item,
                new NewEvent(
                        event.kind(),
                        items.node(CO).now,
                        event.zone(),
                        event.place(),
                        event.authority(),
                        event.persons(),
                        said));
    }

    private static EvidenceContents desk(Items items) {
        return items.node(CO).desks.contents();
    }

    private static boolean verified(Items items, Entry item, StoredFile file, long most) {
        return desk(items).verify(items.room.team, item.id(), file.id(), most, MEMBER);
    }

    private static ContentStore.Row row(Items items, StoredFile file) {
        return items.node(CO).stores.contents().find(file.id()).orElseThrow();
    }

    private static Set<String> waiting(Items items) {
        return List.copyOf(items.node(CO).waiting.values()).stream()
                .map(InboxItem::text)
                .filter(text -> text.startsWith("inbox.content."))
                .collect(Collectors.toSet());
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, what);
            Thread.onSpinWait();
        }
    }

    @OnEveryDatabase
    void when_the_team_is_over_its_people_are_told_all_the_same(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = digital(items);
            StoredFile file = add(items, item, IMAGE);
            acquired(items, item, file);
            TestNode node = items.node(CO);
            node.now = Instant.parse("2028-01-05T12:00:00Z");
            node.files.alter(file.id(), OTHER);
            desk(items).look(QUARTER, Long.MAX_VALUE);
            assertEquals(Set.of("inbox.content.differs", "inbox.content.overdue"), waiting(items));
            WorkInbox inbox = new WorkInbox(() -> node.desks);
            for (InboxItem one : List.copyOf(node.waiting.values())) {
                if (one.text().startsWith("inbox.content.")) {
                    Set<RecordId> about = Set.of(one.record());
                    assertEquals(about, inbox.known(about, MEMBER), one::toString);
                    assertEquals(Set.of(), inbox.known(about, Workroom.EXPERT), one::toString);
                    assertEquals(Set.of(), inbox.known(about, Workroom.OUTSIDER), one::toString);
                }
            }
        }
    }

    @OnEveryDatabase
    void whoever_asks_while_it_is_being_read_has_an_answer_of_their_own(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = digital(items);
            StoredFile file = add(items, item, IMAGE);
            TestNode node = items.node(CO);
            node.files.opening = id -> node.database
                    .transactions()
                    .run(() -> node.stores.contents().ask(id, MEMBER.officer()));
            desk(items).look(QUARTER, Long.MAX_VALUE);
            assertEquals(Outcome.SAME, row(items, file).outcome());
            assertEquals(
                    Optional.of(MEMBER.officer()), row(items, file).asked(), "they were told that it will be read");
            assertEquals(Set.of(), waiting(items));
            node.files.opening = id -> {};
            desk(items).look(QUARTER, Long.MAX_VALUE);
            assertEquals(Optional.empty(), row(items, file).asked());
            assertEquals(Set.of("inbox.content.read"), waiting(items));
        }
    }

    @OnEveryDatabase
    void a_file_that_comes_off_meanwhile_keeps_no_other_back_and_stays_off(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = digital(items);
            List<StoredFile> all = new ArrayList<>();
            for (byte i = 0; i < 3; i++) {
                all.add(add(items, item, new byte[] {1, 2, i}));
            }
            items.node(CO).files.opening = id -> {
                if (id.equals(all.get(0).id())) {
                    removed(items, all.get(0));
                    removed(items, all.get(1));
                }
            };
            desk(items).look(QUARTER, Long.MAX_VALUE);
            assertEquals(
                    List.of(all.get(2).id()),
                    items.node(CO).stores.contents().of(item.id()).stream()
                            .map(ContentStore.Row::file)
                            .toList());
            assertEquals(Outcome.SAME, row(items, all.get(2)).outcome());
        }
    }

    @OnEveryDatabase
    void what_is_larger_than_people_wait_for_is_read_aside_and_they_are_told(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = digital(items);
            StoredFile file = add(items, item, IMAGE);
            assertFalse(verified(items, item, file, IMAGE.length - 1));
            await("it is read", () -> row(items, file).outcome() == Outcome.SAME);
            await("they are told", () -> waiting(items).equals(Set.of("inbox.content.read")));
            assertTrue(verified(items, item, file, IMAGE.length), "one that is as large is waited for");
        }
    }

    @OnEveryDatabase
    void with_the_node_what_is_being_read_ends_and_is_begun_anew_without_a_pause(TestDatabase database)
            throws InterruptedException {
        try (Items items = new Items(database, BR)) {
            Entry item = digital(items);
            StoredFile file = add(items, item, IMAGE);
            AtomicInteger read = new AtomicInteger();
            items.node(CO).files.streams = bytes -> new InputStream() {
                @Override
                public int read() {
                    // As long as anybody reads it.
                    read.incrementAndGet();
                    return 7;
                }
            };
            assertFalse(verified(items, item, file, 0));
            await("it is being read", () -> read.get() > 0);
            desk(items).close();
            assertTrue(
                    Thread.getAllStackTraces().keySet().stream()
                            .noneMatch(thread -> thread.getName().equals(THREAD)),
                    "nothing reads on");
            assertEquals(Outcome.ARRIVED, row(items, file).outcome());
            assertEquals(Set.of(), waiting(items), "that the node stops says nothing of the file");
            items.node(CO).files.streams = ByteArrayInputStream::new;
            desk(items).look(QUARTER, Long.MAX_VALUE);
            assertEquals(Outcome.SAME, row(items, file).outcome());
        }
    }

    @OnEveryDatabase
    void two_are_read_at_once_for_people_who_wait_and_others_are_told_later(TestDatabase database) throws Exception {
        try (Items items = new Items(database, BR)) {
            Entry item = digital(items);
            List<StoredFile> all = new ArrayList<>();
            for (byte i = 0; i < 3; i++) {
                all.add(add(items, item, new byte[] {1, 2, i}));
            }
            CountDownLatch begun = new CountDownLatch(2);
            CountDownLatch go = new CountDownLatch(1);
            items.node(CO).files.opening = id -> {
                begun.countDown();
                try {
                    assertTrue(go.await(60, TimeUnit.SECONDS));
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            };
            ExecutorService two = Executors.newFixedThreadPool(2);
            try {
                Future<Boolean> first = two.submit(() -> verified(items, item, all.get(0), Long.MAX_VALUE));
                Future<Boolean> second = two.submit(() -> verified(items, item, all.get(1), Long.MAX_VALUE));
                assertTrue(begun.await(60, TimeUnit.SECONDS));
                assertFalse(verified(items, item, all.get(2), Long.MAX_VALUE));
                go.countDown();
                assertTrue(first.get(60, TimeUnit.SECONDS) && second.get(60, TimeUnit.SECONDS));
            } finally {
                go.countDown();
                two.shutdown();
            }
            await("the third is read", () -> row(items, all.get(2)).outcome() == Outcome.SAME);
        }
    }

    @OnEveryDatabase
    void what_nobody_can_do_any_more_waits_for_nobody(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = digital(items);
            StoredFile wrong = add(items, item, IMAGE);
            items.node(CO).files.alter(wrong.id(), OTHER);
            desk(items).look(QUARTER, Long.MAX_VALUE);
            assertEquals(Set.of("inbox.content.differs"), waiting(items));
            removed(items, wrong);
            assertEquals(Set.of(), waiting(items), "it is no file of the item now");
            acquired(items, item, add(items, item, OTHER));
            items.node(CO).now = items.node(CO).now.plus(QUARTER).plus(Duration.ofDays(1));
            desk(items).look(QUARTER, Long.MAX_VALUE);
            assertEquals(Set.of("inbox.content.overdue"), waiting(items));
            items.out(CO, item, BR);
            assertEquals(Set.of(), waiting(items), "to verify it is for whoever has it");
        }
    }

    @OnEveryDatabase
    void a_file_that_was_taken_off_and_put_back_is_read_anew(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = digital(items);
            StoredFile file = add(items, item, IMAGE);
            TestNode node = items.node(CO);
            node.files.alter(file.id(), OTHER);
            desk(items).look(QUARTER, Long.MAX_VALUE);
            removed(items, file);
            node.database.transactions().run(() -> node.files.restored(file.id(), MEMBER));
            assertEquals(Optional.of(MEMBER.officer()), row(items, file).asked());
            desk(items).look(Duration.ofDays(36_500), Long.MAX_VALUE);
            assertEquals(Outcome.DIFFERS, row(items, file).outcome(), "nobody makes it whole by that");
        }
    }

    @OnEveryDatabase
    void from_an_item_that_is_full_something_comes_off_and_nothing_more_is_sent(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = digital(items);
            StoredFile first = add(items, item, IMAGE);
            for (int i = 1; i < EvidenceContents.MOST; i++) {
                add(items, item, new byte[] {(byte) i, (byte) (i >> 8)});
            }
            EvidenceFiles use = EvidenceFiles.of(() -> items.node(CO).desks);
            assertEquals(Optional.of("files.record-complete"), code(() -> use.begins(item.id(), MEMBER)));
            assertEquals(Optional.of("files.record-complete"), code(() -> add(items, item, OTHER)));
            removed(items, first);
            assertEquals(Optional.empty(), code(() -> use.begins(item.id(), MEMBER)));
        }
    }

    @OnEveryDatabase
    void names_of_files_of_what_was_taken_back_are_for_whoever_erases_them(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = digital(items);
            removed(items, add(items, item, IMAGE));
            items.room.entries(CO).takeBack(items.room.team, item.id(), 1, "Error", MEMBER);
            assertTrue(desk(items).owner(item.id(), MEMBER).isPresent());
            assertEquals(Optional.empty(), desk(items).owner(item.id(), Workroom.MEMBER));
        }
    }

    @OnEveryDatabase
    void why_it_is_consulted_is_said_on_the_page_that_asks_for_it(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            items.room.write(CO, EntryKind.PERSON, "standing", "victim", "name", "Luz Escondida");
            Entry item = digital(items, "text", "Luz Escondida habla");
            var owner = desk(items).owner(item.id(), Workroom.SECONDED).orElseThrow();
            assertTrue(owner.reasonNeeded());
            assertEquals("/jit/teams/" + items.room.team + "/work/entries/" + item.id(), owner.path());
        }
    }
}
