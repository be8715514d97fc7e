package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.work.Workroom.LEADER;
import static org.enlace.jit.internal.work.Workroom.MEMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.NewEntry;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;

class EntryOnceTest {
    private static RecordId sent(Workroom room, String form, String plate, Caller caller) {
        NewEntry car = Workroom.a(EntryKind.VEHICLE, Handling.GENERAL, "plate", plate);
        return room.entries(CO).write(room.team, car, form, caller).id();
    }

    @OnEveryDatabase
    void a_form_that_is_sent_twice_writes_one_entry(TestDatabase database) {
        try (Workroom room = new Workroom(database, BR)) {
            RecordId first = sent(room, "one", "ABC-123", MEMBER);
            assertEquals(first, sent(room, "one", "ABC-123", MEMBER));
            assertNotEquals(first, sent(room, "one", "ABC-124", MEMBER), "what was changed meanwhile is another");
            assertNotEquals(first, sent(room, "two", "ABC-123", MEMBER), "another form");
            assertNotEquals(first, sent(room, "one", "ABC-123", LEADER), "another officer");
            assertNotEquals(first, sent(room, "", "ABC-123", MEMBER), "no form");
            assertNotEquals(sent(room, "", "ABC-123", MEMBER), sent(room, "", "ABC-123", MEMBER));
            assertEquals(7, room.titles(CO, MEMBER, EntryKind.VEHICLE).size());
            room.entries(CO).takeBack(room.team, first, 1, "Error", MEMBER);
            assertNotEquals(first, sent(room, "one", "ABC-123", MEMBER), "what was taken back is written again");
        }
    }
}
