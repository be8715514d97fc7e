package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.work.Courthouse.APPROVER;
import static org.enlace.jit.internal.work.Courthouse.PREPARER;
import static org.enlace.jit.internal.work.Courthouse.request;
import static org.enlace.jit.internal.work.Items.code;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlace.files.StoredFile;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.bundle.Bundle.Made;
import org.enlace.jit.bundle.Bundle.Prepared;
import org.enlace.jit.bundle.Bundle.Stopped;
import org.enlace.jit.bundle.Ground;
import org.enlace.jit.bundle.Withheld;
import org.enlace.jit.custody.Custody.NewEvent;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.work.Content;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Refusal;

/** What changes between two officers and a court: rights that end, codes that are laid on, files that are added, victims who are named. */
class BundleAnewTest {
    private static final String NAME = "Ana Pérez Quispe";

    private static Bundle made(Courthouse court, Entry item) {
        Bundle bundle = court.approved(court.prepared(item));
        court.round();
        assertTrue(court.made(bundle).isPresent());
        return bundle;
    }

    private static Entry change(Courthouse court, Entry item, Handling handling, String... fields) {
        return court.items
                .room
                .entries(CO)
                .change(
                        court.team(),
                        item.id(),
                        item.version(),
                        Workroom.a(EntryKind.EVIDENCE, handling, fields),
                        PREPARER);
    }

    private static void victim(Courthouse court) {
        court.items.room.write(CO, EntryKind.PERSON, "standing", "victim", "name", NAME, "nationality", "CO");
    }

    @OnEveryDatabase
    void the_files_give_a_bundle_to_nobody_past_its_page(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Bundle bundle = made(court, court.seized());
            Made made = court.made(bundle).orElseThrow();
            for (var hand : List.of(PREPARER, APPROVER)) {
                assertEquals(
                        Optional.of("files.apart"),
                        code(() -> court.node.files.service().open(made.file(), 0, made.size(), hand)));
            }
            assertEquals(made.size(), court.fetched(bundle).length, "it is fetched where that is asked for and noted");
        }
    }

    @OnEveryDatabase
    void what_comes_under_h1_after_it_was_made_is_not_fetched(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.seized();
            Bundle bundle = made(court, item);
            change(court, item, Handling.of(HandlingCode.H1), Items.FIELDS);
            assertEquals(Optional.of("jit.bundle-h1"), code(() -> court.fetched(bundle)));
        }
    }

    @OnEveryDatabase
    void whoever_does_not_read_all_of_it_any_more_does_not_fetch_it(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.seized();
            Bundle bundle = made(court, item);
            NewEvent seen = court.items.event(CO, EventKind.ACCESSED);
            court.items.write(
                    CO,
                    PREPARER,
                    item,
                    new NewEvent(
                            seen.kind(),
                            court.node.now,
                            seen.zone(),
                            "Casa de " + NAME,
                            seen.authority(),
                            seen.persons(),
                            seen.said()));
            victim(court);
            assertEquals(
                    Optional.of("jit.bundle-named"),
                    code(() -> court.desk().fetch(court.team(), bundle.id(), APPROVER)),
                    "who has not said why they consult what names a victim");
            Refusal refusal =
                    assertThrows(Refusal.class, () -> court.desk().fetch(court.team(), bundle.id(), APPROVER));
            assertTrue(refusal.see().orElse("").endsWith("/work/entries/" + item.id()), "where that is said");
            assertTrue(court.fetched(bundle).length > 0, "who wrote it reads it");
        }
    }

    @OnEveryDatabase
    void a_file_that_is_added_after_it_was_prepared_is_not_approved_with_it(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.seized();
            court.file(item, "foto.jpg", "una foto".getBytes());
            Bundle bundle = court.prepared(item);
            court.file(item, "otra.jpg", "otra foto".getBytes());
            assertEquals(Optional.of("jit.bundle-since"), code(() -> court.approved(bundle)));
            assertInstanceOf(Prepared.class, court.now(bundle).state());
        }
    }

    @OnEveryDatabase
    void what_nobody_approved_is_not_made(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.seized();
            Bundle bundle = court.approved(court.prepared(item));
            court.file(item, "otra.jpg", "otra foto".getBytes());
            court.round();
            assertEquals("jit.bundle-since", ((Stopped) court.now(bundle).state()).why());
            Entry other = court.seized();
            Bundle second = court.approved(court.prepared(other));
            String[] fields = Items.FIELDS.clone();
            fields[1] = "Otro teléfono";
            change(court, other, Handling.GENERAL, fields);
            court.round();
            assertEquals("jit.bundle-since", ((Stopped) court.now(second).state()).why());
        }
    }

    @OnEveryDatabase
    void a_chain_that_goes_on_is_in_it_as_it_is(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.seized();
            Bundle bundle = court.approved(court.prepared(item));
            court.items.write(CO, item, EventKind.SEALED);
            court.round();
            assertTrue(court.made(bundle).isPresent());
        }
    }

    @OnEveryDatabase
    void whoever_prepared_it_does_not_stand_in_for_the_other(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Bundle bundle = court.approved(court.prepared(court.seized()));
            court.node.accounts.disable("leader");
            court.round();
            Bundle stopped = court.now(bundle);
            assertEquals("jit.bundle-access", ((Stopped) stopped.state()).why());
            court.desk().again(court.team(), bundle.id(), stopped.version(), PREPARER);
            court.round();
            assertEquals("jit.bundle-access", ((Stopped) court.now(bundle).state()).why());
            assertTrue(court.node.files.all.isEmpty());
        }
    }

    @OnEveryDatabase
    void what_somebody_prepared_who_does_not_act_any_more_is_not_approved(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Bundle bundle = court.prepared(court.seized());
            court.node.accounts.disable("member");
            assertEquals(Optional.of("jit.bundle-preparer"), code(() -> court.approved(bundle)));
            court.node.accounts.hold("member", JitPermissions.READ);
            court.approved(bundle);
            court.round();
            assertTrue(court.made(bundle).isPresent());
        }
    }

    @OnEveryDatabase
    void a_permission_that_is_itself_under_h1_stops_it_too(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.items
                    .room
                    .entries(BR)
                    .write(
                            court.team(),
                            Workroom.a(EntryKind.EVIDENCE, Handling.of(HandlingCode.H1), Items.FIELDS),
                            Workroom.MEMBER);
            court.items.carry();
            Entry asked = court.items
                    .room
                    .entries(CO)
                    .write(
                            court.team(),
                            Workroom.a(
                                    EntryKind.LIFT,
                                    Handling.of(HandlingCode.H1),
                                    "about",
                                    item.id().toString(),
                                    "codes",
                                    "h1",
                                    "purpose",
                                    "Juicio oral"),
                            Workroom.MEMBER);
            court.items.carry();
            court.items.room.write(BR, EntryKind.LIFTED, "about", asked.id().toString(), "answer", "granted");
            court.items.carry();
            Refusal refusal = assertThrows(Refusal.class, () -> court.prepared(item));
            assertEquals("jit.bundle-h1", refusal.code());
            assertTrue(refusal.getMessage().contains("(lift)"), refusal.getMessage());
        }
    }

    @OnEveryDatabase
    void what_was_made_of_an_item_under_h1_is_not_brought_to_court_without_its_provider(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry theirs = court.items
                    .room
                    .entries(BR)
                    .write(
                            court.team(),
                            Workroom.a(EntryKind.EVIDENCE, Handling.of(HandlingCode.H1), Items.FIELDS),
                            Workroom.MEMBER);
            court.items.carry();
            List<String> fields = new ArrayList<>(List.of(Items.FIELDS));
            fields.addAll(List.of("parent", theirs.id().toString()));
            Entry made = court.items.room.write(CO, EntryKind.EVIDENCE, fields.toArray(String[]::new));
            Refusal refusal = assertThrows(Refusal.class, () -> court.prepared(made));
            assertEquals("jit.bundle-h1", refusal.code());
            assertTrue(refusal.getMessage().contains("-BR-0001"), refusal.getMessage());
        }
    }

    @OnEveryDatabase
    void h1_outlives_the_taking_back_of_what_an_item_was_made_of(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry theirs = court.items
                    .room
                    .entries(BR)
                    .write(
                            court.team(),
                            Workroom.a(EntryKind.EVIDENCE, Handling.of(HandlingCode.H1), Items.FIELDS),
                            Workroom.MEMBER);
            Entry theirImage = madeOf(court, BR, theirs);
            court.items.carry();
            Entry direct = madeOf(court, CO, theirs);
            Entry indirect = madeOf(court, CO, theirImage);
            // The one between is gone as well, and is under no code itself.
            for (Entry one : List.of(theirImage, theirs)) {
                court.items
                        .room
                        .entries(BR)
                        .takeBack(court.team(), one.id(), one.version(), "Se borra", Workroom.MEMBER);
            }
            court.items.carry();
            for (Entry one : List.of(direct, indirect)) {
                Refusal refusal = assertThrows(Refusal.class, () -> court.prepared(one));
                assertEquals("jit.bundle-h1-gone", refusal.code());
                assertTrue(refusal.getMessage().contains("permission of BR"), refusal.getMessage());
            }
        }
    }

    @OnEveryDatabase
    void h1_outlives_a_version_of_another_node_that_says_nothing_any_more_of_what_it_was_made_of(
            TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry theirs = court.items
                    .room
                    .entries(BR)
                    .write(
                            court.team(),
                            Workroom.a(EntryKind.EVIDENCE, Handling.of(HandlingCode.H1), Items.FIELDS),
                            Workroom.MEMBER);
            Entry image = madeOf(court, BR, theirs);
            court.items.carry();
            assertThrows(Refusal.class, () -> court.prepared(image));
            Map<String, List<String>> said = new TreeMap<>(image.content().values());
            said.remove(EntryKind.PARENT);
            assertEquals(Optional.empty(), court.items.arrives(CO, second(image, said)));
            assertEquals(
                    2, court.items.room.see(CO, Workroom.MEMBER, image).entry().version());
            Refusal refusal = assertThrows(Refusal.class, () -> court.prepared(image));
            assertEquals("jit.bundle-h1", refusal.code());
        }
    }

    @OnEveryDatabase
    void all_that_an_item_ever_said_it_was_made_of_outlives_its_taking_back(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry closed = court.items
                    .room
                    .entries(BR)
                    .write(
                            court.team(),
                            Workroom.a(EntryKind.EVIDENCE, Handling.of(HandlingCode.H1), Items.FIELDS),
                            Workroom.MEMBER);
            Entry open = court.items.item(BR);
            Entry image = madeOf(court, BR, closed);
            court.items.carry();
            Entry extract = madeOf(court, CO, image);
            Map<String, List<String>> said = new TreeMap<>(image.content().values());
            said.put(EntryKind.PARENT, List.of(open.id().toString()));
            assertEquals(Optional.empty(), court.items.arrives(CO, second(image, said)));
            court.items.takenBack(CO, image);
            Refusal refusal = assertThrows(Refusal.class, () -> court.prepared(extract));
            assertEquals("jit.bundle-h1", refusal.code());
        }
    }

    /** A version of an older node. */
    private static Entry second(Entry item, Map<String, List<String>> said) {
        return new Entry(
                item.id(),
                item.team(),
                BR,
                2,
                item.kind(),
                item.author(),
                item.written(),
                item.changed().plusSeconds(60),
                item.handling(),
                item.grading(),
                new Content(said));
    }

    private static Entry madeOf(Courthouse court, CountryCode country, Entry parent) {
        List<String> fields = new ArrayList<>(List.of(Items.FIELDS));
        fields.addAll(List.of("parent", parent.id().toString()));
        return court.items.room.write(country, EntryKind.EVIDENCE, fields.toArray(String[]::new));
    }

    @OnEveryDatabase
    void what_an_item_was_made_of_is_not_changed_once_it_is_said(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry origin = court.items.item(CO);
            Entry made = court.items.item(CO);
            List<String> fields = new ArrayList<>(List.of(Items.FIELDS));
            fields.addAll(List.of("parent", origin.id().toString()));
            change(court, made, Handling.GENERAL, fields.toArray(String[]::new));
            Entry other = madeOf(court, CO, origin);
            assertEquals(
                    Optional.of("jit.entry-fixed"),
                    Items.code(() -> change(court, other, Handling.GENERAL, Items.FIELDS)));
        }
    }

    @OnEveryDatabase
    void who_does_not_see_all_of_it_is_told_that_there_is_one_and_no_more(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.seized();
            Entry other = court.seized();
            Bundle bundle = court.desk()
                    .prepare(
                            court.team(),
                            request(
                                    List.of(new Withheld(
                                            other.id(),
                                            Optional.empty(),
                                            Ground.PROTECTED_PERSON,
                                            "El teléfono de " + NAME)),
                                    item),
                            "",
                            PREPARER);
            assertTrue(court.desk().told(bundle, APPROVER), "whoever sees every item reads what is withheld");
            String[] fields = Items.FIELDS.clone();
            fields[1] = "Teléfono de " + NAME;
            change(court, other, Handling.GENERAL, fields);
            victim(court);
            assertFalse(court.desk().told(bundle, APPROVER), "one of them names a victim");
            assertTrue(court.desk().told(bundle, PREPARER), "who wrote it");
            assertEquals(1, court.desk().list(court.team(), APPROVER).size());
        }
    }

    @OnEveryDatabase
    void one_that_was_prepared_before_that_was_kept_is_not_approved(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Bundle bundle = court.prepared(court.seized());
            Bundle old = new Bundle(
                    bundle.id(),
                    bundle.team(),
                    bundle.version(),
                    bundle.request(),
                    Optional.empty(),
                    bundle.prepared(),
                    bundle.state());
            Refusal refusal = assertThrows(
                    Refusal.class, () -> old.requireSame(bundle.scope().orElseThrow()));
            assertEquals("jit.bundle-since", refusal.code());
        }
    }

    @OnEveryDatabase
    void all_files_of_a_name_are_found_by_it(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.seized();
            StoredFile one = court.file(item, "foto.jpg", "una foto".getBytes());
            StoredFile two = court.file(item, "foto.jpg", "otra foto".getBytes());
            assertEquals(
                    List.of(one.id(), two.id()).stream()
                            .map(Object::toString)
                            .sorted()
                            .toList(),
                    court.desk().exhibits().named(item.id(), "foto.jpg", PREPARER).stream()
                            .map(Object::toString)
                            .sorted()
                            .toList());
        }
    }
}
