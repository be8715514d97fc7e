package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.TestNode.PE;
import static org.enlace.jit.internal.work.Courthouse.PREPARER;
import static org.enlace.jit.internal.work.Items.code;
import static org.enlace.jit.internal.work.Workroom.MEMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.jit.bundle.BundleRequest;
import org.enlace.jit.internal.Said;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.work.EntryStore.Origin;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Use;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was made of an item keeps its limits also where the item itself never came: whoever is told that it is gone is told these. */
class GoneLimitsTest {
    private static final Handling CLOSED = Handling.of(HandlingCode.H1);
    private static final RecordId ITEM = TestNode.id();
    private static final RecordId TEAM = TestNode.id();

    private static Entry item(Items items, Handling handling, String... more) {
        String[] fields =
                Stream.concat(Stream.of(Items.FIELDS), Stream.of(more)).toArray(String[]::new);
        return items.room.entries(CO).write(items.room.team, Workroom.a(EntryKind.EVIDENCE, handling, fields), MEMBER);
    }

    private static Entry made(Items items, Entry from, String... more) {
        return item(
                items,
                Handling.GENERAL,
                Stream.concat(Stream.of("parent", from.id().toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static void back(Items items, Entry item) {
        items.room.entries(CO).takeBack(items.room.team, item.id(), item.version(), "No era esa", MEMBER);
    }

    private static Optional<String> refused(Courthouse court, Use use, Entry item) {
        return code(() -> court.desk()
                .prepare(
                        court.team(),
                        new BundleRequest("Juzgado", "7", Language.ES, List.of(item.id()), List.of(), use),
                        "",
                        PREPARER));
    }

    private static Origin known(Items items, RecordId item) {
        return items.node(BR).stores.entries().entries().origins(Set.of(item)).get(item);
    }

    @OnEveryDatabase
    void what_was_made_of_it_is_refused_where_it_never_came(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry root = item(items, CLOSED);
            Entry between = made(items, root);
            Entry image = made(items, between);
            Entry wide = item(items, Handling.GENERAL, "uses", "agreed");
            Entry ofWide = made(items, wide, "uses", "agreed");
            Entry narrow = item(items, Handling.GENERAL);
            Entry ofNarrow = made(items, narrow, "uses", "agreed");
            List.of(root, between, wide, narrow).forEach(one -> back(items, one));
            items.carry();
            assertEquals(List.of(), items.room.quarantine(BR));
            Courthouse brazil = new Courthouse(items, BR);
            assertEquals(Optional.of("jit.bundle-h1-gone"), refused(brazil, Use.TEAM, image));
            assertEquals(Optional.empty(), refused(brazil, Use.AGREED, ofWide));
            assertEquals(Optional.of("jit.use-agreed"), refused(brazil, Use.AGREED, ofNarrow));
            assertEquals(new Origin(CO, Set.of(HandlingCode.H1), Set.of(Use.TEAM), Set.of()), known(items, root.id()));
            assertEquals(Set.of(root.id()), known(items, between.id()).parents());
        }
    }

    /** The reader of the release before, as it was. */
    private static Map<RecordId, EntryKind> before(String text) {
        Said said = Said.of(text, "gone", Set.of("team", "entries"));
        return said.all("entries", EntryGone.MOST, Set.of("id", "kind")).stream()
                .collect(Collectors.toMap(one -> one.id("id"), one -> one.one("kind", EntryKind::of)));
    }

    @OnEveryDatabase
    void a_node_of_the_release_before_reads_of_each_that_it_is_gone_and_keeps_the_rest(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry root = item(items, CLOSED);
            Entry plain = item(items, Handling.GENERAL);
            back(items, root);
            back(items, plain);
            TestNode colombia = items.node(CO);
            items.carry();
            List<String> told = colombia.left().stream()
                    .filter(text -> text.contains("\"entries\""))
                    .toList();
            assertEquals(3, told.size(), told::toString);
            List<String> limited = told.stream()
                    .filter(text -> text.contains("\"codes\":[\"H1\"]"))
                    .toList();
            assertEquals(1, limited.size(), told::toString);
            assertEquals(EntryGone.FORMAT, EntryGone.read(limited.get(0)).format());
            assertEquals(Optional.of("jit.form"), code(() -> before(limited.get(0))), "so it travels as the new one");
            for (Entry one : List.of(root, plain)) {
                String text = told.stream()
                        .filter(each -> !limited.contains(each)
                                && each.contains(one.id().toString()))
                        .findFirst()
                        .orElseThrow();
                assertEquals(EntryGone.BEFORE, EntryGone.read(text).format());
                assertEquals(Map.of(one.id(), EntryKind.EVIDENCE), before(text));
            }
        }
    }

    private static void tells(Items items, CountryCode from, RecordId item, EntryGone.Was was) {
        TestNode brazil = items.node(BR);
        SharedRecord record = new SharedRecord(
                TestNode.id(), EntryGone.TYPE, from, 1, Set.of(BR), Handling.GENERAL, Optional.empty());
        String text = new EntryGone(items.room.team, Map.of(item, was)).text();
        brazil.database.transactions().run(() -> brazil.desks.work().gone(record, text));
    }

    private static EntryGone.Was was(Set<HandlingCode> codes, Set<Use> uses, RecordId... parents) {
        return new EntryGone.Was(EntryKind.EVIDENCE, codes, uses, Set.of(parents));
    }

    @OnEveryDatabase
    void what_a_node_of_the_release_before_tells_is_read_and_what_holds_comes_with_the_next(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            EntryGone.Was plain = EntryGone.Was.of(EntryKind.EVIDENCE);
            tells(items, CO, ITEM, plain);
            assertEquals(plain.origin(CO), known(items, ITEM));
            EntryGone.Was limited = was(Set.of(HandlingCode.H1, HandlingCode.H3), Set.of(Use.TEAM, Use.THREAT), TEAM);
            tells(items, CO, ITEM, limited);
            assertEquals(limited.origin(CO), known(items, ITEM));
            assertTrue(items.node(BR).stores.entries().entries().conditioned(ITEM));
            tells(items, CO, ITEM, plain);
            assertEquals(limited.origin(CO), known(items, ITEM), "in whatever order both come");
        }
    }

    @OnEveryDatabase
    void no_other_country_takes_a_limit_away(TestDatabase database) {
        try (Items items = new Items(database, BR, PE)) {
            tells(items, CO, ITEM, was(Set.of(HandlingCode.H1), Set.of(Use.TEAM), TEAM));
            tells(items, PE, ITEM, was(Set.of(HandlingCode.H2), Set.of(Use.TEAM, Use.AGREED)));
            Origin now = known(items, ITEM);
            assertEquals(Set.of(HandlingCode.H1, HandlingCode.H2), now.codes());
            assertEquals(Set.of(Use.TEAM), now.uses());
            assertEquals(Set.of(TEAM), now.parents());
            Entry there = item(items, CLOSED);
            items.carry();
            tells(items, PE, there.id(), EntryGone.Was.of(EntryKind.EVIDENCE));
            assertEquals(Set.of(HandlingCode.H1), known(items, there.id()).codes(), "it is here");
        }
    }

    @Test
    void what_is_said_is_read_as_it_was_written() {
        EntryGone.Was was = was(Set.of(HandlingCode.H1, HandlingCode.H2), Set.of(Use.TEAM, Use.OFFENCE), ITEM, TEAM);
        EntryGone gone = new EntryGone(TEAM, Map.of(ITEM, was, TestNode.id(), EntryGone.Was.of(EntryKind.VEHICLE)));
        assertEquals(gone, EntryGone.read(gone.text()));
        assertEquals(EntryGone.FORMAT, gone.format());
        assertEquals(Set.of(ITEM), gone.limited().entries().keySet());
        assertEquals(EntryGone.BEFORE, gone.plain().format());
        assertFalse(gone.plain().text().contains("codes"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"codes\":[]",
                "\"codes\":[\"H0\"]",
                "\"codes\":[\"H2\",\"H1\"]",
                "\"codes\":[\"H1\",\"H1\"]",
                "\"codes\":[\"H9\"]",
                "\"codes\":\"H1\"",
                "\"uses\":[]",
                "\"uses\":[\"team\"]",
                "\"uses\":[\"threat\",\"offence\"]",
                "\"uses\":[\"anything\"]",
                "\"parents\":[]",
                "\"parents\":[\"x\"]",
                "\"parents\":[\"01900000-0000-7000-8000-000000000002\",\"01900000-0000-7000-8000-000000000001\"]",
                "\"more\":1"
            })
    void what_is_written_otherwise_is_refused(String said) {
        String text = new EntryGone(TEAM, Map.of(ITEM, EntryGone.Was.of(EntryKind.EVIDENCE))).text();
        String more = text.replace("\"evidence\"", "\"evidence\"," + said);
        assertEquals(Optional.of("jit.form"), code(() -> EntryGone.read(more)));
        String other = text.replace("\"evidence\"", "\"vehicle\",\"codes\":[\"H1\"]");
        assertEquals(Optional.of("jit.form"), code(() -> EntryGone.read(other)));
    }
}
