package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Store;
import org.enlace.persistence.sample.NoteRow;
import org.enlace.persistence.testing.FreshDatabases;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;

@FreshDatabases
class ManyRowsTest {
    private static final Schema NOTES = new Schema("notes", List.of(NoteRow.class), NoteRow.class);
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    @OnEveryDatabase
    void rowsAreFoundByTheValuesOfAnAttributeHoweverMany(TestDatabase node) {
        Store notes = node.open(NOTES);
        List<String> all = IntStream.range(0, 600).mapToObj(i -> "it's " + i).toList();
        node.transactions().run(() -> all.forEach(text -> notes.entities().persist(new NoteRow(text, text, NOON))));
        List<String> more =
                Stream.concat(all.stream(), Stream.of("it's 600", "' or 1=1")).toList();
        assertEquals(all, sorted(notes.findAll(NoteRow.class, "id", more, NoteRow::body)));
        assertEquals(
                List.of("it's 7"), notes.findAll(NoteRow.class, "body", Set.of("it's 7", "' or 1=1"), NoteRow::body));
        assertEquals(List.of(), notes.findAll(NoteRow.class, "id", List.of(), NoteRow::body));
        assertEquals(all, sorted(notes.all(NoteRow.class, NoteRow::body)));
    }

    private static List<String> sorted(List<String> texts) {
        return texts.stream()
                .sorted(Comparator.comparing(text -> Integer.valueOf(text.substring(5))))
                .toList();
    }

    @OnEveryDatabase
    void whatTheActItselfWroteIsAmongThem(TestDatabase node) {
        Store notes = node.open(NOTES);
        node.transactions().run(() -> {
            notes.entities().persist(new NoteRow("a", "one", NOON));
            assertEquals(List.of("one"), notes.findAll(NoteRow.class, "id", List.of("a"), NoteRow::body));
            assertEquals(List.of("one"), notes.all(NoteRow.class, NoteRow::body));
            notes.entities().find(NoteRow.class, "a").rewrite("two");
            assertEquals(List.of(), notes.findAll(NoteRow.class, "body", List.of("one"), NoteRow::body));
        });
        assertEquals(List.of("two"), notes.all(NoteRow.class, NoteRow::body));
    }

    @OnEveryDatabase
    void anAttributeThatTheRowLacksIsABug(TestDatabase node) {
        Store notes = node.open(NOTES);
        assertThrows(
                RuntimeException.class, () -> notes.findAll(NoteRow.class, "colour", List.of("red"), NoteRow::body));
    }
}
