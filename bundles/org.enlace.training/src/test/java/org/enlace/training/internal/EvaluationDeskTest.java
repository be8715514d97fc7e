package org.enlace.training.internal;

import static org.enlace.training.internal.School.ANNA;
import static org.enlace.training.internal.School.READER;
import static org.enlace.training.internal.School.UNIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.mail.MailAddress;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.contribution.MeasureSource;
import org.enlace.training.Nomination;
import org.enlace.training.Person;
import org.enlace.training.Trainings;
import org.enlace.training.evaluation.Answering;
import org.enlace.training.evaluation.Answering.Door;
import org.enlace.training.evaluation.Evaluations;
import org.enlace.training.evaluation.Indicator;
import org.enlace.training.evaluation.Indicators;
import org.enlace.training.evaluation.Moment;
import org.enlace.training.evaluation.Question;
import org.enlace.training.evaluation.Question.Wording;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.QuestionnaireContent;
import org.enlace.training.evaluation.Results;
import org.enlace.training.evaluation.RoundResult.Seen;
import org.enlace.training.evaluation.Span;
import org.enlace.training.evaluation.Subject;
import org.enlace.training.evaluation.Use;
import org.enlace.training.evaluation.Window;

/** Questionnaires from a template to their results. */
class EvaluationDeskTest {
    private static String code(Runnable work) {
        return assertThrows(Refusal.class, work::run).code();
    }

    @OnEveryDatabase
    void a_questionnaire_is_made_of_a_template_and_changed_while_nobody_has_answered(TestDatabase database) {
        try (School school = new School(database)) {
            Course course = new Course(school, 2);
            Evaluations desk = course.evaluations();
            Questionnaire made = course.made("reaction");
            assertEquals(made, course.now(made), "all of it is kept");
            assertEquals(
                    Set.of("es", "pt", "en", "fr").size(),
                    made.content().title().by().size());
            assertEquals("training.questionnaire-there", code(() -> course.made("reaction")));
            assertEquals("training.template", code(() -> course.made("no-such")));
            assertThrows(Forbidden.class, () -> desk.make(course.subject(), "learning", READER));
            assertThrows(Forbidden.class, () -> desk.make(course.subject(), "learning", UNIT));
            Subject lost = Subject.series(new RecordId(new java.util.UUID(7, 7)));
            assertThrows(NotFound.class, () -> desk.make(lost, "reaction", ANNA));
            assertThrows(NotFound.class, () -> desk.of(Subject.exchange(course.series), ANNA));

            QuestionnaireContent shorter = new QuestionnaireContent(
                    true,
                    Wording.of(Language.ES, "Otro"),
                    made.content().questions().subList(0, 3));
            Questionnaire revised = desk.revise(made.id(), 1, shorter, ANNA);
            assertEquals(2, revised.version());
            assertEquals(shorter, course.now(made).content());
            assertThrows(Stale.class, () -> desk.revise(made.id(), 1, made.content(), ANNA));
            course.on("2027-03-10");
            course.answer(0, revised, Moment.END, 4);
            assertTrue(course.now(made).answered());
            assertEquals(
                    "training.questionnaire-answered", code(() -> desk.revise(made.id(), 2, made.content(), ANNA)));
            assertEquals("training.questionnaire-answered", code(() -> desk.remove(made.id(), 2, ANNA)));
            Questionnaire other = course.made("behaviour");
            desk.remove(other.id(), 1, ANNA);
            assertThrows(NotFound.class, () -> course.now(other));
            assertTrue(school.codes()
                    .containsAll(List.of("training.make-questionnaire", "training.revise-questionnaire")));
        }
    }

    @OnEveryDatabase
    void it_is_answered_once_by_whoever_has_a_seat_while_it_is_open(TestDatabase database) {
        try (School school = new School(database)) {
            Course course = new Course(school, 3);
            Answering answering = school.desks.evaluation().answering();
            Questionnaire one = course.made("reaction");
            assertEquals("training.round-not-open", code(() -> course.answer(0, one, Moment.END, 3)));
            assertEquals(List.of(), answering.open(course.people.get(0)));
            course.on("2027-03-09");
            assertEquals(1, answering.open(course.people.get(0)).size());
            school.unvouched.add("p0");
            assertEquals(List.of(), answering.open(course.people.get(0)));
            assertEquals("training.address-given", code(() -> course.answer(0, one, Moment.END, 3)));
            school.unvouched.clear();
            school.addresses.put("other", course.seated.get(0).person().mail().value());
            assertEquals("training.address-shared", code(() -> course.answer(0, one, Moment.END, 3)));
            school.addresses.remove("other");
            Map<String, String> wrong = new HashMap<>(Course.answers(one, 3));
            wrong.put("q1", "6");
            assertEquals(
                    "training.answer-scale",
                    code(() -> answering.answer(one.id(), Moment.END, one.version(), wrong, course.people.get(0))));
            assertFalse(course.evaluations()
                    .hasAnswered(course.subject(), course.seated.get(0).id()));
            course.answer(0, one, Moment.END, 3);
            assertEquals("training.answered-already", code(() -> course.answer(0, one, Moment.END, 5)));
            assertEquals(
                    "training.answered-already",
                    code(() -> answering.find(one.id(), Moment.END, course.people.get(0))));
            assertTrue(course.evaluations()
                    .hasAnswered(course.subject(), course.seated.get(0).id()));
            assertEquals(
                    Optional.of(Set.of(course.seated.get(0).id())),
                    course.evaluations().answered(course.subject()));
            assertEquals("training.not-asked", code(() -> answering.find(one.id(), Moment.END, READER)));
            assertThrows(NotFound.class, () -> answering.find(one.id(), Moment.LATER, course.people.get(1)));
            Nomination second = course.seated.get(1);
            school.desks.nominations().withdraw(second.id(), second.version(), "", ANNA);
            assertEquals("training.not-asked", code(() -> course.answer(1, one, Moment.END, 3)));
            course.on("2027-03-31");
            assertEquals("training.round-not-open", code(() -> course.answer(2, one, Moment.END, 3)));
            Caller stranger = School.officer("stranger");
            assertThrows(Forbidden.class, () -> answering.find(one.id(), Moment.END, stranger));
        }
    }

    @OnEveryDatabase
    void what_is_anonymous_is_shown_from_five_answers_on_when_it_is_over_and_never_again_open(TestDatabase database) {
        try (School school = new School(database)) {
            Course course = new Course(school, 7);
            Evaluations desk = course.evaluations();
            Questionnaire one = course.made("reaction");
            course.on("2027-03-10");
            for (int i = 0; i < 4; i++) {
                course.answer(i, one, Moment.END, 4);
            }
            assertEquals(
                    Seen.LATER, desk.results(one.id(), ANNA).rounds().get(0).seen());
            course.on("2027-04-02");
            Results few = desk.results(one.id(), ANNA);
            assertEquals(Seen.FEW, few.rounds().get(0).seen());
            assertEquals(List.of(), few.rounds().get(0).questions());
            assertEquals(List.of(), few.themes());
            // Nothing was shown, so that it may be opened again.
            Window longer = new Window.Fixed(new Span(LocalDate.of(2027, 3, 9), LocalDate.of(2027, 4, 10)));
            desk.schedule(one.id(), course.now(one).version(), Moment.END, longer, ANNA);
            course.answer(4, one, Moment.END, 2);
            assertEquals(
                    Seen.LATER, desk.results(one.id(), ANNA).rounds().get(0).seen());
            course.on("2027-04-11");
            Results shown = desk.results(one.id(), ANNA);
            assertEquals(Seen.SHOWN, shown.rounds().get(0).seen());
            assertEquals(3.6, shown.rounds().get(0).questions().get(0).average().getAsDouble(), 1e-9);
            assertEquals(
                    List.of(0, 1, 0, 4, 0),
                    shown.rounds().get(0).questions().get(0).votes());
            assertEquals(
                    List.of("Texto 2", "Texto 4", "Texto 4", "Texto 4", "Texto 4"),
                    shown.rounds().get(0).questions().get(9).texts());
            Results forReader = desk.results(one.id(), READER);
            assertEquals(
                    3.6, forReader.rounds().get(0).questions().get(0).average().getAsDouble(), 1e-9);
            assertEquals(List.of(), forReader.rounds().get(0).questions().get(9).texts());
            int version = course.now(one).version();
            assertEquals(
                    "training.round-sealed",
                    code(() -> desk.schedule(one.id(), version, Moment.END, Window.usual(Moment.END), ANNA)));
            course.on("2027-03-12");
            assertEquals("training.round-not-open", code(() -> course.answer(5, one, Moment.END, 1)));
            assertEquals("training.anonymous", code(() -> desk.sheets(one.id(), Moment.END, ANNA)));
        }
    }

    @OnEveryDatabase
    void a_question_that_fewer_than_five_answered_is_not_shown(TestDatabase database) {
        try (School school = new School(database)) {
            Course course = new Course(school, 5);
            Questionnaire one = course.made("reaction");
            course.on("2027-03-10");
            for (int i = 0; i < 5; i++) {
                Map<String, String> answers = new HashMap<>(Course.answers(one, 5));
                if (i > 3) {
                    answers.remove("q7");
                }
                school.desks
                        .evaluation()
                        .answering()
                        .answer(one.id(), Moment.END, one.version(), answers, course.people.get(i));
            }
            Questionnaire sealed = course.evaluations().seal(one.id(), 1, Moment.END, ANNA);
            assertTrue(sealed.round(Moment.END).sealed());
            var round = course.evaluations().results(one.id(), ANNA).rounds().get(0);
            assertEquals(Seen.SHOWN, round.seen());
            assertTrue(round.questions().get(5).shown());
            assertFalse(round.questions().get(6).shown());
            assertEquals(List.of(), round.questions().get(6).votes());
            assertTrue(round.questions().get(6).average().isEmpty());
        }
    }

    @OnEveryDatabase
    void what_was_learnt_is_the_difference_between_before_and_after(TestDatabase database) {
        try (School school = new School(database)) {
            Course course = new Course(school, 2);
            Questionnaire one = course.made("learning");
            course.on("2027-03-01");
            course.answer(0, one, Moment.BEFORE, 2);
            Map<String, String> right = new HashMap<>(Course.answers(one, 3));
            right.put("q4", "2");
            school.desks
                    .evaluation()
                    .answering()
                    .answer(one.id(), Moment.BEFORE, one.version(), right, course.people.get(1));
            course.on("2027-03-09");
            for (int i = 0; i < 2; i++) {
                Map<String, String> after = new HashMap<>(Course.answers(one, 5));
                after.put("q4", "2");
                school.desks
                        .evaluation()
                        .answering()
                        .answer(one.id(), Moment.AFTER, one.version(), after, course.people.get(i));
            }
            Results results = course.evaluations().results(one.id(), ANNA);
            assertEquals(
                    List.of(2.5, 2.5, 2.5, 50.0),
                    results.gains().stream().map(Results.Gain::gain).toList());
            assertEquals(5.0, results.themes().get(0).average(), 1e-9, "what was known before is left out");
            assertThrows(Forbidden.class, () -> course.evaluations().results(one.id(), READER));
            assertEquals(List.of(), course.evaluations().summary(List.of(course.subject()), READER));
            assertEquals(
                    6,
                    course.evaluations()
                            .summary(List.of(course.subject()), ANNA)
                            .get(0)
                            .answers());
            assertEquals(
                    2,
                    course.evaluations().sheets(one.id(), Moment.BEFORE, ANNA).size());
            assertThrows(Forbidden.class, () -> course.evaluations().sheets(one.id(), Moment.BEFORE, READER));
            assertTrue(course.evaluations().asks(course.subject(), Use.LEARNING));
            assertFalse(course.evaluations().asks(course.subject(), Use.REACTION));
            assertTrue(
                    course.evaluations()
                            .hasAnswered(course.subject(), course.seated.get(0).id()),
                    "where nothing is asked nothing is missing");
        }
    }

    @OnEveryDatabase
    void a_superior_answers_by_a_link_about_one_person(TestDatabase database) {
        try (School school = new School(database)) {
            Course course = new Course(school, 2);
            Answering answering = school.desks.evaluation().answering();
            var respondents = school.desks.evaluation().respondents();
            Questionnaire one = course.made("behaviour");
            String mail = course.seated.get(0).person().mail().value();
            for (Map.Entry<String, String> wrong : Map.of(
                            "x",
                            "training.superior-line",
                            mail + "; jefa",
                            "training.superior-line",
                            mail + "; jefa@x.example; de",
                            "training.superior-line",
                            "nadie@x.example; jefa@x.example",
                            "training.superior-unknown",
                            mail + "; " + mail.toUpperCase(),
                            "training.superior-self",
                            mail + "; a@x.example\n" + mail + "; b@x.example",
                            "training.superior-twice",
                            "\n".repeat(501) + "x",
                            "training.superior-lines")
                    .entrySet()) {
                assertEquals(
                        wrong.getValue(),
                        code(() -> respondents.setSuperiors(course.subject(), 0, wrong.getKey(), ANNA)));
            }
            assertEquals(
                    1, respondents.setSuperiors(course.subject(), 0, mail + "; jefa@unidad.example; fr\n\n", ANNA));
            assertThrows(Stale.class, () -> respondents.setSuperiors(course.subject(), 0, "", ANNA));
            assertEquals(1, respondents.superiors(course.subject(), ANNA).size(), "nobody was dropped");
            course.on("2027-07-01");
            RecordId participant = course.seated.get(0).id();
            RecordId other = course.seated.get(1).id();
            assertEquals("training.no-link", code(() -> respondents.link(one.id(), Moment.SUPERIOR, other, ANNA)));
            String secret = respondents.link(one.id(), Moment.SUPERIOR, participant, ANNA);
            Door door = answering.door(secret, "10.0.0.1");
            assertEquals(
                    Optional.of(course.seated.get(0).person().name()),
                    ((Door.Asked) door).open().about());
            assertTrue(answering.answer(secret, "10.0.0.1", 1, Course.answers(one, 4)) instanceof Door.Thanks);
            assertTrue(answering.answer(secret, "10.0.0.1", 1, Course.answers(one, 1)) instanceof Door.Shut, "once");
            assertTrue(answering.door(secret, "10.0.0.1") instanceof Door.Shut);
            assertEquals(
                    "training.not-asked", code(() -> answering.find(one.id(), Moment.SUPERIOR, course.people.get(0))));
            Results results = course.evaluations().results(one.id(), ANNA);
            assertEquals(0, results.rounds().get(0).answered());
            assertEquals(1, results.rounds().get(1).answered());
            assertEquals(
                    4.0, results.rounds().get(1).questions().get(0).average().getAsDouble(), 1e-9);
            assertNotEquals(
                    List.of(),
                    school.acts.stream()
                            .filter(act -> act.code().equals("training.answer"))
                            .toList());
        }
    }

    @OnEveryDatabase
    void a_link_leads_nowhere_once_it_is_revoked_over_or_somebody_elses(TestDatabase database) {
        try (School school = new School(database)) {
            Course course = new Course(school, 3);
            Answering answering = school.desks.evaluation().answering();
            var respondents = school.desks.evaluation().respondents();
            Questionnaire one = course.made("learning");
            Questionnaire anonymous = course.made("reaction");
            RecordId first = course.seated.get(0).id();
            course.on("2027-03-02");
            assertEquals(
                    "training.anonymous-link", code(() -> respondents.link(anonymous.id(), Moment.END, first, ANNA)));
            assertThrows(Forbidden.class, () -> respondents.link(one.id(), Moment.BEFORE, first, UNIT));
            String secret = respondents.link(one.id(), Moment.BEFORE, first, ANNA);
            assertTrue(answering.door(secret, "a") instanceof Door.Asked);
            assertTrue(answering.door(secret.substring(1) + "A", "a") instanceof Door.Shut);
            assertTrue(answering.door("", "a") instanceof Door.Shut);
            assertTrue(answering.door("x".repeat(10_000), "a") instanceof Door.Shut);
            course.on("2027-03-10");
            assertTrue(answering.door(secret, "a") instanceof Door.Shut, "the round is over");
            course.on("2027-03-02");
            assertEquals(1, respondents.revokeLinks(one.id(), Moment.BEFORE, ANNA));
            assertTrue(answering.door(secret, "b") instanceof Door.Shut, "revoked");
            String again = respondents.link(one.id(), Moment.BEFORE, first, ANNA);
            school.desks.nominations().withdraw(first, course.seated.get(0).version(), "", ANNA);
            assertTrue(answering.door(again, "b") instanceof Door.Shut, "withdrawn");
            String second = respondents.link(
                    one.id(), Moment.BEFORE, course.seated.get(1).id(), ANNA);
            course.answer(1, one, Moment.BEFORE, 3);
            assertTrue(answering.door(second, "b") instanceof Door.Shut, "answered signed in");
        }
    }

    @OnEveryDatabase
    void nobody_answers_a_questionnaire_that_they_were_not_shown(TestDatabase database) {
        try (School school = new School(database)) {
            Course course = new Course(school, 2);
            Answering answering = school.desks.evaluation().answering();
            Questionnaire one = course.made("reaction");
            course.on("2027-03-10");
            school.desks.evaluation().reminders().remind(false, ANNA);
            String secret = Course.code(school.letters.get(1).text());
            QuestionnaireContent named = new QuestionnaireContent(
                    false, one.content().title(), one.content().questions());
            Questionnaire now = course.evaluations().revise(one.id(), 1, named, ANNA);
            Map<String, String> given = Course.answers(one, 4);
            assertThrows(Stale.class, () -> answering.answer(one.id(), Moment.END, 1, given, course.people.get(0)));
            assertThrows(Stale.class, () -> answering.answer(secret, "a", 1, given));
            assertFalse(course.now(one).answered());
            answering.answer(one.id(), Moment.END, now.version(), given, course.people.get(0));
            assertTrue(answering.answer(secret, "a", now.version(), given) instanceof Door.Thanks);
        }
    }

    @OnEveryDatabase
    void a_link_is_void_once_the_address_is_corrected_or_the_superior_replaced(TestDatabase database) {
        try (School school = new School(database)) {
            Course course = new Course(school, 2);
            Answering answering = school.desks.evaluation().answering();
            var respondents = school.desks.evaluation().respondents();
            Questionnaire one = course.made("behaviour");
            Nomination first = course.seated.get(0);
            String mail = first.person().mail().value();
            respondents.setSuperiors(course.subject(), 0, mail + "; jefa@unidad.example", ANNA);
            course.on("2027-07-01");
            String superior = respondents.link(one.id(), Moment.SUPERIOR, first.id(), ANNA);
            String own = respondents.link(one.id(), Moment.LATER, first.id(), ANNA);
            assertTrue(answering.door(superior, "a") instanceof Door.Asked);
            assertTrue(answering.door(own, "a") instanceof Door.Asked);
            respondents.setSuperiors(course.subject(), 1, mail + "; JEFA@unidad.example", ANNA);
            assertTrue(answering.door(superior, "a") instanceof Door.Asked, "the same address");
            respondents.setSuperiors(course.subject(), 2, mail + "; otro@unidad.example", ANNA);
            assertTrue(answering.door(superior, "a") instanceof Door.Shut);
            assertTrue(answering.answer(superior, "a", 1, Course.answers(one, 4)) instanceof Door.Shut);
            Person corrected = new Person(
                    first.person().name(),
                    first.person().post(),
                    first.person().country(),
                    new MailAddress("correcta@policia.example"),
                    Language.ES);
            database.transactions().call(() -> {
                school.stores.travel().correct(first.id(), corrected);
                return null;
            });
            assertTrue(answering.door(own, "a") instanceof Door.Shut);
            assertTrue(answering.answer(own, "a", 1, Course.answers(one, 4)) instanceof Door.Shut);
            String again = respondents.link(one.id(), Moment.LATER, first.id(), ANNA);
            assertTrue(answering.door(again, "a") instanceof Door.Asked);
        }
    }

    @OnEveryDatabase
    void a_link_leads_on_for_as_long_as_its_round_is_open(TestDatabase database) {
        try (School school = new School(database)) {
            Course course = new Course(school, 1);
            Answering answering = school.desks.evaluation().answering();
            Questionnaire one = course.made("reaction");
            course.on("2027-03-10");
            school.desks.evaluation().reminders().remind(false, ANNA);
            String secret = Course.code(school.letters.get(0).text());
            Window longer = new Window.Fixed(new Span(LocalDate.of(2027, 3, 9), LocalDate.of(2027, 4, 10)));
            course.evaluations().schedule(one.id(), 1, Moment.END, longer, ANNA);
            course.on("2027-04-09");
            assertTrue(answering.door(secret, "a") instanceof Door.Asked);
            course.on("2027-04-11");
            assertTrue(answering.door(secret, "a") instanceof Door.Shut);
        }
    }

    @OnEveryDatabase
    void a_superior_of_several_is_one_of_the_five_of_whom_an_anonymous_round_is_shown(TestDatabase database) {
        try (School school = new School(database)) {
            Course course = new Course(school, 8);
            Answering answering = school.desks.evaluation().answering();
            Evaluations desk = course.evaluations();
            Questionnaire made = course.made("behaviour");
            Questionnaire one = desk.revise(
                    made.id(),
                    1,
                    new QuestionnaireContent(
                            true, made.content().title(), made.content().questions()),
                    ANNA);
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < 8; i++) {
                String superior = i < 4 ? "jefa" : "jefe" + i;
                lines.append(course.seated.get(i).person().mail())
                        .append("; ")
                        .append(superior)
                        .append("@unidad.example\n");
            }
            school.desks.evaluation().respondents().setSuperiors(course.subject(), 0, lines.toString(), ANNA);
            course.on("2027-06-10");
            school.desks.evaluation().reminders().remind(false, ANNA);
            List<String> codes = school.letters.stream()
                    .filter(letter -> letter.to().value().startsWith("jef"))
                    .map(letter -> Course.code(letter.text()))
                    .toList();
            assertEquals(8, codes.size());
            for (String code : codes.subList(0, 7)) {
                assertTrue(answering.answer(code, "a", one.version(), Course.answers(one, 4)) instanceof Door.Thanks);
            }
            course.on("2027-09-20");
            var few = desk.results(one.id(), ANNA).rounds().get(1);
            assertEquals(7, few.answered());
            assertEquals(Seen.FEW, few.seen(), "seven sheets of four people");
            Window longer = new Window.Fixed(new Span(LocalDate.of(2027, 6, 9), LocalDate.of(2027, 10, 10)));
            desk.schedule(one.id(), course.now(one).version(), Moment.SUPERIOR, longer, ANNA);
            Map<String, String> last = new HashMap<>(Course.answers(one, 4));
            String skipped = one.content().questions().stream()
                    .filter(question -> !question.required())
                    .findFirst()
                    .orElseThrow()
                    .key();
            last.remove(skipped);
            assertTrue(answering.answer(codes.get(7), "a", course.now(one).version(), last) instanceof Door.Thanks);
            course.on("2027-10-11");
            var shown = desk.results(one.id(), ANNA).rounds().get(1);
            assertEquals(Seen.SHOWN, shown.seen());
            shown.questions().stream()
                    .filter(result -> result.question().kind() != Question.Kind.TEXT)
                    .forEach(result -> assertEquals(
                            !result.question().key().equals(skipped),
                            result.shown(),
                            () -> result.question().key() + " was answered by five people or by four"));
        }
    }

    @OnEveryDatabase
    void a_course_behind_one_address_answers_at_once_and_whoever_guesses_waits(TestDatabase database) {
        try (School school = new School(database)) {
            Course course = new Course(school, 60);
            Answering answering = school.desks.evaluation().answering();
            Questionnaire one = course.made("reaction");
            course.on("2027-03-10");
            school.desks.evaluation().reminders().remind(false, ANNA);
            for (var letter : school.letters.subList(0, 59)) {
                String secret = Course.code(letter.text());
                assertTrue(answering.door(secret, "10.0.0.1") instanceof Door.Asked);
                assertTrue(answering.answer(secret, "10.0.0.1", 1, Course.answers(one, 4)) instanceof Door.Thanks);
            }
            Door last = new Door.Shut();
            for (int i = 0; i < 100 && last instanceof Door.Shut; i++) {
                last = answering.door("x".repeat(43), "10.0.0.1");
            }
            assertTrue(last instanceof Door.Later, "guessing");
            String real = Course.code(school.letters.get(59).text());
            assertTrue(answering.door(real, "10.0.0.1") instanceof Door.Asked, "whoever has a link is not kept out");
        }
    }

    @OnEveryDatabase
    void whoever_tries_many_links_is_made_to_wait(TestDatabase database) {
        try (School school = new School(database)) {
            Answering answering = school.desks.evaluation().answering();
            Door last = new Door.Shut();
            for (int i = 0; i < 100; i++) {
                last = answering.door("x", "10.0.0.9");
            }
            assertTrue(last instanceof Door.Later);
            assertTrue(answering.door("x", "10.0.0.8") instanceof Door.Shut, "others are not");
        }
    }

    @OnEveryDatabase
    void indicators_are_kept_with_what_changed(TestDatabase database) {
        try (School school = new School(database)) {
            Course course = new Course(school, 1);
            Indicators desk = school.desks.evaluation().indicators();
            Indicator.Content content = new Indicator.Content(
                    "Respuestas en plazo",
                    "%",
                    Optional.of(new BigDecimal("40")),
                    Optional.empty(),
                    "Registro",
                    Optional.empty());
            Indicator made = desk.add(course.subject(), content, ANNA);
            assertEquals(List.of(made), desk.of(course.subject(), READER));
            assertEquals(Optional.empty(), made.change());
            Indicator.Content later = new Indicator.Content(
                    "Respuestas en plazo",
                    "%",
                    content.before(),
                    Optional.of(new BigDecimal("62.5")),
                    "Registro",
                    Optional.empty());
            Indicator revised = desk.revise(made.id(), 1, later, ANNA);
            assertEquals(Optional.of(new BigDecimal("22.5")), revised.change());
            assertEquals(revised, desk.find(made.id(), READER));
            assertThrows(Stale.class, () -> desk.revise(made.id(), 1, content, ANNA));
            Indicator.Content linked = new Indicator.Content(
                    "x", "%", Optional.empty(), Optional.empty(), "", Optional.of(new Indicator.Link("none", "1")));
            assertEquals("training.followed-measure", code(() -> desk.add(course.subject(), linked, ANNA)));
            assertThrows(Forbidden.class, () -> desk.add(course.subject(), content, READER));
            for (int i = 1; i < Indicators.MOST; i++) {
                desk.add(course.subject(), content, ANNA);
            }
            assertEquals("training.indicators-most", code(() -> desk.add(course.subject(), content, ANNA)));
            desk.remove(made.id(), 2, ANNA);
            assertThrows(NotFound.class, () -> desk.find(made.id(), ANNA));
        }
    }

    @OnEveryDatabase
    void an_indicator_follows_a_measure_of_another_module_while_that_is_there(TestDatabase database) {
        try (School school = new School(database)) {
            Course course = new Course(school, 1);
            Indicators desk = school.desks.evaluation().indicators();
            assertEquals(List.of(), desk.choices(ANNA), "no module offers any");
            Implementation protocols = new Implementation();
            school.desks.evaluation().follow(protocols);
            Caller both = School.officer("both", Trainings.READ, Trainings.ORGANISE, new Permission("protocols.read"));
            assertEquals(List.of(), desk.choices(ANNA), "she may not read it");
            assertEquals("Protocolo", desk.choices(both).get(0).title());
            Indicator.Content content = new Indicator.Content(
                    "Implementación",
                    "%",
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    Optional.of(new Indicator.Link("other", "1")));
            assertEquals("training.followed-measure", code(() -> desk.add(course.subject(), content, ANNA)));
            Indicator made = desk.add(course.subject(), content, both);
            assertEquals("3 de 4", desk.now(made, both).orElseThrow().value());
            assertEquals(Optional.empty(), desk.now(made, READER));
            school.desks.evaluation().follow(Measures.NONE);
            assertEquals(Optional.empty(), desk.now(desk.find(made.id(), both), both), "its module is away");
            Indicator.Content renamed =
                    new Indicator.Content("Otro nombre", "%", Optional.empty(), Optional.empty(), "", content.link());
            assertEquals(
                    content.link(),
                    desk.revise(made.id(), 1, renamed, ANNA).content().link(),
                    "it keeps what it follows");
        }
    }

    /** A module whose figures can be followed. */
    private static final class Implementation implements Measures, MeasureSource {
        @Override
        public List<Indicators.Choice> choices(Caller caller) {
            return InstalledMeasures.choices(this, caller);
        }

        @Override
        public Optional<Indicators.Now> now(Indicator.Link link, Caller caller) {
            return InstalledMeasures.now(this, link, caller);
        }

        @Override
        public String name() {
            return "other";
        }

        @Override
        public Permission permission() {
            return new Permission("protocols.read");
        }

        @Override
        public String label(Language language) {
            return "Otro módulo";
        }

        @Override
        public List<Measure> measures(int limit, Caller caller) {
            return List.of(new Measure("1", "Protocolo"));
        }

        @Override
        public Optional<Reading> read(String key, Caller caller) {
            return key.equals("1") ? Optional.of(new Reading("Protocolo", "3 de 4", "/protocols/1")) : Optional.empty();
        }
    }
}
