package org.enlace.training.internal;

import static org.enlace.training.internal.School.ANNA;
import static org.enlace.training.internal.School.READER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.mail.Letter;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Forbidden;
import org.enlace.platform.RecordId;
import org.enlace.training.Nomination;
import org.enlace.training.evaluation.Answering.Door;
import org.enlace.training.evaluation.Moment;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.internal.EvaluationReminders.Reminded;

/** Who is asked to answer, how, and how often. */
class RemindersTest {
    private static int reminded(School school) {
        return school.desks.evaluation().reminders().remind(false, ANNA).stream()
                .mapToInt(Reminded::reminded)
                .sum();
    }

    @OnEveryDatabase
    void whoever_has_not_answered_is_asked_at_most_three_times_a_week_apart(TestDatabase database) {
        try (School school = new School(database)) {
            Course course = new Course(school, 4);
            Questionnaire one = course.made("reaction");
            assertEquals(List.of(), school.desks.evaluation().reminders().remind(false, ANNA), "nothing is open yet");
            course.on("2027-03-09");
            List<Reminded> dry = school.desks.evaluation().reminders().remind(true, ANNA);
            assertEquals(4, dry.get(0).reminded());
            assertEquals(List.of(), school.letters, "a dry run writes nothing");
            assertEquals(4, reminded(school));
            assertEquals(0, reminded(school), "not twice in a week");
            assertEquals(4, school.letters.size());
            for (Letter letter : school.letters) {
                assertFalse(letter.text().contains("Persona"), letter.text());
                assertTrue(letter.text().contains("anónimas"), letter.text());
            }
            course.answer(0, one, Moment.END, 4);
            Nomination second = course.seated.get(1);
            school.desks.nominations().withdraw(second.id(), second.version(), "", ANNA);
            course.on("2027-03-15");
            assertEquals(0, reminded(school));
            course.on("2027-03-16");
            assertEquals(2, reminded(school), "neither who answered nor who withdrew");
            course.on("2027-03-23");
            assertEquals(2, reminded(school));
            course.on("2027-03-30");
            assertEquals(0, reminded(school), "three times is enough");
            assertEquals(8, school.letters.size());
            course.on("2027-03-31");
            assertEquals(List.of(), school.desks.evaluation().reminders().remind(false, ANNA), "it is over");
            assertThrows(
                    Forbidden.class, () -> school.desks.evaluation().reminders().remind(true, READER));
        }
    }

    @OnEveryDatabase
    void one_address_that_fails_stops_nobody_else(TestDatabase database) {
        try (School school = new School(database)) {
            int people = EvaluationReminders.BATCH + 5;
            Course course = new Course(school, people);
            course.made("reaction");
            course.on("2027-03-09");
            school.wrong = course.seated.get(3).person().mail().value();
            Reminded first =
                    school.desks.evaluation().reminders().remind(false, ANNA).get(0);
            assertEquals(people - 1, first.reminded());
            assertEquals(1, first.failed());
            assertEquals(people - 1, school.letters.size(), "each once");
            assertEquals(
                    people - 1,
                    school.letters.stream().map(Letter::to).distinct().count());
            school.wrong = null;
            Reminded next =
                    school.desks.evaluation().reminders().remind(false, ANNA).get(0);
            assertEquals(1, next.reminded(), "whoever failed is tried again, and nobody else");
            assertEquals(people, school.letters.size());
        }
    }

    @OnEveryDatabase
    void questionnaires_are_read_in_parts_and_none_is_left_out(TestDatabase database) {
        try (School school = new School(database)) {
            Course course = new Course(school, 1);
            Questionnaire one = course.made("reaction");
            Questionnaire two = course.made("learning");
            Questionnaire three = course.made("behaviour");
            var store = school.stores.evaluations();
            assertEquals(
                    List.of(one.id(), two.id()),
                    store.unsealed(Optional.empty(), 2).stream()
                            .map(Questionnaire::id)
                            .toList());
            assertEquals(
                    List.of(three.id()),
                    store.unsealed(Optional.of(two.id()), 2).stream()
                            .map(Questionnaire::id)
                            .toList());
        }
    }

    @OnEveryDatabase
    void each_letter_has_a_link_of_its_own_that_works_once(TestDatabase database) {
        try (School school = new School(database)) {
            Course course = new Course(school, 2);
            Questionnaire one = course.made("reaction");
            course.on("2027-03-09");
            reminded(school);
            course.on("2027-03-16");
            reminded(school);
            List<String> codes =
                    school.letters.stream().map(Letter::text).map(Course::code).toList();
            assertEquals(4, Set.copyOf(codes).size());
            var answering = school.desks.evaluation().answering();
            assertTrue(answering.door(codes.get(0), "a") instanceof Door.Asked, "the first letter still counts");
            assertTrue(answering.answer(codes.get(2), "a", 1, Course.answers(one, 5)) instanceof Door.Thanks);
            assertTrue(answering.door(codes.get(0), "a") instanceof Door.Shut);
            assertTrue(answering.door(codes.get(1), "a") instanceof Door.Asked, "somebody else's");
            assertEquals(
                    1,
                    course.evaluations()
                            .answered(course.subject())
                            .orElseThrow()
                            .size());
        }
    }

    @OnEveryDatabase
    void the_inbox_shows_it_to_those_alone_who_are_asked_and_have_not_answered(TestDatabase database) {
        try (School school = new School(database)) {
            Course course = new Course(school, 2);
            school.mails = false;
            Questionnaire one = course.made("reaction");
            course.on("2027-03-09");
            assertEquals(
                    0,
                    school.desks
                            .evaluation()
                            .reminders()
                            .remind(false, ANNA)
                            .get(0)
                            .mailed());
            RecordId round = one.round(Moment.END).id();
            assertTrue(school.waiting.containsKey("answer/" + round));
            EvaluationInbox inbox = new EvaluationInbox(() -> school.desks);
            assertEquals(Set.of(round), inbox.known(Set.of(round), course.people.get(0)));
            assertEquals(Set.of(), inbox.known(Set.of(round), READER));
            course.answer(0, one, Moment.END, 4);
            assertEquals(Set.of(), inbox.known(Set.of(round), course.people.get(0)));
            assertEquals(Set.of(round), inbox.known(Set.of(round), course.people.get(1)));
            assertTrue(inbox.title("inbox.evaluation.end", List.of("X"), READER).contains("X"));
            course.evaluations().seal(one.id(), 1, Moment.END, ANNA);
            assertFalse(school.waiting.containsKey("answer/" + round));
            assertEquals(Set.of(), inbox.known(Set.of(round), course.people.get(1)));
        }
    }

    @OnEveryDatabase
    void a_superior_is_written_to_in_their_language_and_of_whom_is_not_in_the_letter(TestDatabase database) {
        try (School school = new School(database)) {
            Course course = new Course(school, 1);
            course.made("behaviour");
            String mail = course.seated.get(0).person().mail().value();
            school.desks
                    .evaluation()
                    .respondents()
                    .setSuperiors(course.subject(), 0, mail + "; chef@unite.example; fr", ANNA);
            course.on("2027-06-09");
            new EvaluationJob(() -> school.desks).run(Instant.now());
            assertEquals(2, school.letters.size());
            Letter letter = school.letters.stream()
                    .filter(each -> each.to().value().equals("chef@unite.example"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(letter.text().contains("sous vos ordres"), letter.text());
            assertFalse(letter.text().contains("Persona"), letter.text());
        }
    }
}
