package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.work.Items.code;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.files.FileName;
import org.enlace.files.FileState;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.StoredFile;
import org.enlace.inbox.InboxItem;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.custody.Custody.NewEvent;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.evidence.ContentStore.Outcome;
import org.enlace.jit.internal.evidence.EvidenceContents;
import org.enlace.jit.internal.evidence.EvidenceContents.Content;
import org.enlace.jit.internal.evidence.EvidenceContents.Contents;
import org.enlace.jit.internal.evidence.EvidenceFiles;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** What digital items consist of: added by their own country, named by the chain, read again, and known when it comes twice. */
class EvidenceContentTest {
    private static final Caller LEADER = officer("leader");
    private static final Caller MEMBER = officer("member");
    private static final Caller EXPERT = officer("expert");
    private static final Caller AUTHORITY = officer("authority");
    private static final Caller OUTSIDER = officer("outsider");
    private static final byte[] IMAGE = {5, 4, 3, 2, 1};
    private static final byte[] OTHER = {1, 2, 3, 4, 5};
    private static final Duration QUARTER = Duration.ofDays(90);

    private static Caller officer(String name) {
        return TestNode.officer(name, JitPermissions.READ, Files.READ, Files.ADD);
    }

    private static Entry item(Items items, CountryCode country, String nature) {
        List<String> fields = new ArrayList<>(List.of(Items.FIELDS));
        fields.set(fields.indexOf("nature") + 1, nature);
        return items.room.write(country, EntryKind.EVIDENCE, fields.toArray(String[]::new));
    }

    private static Entry digital(Items items) {
        return item(items, CO, "digital");
    }

    private static OwnerRef ref(Entry item) {
        return new OwnerRef(EvidenceFiles.NAME, item.id());
    }

    private static StoredFile add(Items items, CountryCode country, Caller caller, Entry item, byte[] content) {
        TestNode node = items.node(country);
        return node.database.transactions().call(() -> node.files
                .service()
                .add(ref(item), new FileName("Extracción.bin"), new ByteArrayInputStream(content), caller));
    }

    private static StoredFile add(Items items, Entry item, byte[] content) {
        return add(items, CO, MEMBER, item, content);
    }

    private static EvidenceContents desk(Items items) {
        return items.node(CO).desks.contents();
    }

    private static Contents contents(Items items, Entry item, Caller caller) {
        return desk(items).of(items.room.team, item.id(), caller);
    }

    private static Content only(Items items, Entry item) {
        List<Content> all = contents(items, item, MEMBER).all();
        assertEquals(1, all.size());
        return all.get(0);
    }

    /** An event of Colombia that says a hash. */
    private static void write(Items items, Entry item, EventKind kind, String hash) {
        NewEvent event = items.event(CO, kind);
        Map<EventField, String> said = new HashMap<>(event.said());
        said.replaceAll((field, value) -> field == EventField.AFTER || field == EventField.BEFORE ? hash : value);
        items.write(
                CO,
                MEMBER,
                item,
                new NewEvent(
                        kind,
                        items.node(CO).now,
                        event.zone(),
                        event.place(),
                        event.authority(),
                        event.persons(),
                        said));
    }

    private static Set<String> waiting(Items items) {
        Map<String, InboxItem> all = items.node(CO).waiting;
        return all.values().stream()
                .map(InboxItem::text)
                .filter(text -> text.startsWith("inbox.content."))
                .collect(java.util.stream.Collectors.toSet());
    }

    @OnEveryDatabase
    void contents_are_for_those_who_see_the_item_whole_and_added_where_it_is(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = digital(items);
            add(items, item, IMAGE);
            items.carry();
            for (Caller reads : List.of(LEADER, MEMBER)) {
                assertEquals(1, contents(items, item, reads).all().size());
                assertTrue(desk(items).owner(item.id(), reads).orElseThrow().changeable());
            }
            for (Caller not : List.of(EXPERT, AUTHORITY, OUTSIDER)) {
                assertEquals(Optional.empty(), desk(items).owner(item.id(), not), not::toString);
                assertEquals(Optional.of("nothing"), code(() -> contents(items, item, not)));
                assertEquals(Optional.of("nothing"), code(() -> add(items, CO, not, item, OTHER)));
            }
            assertEquals(
                    Optional.of("forbidden"),
                    code(() -> contents(items, item, Workroom.MEMBER)),
                    "without the permission to read files");
            assertEquals(
                    Optional.of("nothing"),
                    code(() -> add(items, BR, MEMBER, item, OTHER)),
                    "Brazil sees the item, and its content is not there");
            assertEquals(
                    List.of(),
                    items.node(BR)
                            .desks
                            .contents()
                            .of(items.room.team, item.id(), MEMBER)
                            .all());
            assertTrue(items.node(CO).left().stream().noneMatch(text -> text.contains("Extracc")), "nothing travels");
        }
    }

    @OnEveryDatabase
    void only_a_digital_item_that_is_still_there_takes_contents(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry thing = item(items, CO, "physical");
            assertEquals(Optional.of("files.record-closed"), code(() -> add(items, thing, IMAGE)));
            assertEquals(Optional.of("content.closed.physical"), desk(items).closed(thing.id(), MEMBER));
            Entry item = digital(items);
            StoredFile file = add(items, item, IMAGE);
            write(items, item, EventKind.ACQUIRED, file.content().sha256().value());
            items.write(CO, item, EventKind.DESTROYED);
            assertEquals(Optional.of("files.record-closed"), code(() -> add(items, item, OTHER)));
            assertEquals(Optional.of("content.closed.gone"), desk(items).closed(item.id(), MEMBER));
            assertEquals(1, contents(items, item, MEMBER).all().size(), "what there is stays");
        }
    }

    @OnEveryDatabase
    void with_the_chain_contents_stay_and_with_contents_the_item(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = digital(items);
            StoredFile file = add(items, item, IMAGE);
            Files files = items.node(CO).files.service();
            assertEquals(
                    Optional.of("jit.entry-contents"),
                    code(() -> items.room.entries(CO).takeBack(items.room.team, item.id(), 1, "Error", MEMBER)));
            items.node(CO).database.transactions().run(() -> files.remove(file.id(), 1, MEMBER));
            assertEquals(List.of(), contents(items, item, MEMBER).all(), "before the chain it comes off");
            StoredFile right = add(items, item, OTHER);
            write(items, item, EventKind.ACQUIRED, right.content().sha256().value());
            assertEquals(
                    Optional.of("files.record-keeps"),
                    code(() -> items.node(CO).database.transactions().run(() -> files.remove(right.id(), 1, MEMBER))));
            StoredFile virus = add(items, item, new byte[] {9});
            items.node(CO).files.change(virus.id(), FileState.QUARANTINED, false);
            assertEquals(
                    Optional.empty(),
                    code(() -> items.node(CO).database.transactions().run(() -> files.remove(virus.id(), 2, MEMBER))));
        }
    }

    @OnEveryDatabase
    void whatever_the_chain_does_not_name_or_has_otherwise_is_told(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = digital(items);
            StoredFile file = add(items, item, IMAGE);
            assertFalse(only(items, item).named());
            assertTrue(contents(items, item, MEMBER).remarkable());
            write(items, item, EventKind.ACQUIRED, Items.HASH);
            assertEquals(Optional.of(Items.HASH), contents(items, item, MEMBER).strange(), "no file has that hash");
            write(items, item, EventKind.COPIED, file.content().sha256().value());
            assertTrue(only(items, item).named());
            StoredFile second = add(items, item, OTHER);
            assertEquals(
                    List.of(true, false),
                    contents(items, item, MEMBER).all().stream()
                            .map(Content::named)
                            .toList());
            assertEquals(
                    second.id(),
                    contents(items, item, MEMBER).all().get(1).file().id());
        }
    }

    @OnEveryDatabase
    void a_known_content_is_told_within_the_team_to_those_whom_lists_show_it(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry one = digital(items);
            Entry other = digital(items);
            add(items, one, IMAGE);
            add(items, other, IMAGE);
            add(items, digital(items), OTHER);
            assertEquals(Set.of(other.id()), only(items, one).alike());
            assertEquals(Set.of(one.id()), only(items, other).alike());
            assertEquals(
                    Set.of(),
                    items.node(CO)
                            .stores
                            .contents()
                            .alike(
                                    TestNode.id(),
                                    only(items, one).file().content().sha256(),
                                    TestNode.id()));
        }
    }

    @OnEveryDatabase
    void it_is_hashed_again_on_demand_by_whoever_writes_what_happens(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = digital(items);
            StoredFile file = add(items, item, IMAGE);
            RecordId team = items.room.team;
            assertEquals(Outcome.ARRIVED, only(items, item).outcome());
            assertTrue(desk(items).verify(team, item.id(), file.id(), MEMBER));
            assertEquals(Outcome.SAME, only(items, item).outcome());
            assertTrue(items.node(CO).codes().contains("jit.content-hashed"));
            items.node(CO).files.alter(file.id(), OTHER);
            desk(items).verify(team, item.id(), file.id(), MEMBER);
            Content now = only(items, item);
            assertEquals(Outcome.DIFFERS, now.outcome());
            assertFalse(now.found().orElseThrow().equals(file.content().sha256()));
            assertEquals(Set.of("inbox.content.differs"), waiting(items));
            items.node(CO).files.damaged.add(file.id());
            desk(items).verify(team, item.id(), file.id(), MEMBER);
            assertEquals(Outcome.UNREADABLE, only(items, item).outcome());
            items.node(CO).files.damaged.clear();
            items.node(CO).files.alter(file.id(), IMAGE);
            desk(items).verify(team, item.id(), file.id(), MEMBER);
            assertEquals(Set.of(), waiting(items), "restored from a backup it is as it was");
            assertEquals(Optional.of("nothing"), code(() -> desk(items).verify(team, item.id(), file.id(), EXPERT)));
            assertEquals(
                    Optional.of("nothing"),
                    code(() -> desk(items).verify(team, digital(items).id(), file.id(), MEMBER)),
                    "a file of another item");
        }
    }

    @OnEveryDatabase
    void on_schedule_it_is_read_and_the_unit_told_that_somebody_has_to_say_it(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = digital(items);
            StoredFile file = add(items, item, IMAGE);
            String hash = file.content().sha256().value();
            write(items, item, EventKind.ACQUIRED, hash);
            int acts = items.node(CO).acts.size();
            desk(items).look(QUARTER, Long.MAX_VALUE);
            assertEquals(Outcome.SAME, only(items, item).outcome(), "it came long ago by the clock of files");
            assertTrue(items.node(CO).acts.size() > acts);
            assertEquals(Set.of(), waiting(items), "an officer said the hash lately");
            int read = items.node(CO).acts.size();
            desk(items).look(QUARTER, Long.MAX_VALUE);
            assertEquals(read, items.node(CO).acts.size(), "not before it is due again");
            items.node(CO).now = items.node(CO).now.plus(QUARTER).plus(Duration.ofDays(1));
            desk(items).look(QUARTER, Long.MAX_VALUE);
            assertEquals(Set.of("inbox.content.overdue"), waiting(items));
            assertEquals(1, items.log(CO, item).events().size(), "no officer is made up");
            write(items, item, EventKind.HASH_VERIFIED, hash);
            assertEquals(Set.of(), waiting(items));
        }
    }

    @OnEveryDatabase
    void what_somebody_asked_for_is_read_first_and_they_are_told(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = digital(items);
            StoredFile first = add(items, item, IMAGE);
            StoredFile second = add(items, item, OTHER);
            desk(items).look(QUARTER, Long.MAX_VALUE);
            items.node(CO)
                    .database
                    .transactions()
                    .run(() -> items.node(CO).stores.contents().ask(second.id(), MEMBER.officer()));
            assertEquals(
                    List.of(false, true),
                    contents(items, item, MEMBER).all().stream()
                            .map(Content::asked)
                            .toList());
            items.node(CO).files.alter(first.id(), OTHER);
            items.node(CO).now = items.node(CO).now.plus(QUARTER).plus(Duration.ofDays(1));
            desk(items).look(QUARTER, 0);
            assertEquals(Set.of("inbox.content.read"), waiting(items), "the other one is not read yet");
            assertTrue(contents(items, item, MEMBER).all().stream().noneMatch(Content::asked));
            desk(items).look(QUARTER, 0);
            assertEquals(Set.of("inbox.content.read", "inbox.content.differs"), waiting(items));
        }
    }

    @OnEveryDatabase
    void a_round_reads_no_more_than_it_may(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = digital(items);
            for (int i = 0; i < 5; i++) {
                add(items, item, new byte[] {1, 2, 3, (byte) i});
            }
            desk(items).look(QUARTER, 8);
            assertEquals(2, read(items, item), "eight bytes are two of four");
            desk(items).look(QUARTER, 0);
            assertEquals(3, read(items, item), "at least one, however large");
            desk(items).look(QUARTER, Long.MAX_VALUE);
            assertEquals(5, read(items, item));
        }
    }

    private static long read(Items items, Entry item) {
        return contents(items, item, MEMBER).all().stream()
                .filter(one -> one.outcome() == Outcome.SAME)
                .count();
    }

    @OnEveryDatabase
    void what_cannot_be_had_is_not_taken_for_altered(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = digital(items);
            StoredFile file = add(items, item, IMAGE);
            items.node(CO).files.refused.put(file.id(), "files.waiting");
            desk(items).look(QUARTER, Long.MAX_VALUE);
            assertEquals(Outcome.ARRIVED, only(items, item).outcome());
            assertEquals(Set.of(), waiting(items));
            items.node(CO).files.refused.clear();
            desk(items).look(QUARTER, Long.MAX_VALUE);
            assertEquals(Outcome.ARRIVED, only(items, item).outcome(), "others come first, for some hours");
            items.node(CO).now = items.node(CO).now.plus(Duration.ofHours(7));
            desk(items).look(QUARTER, Long.MAX_VALUE);
            assertEquals(Outcome.SAME, only(items, item).outcome());
        }
    }
}
