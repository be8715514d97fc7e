package org.enlace.searches.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.contribution.SearchableList.Match;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    private static Match match(int number, Instant changed) {
        return new Match(Shelf.id(number), changed, "Book " + number, Optional.empty(), "/shelf/" + number);
    }

    private static List<Integer> numbers(List<Match> matches) {
        return matches.stream()
                .map(match -> Integer.valueOf(match.path().substring(7)))
                .toList();
    }

    @Test
    void what_was_found_before_is_not_new_unless_it_was_changed() {
        Memory memory = Memory.of(List.of(match(2, NOON), match(1, NOON.minusSeconds(9))), false);
        Memory again = Memory.read(memory.floor(), memory.text());
        List<Match> now = List.of(
                match(3, NOON.plusSeconds(1)),
                match(1, NOON.plusSeconds(1)),
                match(2, NOON),
                match(4, NOON.minusSeconds(1_000_000)));
        assertEquals(List.of(3, 1, 4), numbers(again.fresh(now)), "an old record that was not found before is new");
    }

    @Test
    void of_more_than_is_looked_at_the_last_changed_are_remembered_and_nothing_older_is_called_new() {
        List<Match> many = new ArrayList<>();
        for (int i = 1000; i > 0; i--) {
            many.add(match(i, NOON.plusSeconds(i)));
        }
        Memory memory = Memory.of(many.subList(0, 500), true);
        List<Match> now = new ArrayList<>(many.subList(1, 520));
        now.add(0, match(2000, NOON.plusSeconds(2000)));
        now.add(match(3000, NOON.plusSeconds(501)));
        now.add(match(3001, NOON.plusSeconds(502)));
        assertEquals(
                List.of(2000, 3001),
                numbers(Memory.read(memory.floor(), memory.text()).fresh(now)));
    }

    @Test
    void nothing_found_is_remembered_too() {
        Memory memory = Memory.of(List.of(), false);
        assertEquals("", memory.text());
        assertEquals(List.of(1), numbers(Memory.read(memory.floor(), "").fresh(List.of(match(1, NOON)))));
    }
}
