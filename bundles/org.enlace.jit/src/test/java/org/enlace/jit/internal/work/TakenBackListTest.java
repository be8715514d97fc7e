package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.work.Workroom.MEMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.work.Entry;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.RecordId;

/** Which items the register names below the others. */
class TakenBackListTest {
    @OnEveryDatabase
    void those_that_something_happened_to_and_that_were_taken_back_oldest_first_and_no_others(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            RecordId team = items.room.team;
            Entry first = items.item(BR);
            Entry empty = items.item(BR);
            Entry second = items.item(BR);
            Entry there = items.item(BR);
            for (Entry item : List.of(first, second, there)) {
                items.write(BR, item, EventKind.COLLECTED);
            }
            items.carry();
            for (Entry item : List.of(second, empty, first)) {
                items.takenBack(CO, item);
            }
            assertEquals(List.of(first.id(), second.id()), items.custody(CO).takenBack(team, 25, MEMBER));
            assertEquals(List.of(first.id()), items.custody(CO).takenBack(team, 1, MEMBER));
        }
    }
}
