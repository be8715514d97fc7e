package org.enlace.training.internal;

import static org.enlace.training.internal.School.ANNA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.training.evaluation.Moment;
import org.enlace.training.evaluation.Question;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.internal.persistence.TrainingSchema;

/** What the tables and the audit hold of an anonymous questionnaire: read as somebody would who has the whole database. */
class AnonymityTest {
    private static final int PEOPLE = 6;

    private record Kept(List<String> answered, List<String> tallies, long named, long links) {}

    private static Kept kept(TestDatabase database) {
        try (Store store = database.open(new Schema("training", List.of(), TrainingSchema.class))) {
            Statements sql = new Statements(store, "test");
            return new Kept(
                    sql.list(
                            "select * from training.answered",
                            row -> row.getMetaData().getColumnCount() + " " + row.getString("participant")),
                    sql.list(
                            "select * from training.tally",
                            row -> row.getMetaData().getColumnCount() + "|" + row.getInt("sheets") + "|"
                                    + row.getString("votes") + "|" + row.getString("texts")),
                    sql.count("select count(*) from training.named_answer"),
                    sql.count("select count(*) from training.answer_link"));
        }
    }

    /** What six people answer; whoever is the n-th of them is told by the order alone. */
    private static List<Map<String, String>> sheets(Questionnaire one, Random random) {
        List<Map<String, String>> sheets = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            Map<String, String> answers = new HashMap<>();
            for (Question question : one.content().questions()) {
                answers.put(
                        question.key(),
                        question.kind() == Question.Kind.TEXT
                                ? "Texto " + (char) ('a' + random.nextInt(26)) + i
                                : String.valueOf(1 + random.nextInt(question.choices())));
            }
            sheets.add(answers);
        }
        return sheets;
    }

    private static Kept answered(TestDatabase database, School school, List<Integer> order, long seed) {
        Course course = new Course(school, PEOPLE);
        Questionnaire one = course.made("reaction");
        List<Map<String, String>> sheets = sheets(one, new Random(seed));
        course.on("2027-03-10");
        school.desks.evaluation().reminders().remind(false, ANNA);
        for (int at = 0; at < PEOPLE; at++) {
            school.desks
                    .evaluation()
                    .answering()
                    .answer(one.id(), Moment.END, one.version(), sheets.get(order.get(at)), course.people.get(at));
        }
        for (Act act : school.acts) {
            if (act.code().equals("training.answer")) {
                assertEquals("node", act.by().officer().value());
                assertTrue(act.concerns().isEmpty(), act.toString());
                String told = act.facts() + " " + act.changes() + " " + act.reason();
                course.seated.forEach(
                        seat -> assertFalse(told.contains(seat.id().toString()), told));
            }
        }
        return kept(database);
    }

    @OnEveryDatabase
    void what_is_kept_is_the_same_whoever_gave_which_answers_and_in_whatever_order(TestDatabase database) {
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
        Kept first;
        try (School school = new School(database)) {
            first = answered(database, school, order, 42);
        }
        assertEquals(PEOPLE, first.answered().size());
        assertTrue(first.answered().stream().allMatch(row -> row.startsWith("2 ")), "a round and a person, no time");
        assertEquals(1, first.tallies().size(), "one row for all, so that no row stands for somebody");
        assertTrue(first.tallies().get(0).startsWith("4|6|"), first.tallies().get(0));
        assertEquals(0, first.named());
        assertEquals(0, first.links(), "used links are gone");
        // The same sheets by other people in another order, in a series of their own, leave the same row.
        Random random = new Random(7);
        for (int i = 0; i < 3; i++) {
            Collections.shuffle(order, random);
            try (School school = new School(database)) {
                Kept other = answered(database, school, order, 42);
                assertEquals(i + 2, other.tallies().size());
                assertEquals(1, other.tallies().stream().distinct().count(), "nothing in it tells them apart");
                assertEquals(0, other.named());
            }
        }
    }
}
