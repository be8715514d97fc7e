package org.enlace.newmodule.internal;

import static org.enlace.newmodule.internal.Desk.ANNA;
import static org.enlace.newmodule.internal.Desk.NOON;
import static org.enlace.newmodule.internal.Desk.READER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.enlace.newmodule.Content;
import org.enlace.newmodule.Entry;
import org.enlace.newmodule.EntryPage;
import org.enlace.newmodule.Place;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;

class EntriesTest {
    private static final Content CONTENT = new Content("Title", "One line\nand another");
    private static final Content OTHER = new Content("Title", "Something else");

    @OnEveryDatabase
    void an_entry_is_read_as_it_was_written(TestDatabase database) {
        Desk desk = new Desk(database);
        Entry made = desk.entries.create(CONTENT, ANNA);

        assertEquals(made, desk.entries.find(made.id(), READER));
        assertEquals(CONTENT, made.content());
        assertEquals(NOON, made.created().at());
        assertEquals(ANNA.officer(), made.created().officer());
    }

    @OnEveryDatabase
    void an_entry_is_revised_and_withdrawn_with_each_change_in_the_audit(TestDatabase database) {
        Desk desk = new Desk(database);
        Entry made = desk.entries.create(CONTENT, ANNA);
        Entry revised = desk.entries.revise(made.id(), 1, OTHER, ANNA);
        Entry gone = desk.entries.withdraw(made.id(), 2, "Out of date", ANNA);

        assertEquals(gone, desk.entries.find(made.id(), ANNA));
        assertEquals("Out of date", ((Entry.Withdrawn) gone).reason());
        assertTrue(gone.changed().at().isAfter(revised.changed().at()));
        String area = "newmodule.";
        assertEquals(
                List.of(area + "create", area + "revise", area + "withdraw"),
                desk.acts.stream().map(Act::code).toList());
        assertEquals(
                new Act.Change(CONTENT.text(), OTHER.text()),
                desk.acts.get(1).changes().get("text"));
        assertEquals(Optional.of("Out of date"), desk.acts.get(2).reason());
    }

    @OnEveryDatabase
    void what_changes_nothing_is_no_change(TestDatabase database) {
        Desk desk = new Desk(database);
        Entry made = desk.entries.create(CONTENT, ANNA);

        assertEquals(made, desk.entries.revise(made.id(), 1, CONTENT, ANNA));
        assertEquals(1, desk.acts.size());
    }

    @OnEveryDatabase
    void a_change_of_another_version_is_stale_and_one_of_a_withdrawn_entry_refused(TestDatabase database) {
        Desk desk = new Desk(database);
        RecordId id = desk.entries.create(CONTENT, ANNA).id();
        desk.entries.revise(id, 1, OTHER, ANNA);

        assertThrows(Stale.class, () -> desk.entries.revise(id, 1, CONTENT, ANNA));
        assertThrows(Stale.class, () -> desk.entries.withdraw(id, 3, "Too early", ANNA));
        desk.entries.withdraw(id, 2, "Out of date", ANNA);
        Refusal refusal = assertThrows(Refusal.class, () -> desk.entries.revise(id, 3, CONTENT, ANNA));
        assertEquals("newmodule.withdrawn", refusal.code());
        assertThrows(Refusal.class, () -> desk.entries.withdraw(id, 3, "Once more", ANNA));
    }

    @OnEveryDatabase
    void nothing_is_stored_that_the_audit_does_not_take(TestDatabase database) {
        Desk desk = new Desk(database);
        Entry made = desk.entries.create(CONTENT, ANNA);
        desk.audited = act -> {
            throw new IllegalStateException("The log is full");
        };

        assertThrows(IllegalStateException.class, () -> desk.entries.revise(made.id(), 1, OTHER, ANNA));
        assertThrows(IllegalStateException.class, () -> desk.entries.create(OTHER, ANNA));
        assertEquals(made, desk.entries.find(made.id(), ANNA));
        assertEquals(List.of(made), desk.store.page(Place.first(false), 10).entries());
    }

    @OnEveryDatabase
    void whoever_may_only_read_changes_nothing_and_what_is_not_there_is_not_found(TestDatabase database) {
        Desk desk = new Desk(database);
        Entry made = desk.entries.create(CONTENT, ANNA);

        assertThrows(Forbidden.class, () -> desk.entries.create(CONTENT, READER));
        assertThrows(Forbidden.class, () -> desk.entries.revise(made.id(), 1, OTHER, READER));
        assertThrows(Forbidden.class, () -> desk.entries.withdraw(made.id(), 1, "Why", READER));
        RecordId nobody = new RecordId(UUID.fromString("01900000-0000-7000-8000-00000000ffff"));
        assertThrows(NotFound.class, () -> desk.entries.find(nobody, READER));
    }

    @OnEveryDatabase
    void the_list_goes_by_key_in_both_directions_and_withdrawn_entries_have_their_own(TestDatabase database) {
        Desk desk = new Desk(database);
        List<RecordId> newestFirst = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            newestFirst.add(0, desk.entries.create(CONTENT, ANNA).id());
        }
        RecordId gone = desk.entries.create(CONTENT, ANNA).id();
        desk.entries.withdraw(gone, 1, "Twice", ANNA);

        EntryPage first = desk.entries.page(Place.first(false), 2, READER);
        EntryPage second = desk.entries.page(Place.after(false, first.next().orElseThrow()), 2, READER);
        EntryPage third = desk.entries.page(Place.after(false, second.next().orElseThrow()), 2, READER);
        assertEquals(newestFirst.subList(0, 2), ids(first));
        assertEquals(newestFirst.subList(2, 4), ids(second));
        assertEquals(newestFirst.subList(4, 5), ids(third));
        assertEquals(Optional.empty(), first.previous());
        assertEquals(Optional.empty(), third.next());
        assertEquals(
                second, desk.entries.page(Place.before(false, third.previous().orElseThrow()), 2, READER));
        assertEquals(
                first, desk.entries.page(Place.before(false, second.previous().orElseThrow()), 2, READER));
        assertEquals(List.of(gone), ids(desk.entries.page(Place.first(true), 2, READER)));
    }

    private static List<RecordId> ids(EntryPage page) {
        return page.entries().stream().map(Entry::id).toList();
    }

    @OnEveryDatabase
    void the_search_reads_every_change_once_from_where_it_stopped(TestDatabase database) {
        Desk desk = new Desk(database);
        EntrySearchSource source = new EntrySearchSource(desk.store);
        RecordId first = desk.entries.create(CONTENT, ANNA).id();
        RecordId second = desk.entries.create(CONTENT, ANNA).id();
        desk.entries.withdraw(first, 1, "Out of date", ANNA);

        var one = source.changedAfter(Instant.EPOCH, null, 1).get(0);
        assertEquals(second, one.id());
        var rest = source.changedAfter(one.changed(), one.id(), 10);
        assertEquals(1, rest.size());
        assertEquals(first, rest.get(0).id());
        assertTrue(rest.get(0).withdrawn());
    }
}
