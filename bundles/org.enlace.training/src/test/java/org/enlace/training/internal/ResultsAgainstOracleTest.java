package org.enlace.training.internal;

import static org.enlace.training.internal.School.ANNA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.training.evaluation.Moment;
import org.enlace.training.evaluation.Question;
import org.enlace.training.evaluation.QuestionResult;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.QuestionnaireContent;
import org.enlace.training.evaluation.Results;
import org.enlace.training.evaluation.RoundResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random answers, anonymous and named, counted once more the naive way. */
class ResultsAgainstOracleTest {
    private static TestDatabase database;

    @BeforeAll
    static void start() {
        database = TestDatabase.start(TestDatabase.Kind.DERBY);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void what_is_shown_is_what_was_answered(long seed) {
        Random random = new Random(seed);
        try (School school = new School(database)) {
            int people = 1 + random.nextInt(12);
            Course course = new Course(school, people);
            Questionnaire made = course.made("reaction");
            boolean anonymous = random.nextBoolean();
            List<Question> questions = made.content().questions();
            Questionnaire one = course.evaluations()
                    .revise(
                            made.id(),
                            1,
                            new QuestionnaireContent(
                                    anonymous,
                                    made.content().title(),
                                    questions.subList(0, 2 + random.nextInt(questions.size() - 1))),
                            ANNA);
            course.on("2027-03-10");
            List<Map<String, String>> all = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                if (random.nextInt(5) == 0) {
                    continue;
                }
                Map<String, String> sheet = sheet(one, random);
                all.add(sheet);
                school.desks
                        .evaluation()
                        .answering()
                        .answer(one.id(), Moment.END, one.version(), sheet, course.people.get(i));
            }
            course.on("2027-05-01");
            Results results = course.evaluations().results(one.id(), ANNA);
            RoundResult round = results.rounds().get(0);
            assertEquals(all.size(), round.answered());
            assertEquals(people, round.expected());
            if (anonymous && all.size() < 5) {
                assertEquals(RoundResult.Seen.FEW, round.seen());
                assertTrue(round.questions().isEmpty());
                return;
            }
            for (QuestionResult shown : round.questions()) {
                compare(shown, all, anonymous);
            }
        }
    }

    private static Map<String, String> sheet(Questionnaire one, Random random) {
        Map<String, String> sheet = new HashMap<>();
        for (Question question : one.content().questions()) {
            if (!question.required() && random.nextBoolean()) {
                continue;
            }
            sheet.put(
                    question.key(),
                    question.kind() == Question.Kind.TEXT
                            ? "línea \\n " + random.nextInt(3)
                                    + "\n\"dos\\\\\"\tfin".replace("\t", random.nextBoolean() ? "\t" : " ")
                            : String.valueOf(1 + random.nextInt(question.choices())));
        }
        return sheet;
    }

    private static void compare(QuestionResult shown, List<Map<String, String>> all, boolean anonymous) {
        Question question = shown.question();
        List<String> given = all.stream()
                .map(sheet -> sheet.get(question.key()))
                .filter(answer -> answer != null)
                .toList();
        assertEquals(given.size(), shown.answers());
        if (question.kind() == Question.Kind.TEXT) {
            assertEquals(given.stream().sorted().toList(), shown.texts());
            return;
        }
        if (anonymous && given.size() < 5) {
            assertTrue(shown.votes().isEmpty());
            return;
        }
        List<Integer> votes = new ArrayList<>();
        for (int choice = 1; choice <= question.choices(); choice++) {
            String each = String.valueOf(choice);
            votes.add((int) given.stream().filter(each::equals).count());
        }
        assertEquals(votes, shown.votes());
        if (question.kind() == Question.Kind.SCALE) {
            OptionalDouble average = given.stream().mapToInt(Integer::parseInt).average();
            assertEquals(average.isPresent(), shown.average().isPresent());
            average.ifPresent(value -> assertEquals(value, shown.average().getAsDouble(), 1e-9));
        }
        if (question.kind() == Question.Kind.YES_NO && !given.isEmpty()) {
            assertEquals(100.0 * votes.get(0) / given.size(), shown.success().getAsDouble(), 1e-9);
        }
    }
}
