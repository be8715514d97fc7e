package org.enlace.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.evaluation.Question.Kind;
import org.enlace.training.evaluation.Question.Wording;
import org.junit.jupiter.api.Test;

/** What questions, sheets, windows and indicators accept. */
class EvaluationFormsTest {
    private static final Span RUN = new Span(LocalDate.of(2027, 3, 9), LocalDate.of(2027, 11, 30));

    private static Wording words(String text) {
        return Wording.of(Language.ES, text);
    }

    private static Question question(String key, Kind kind, boolean required, String... options) {
        return new Question(
                key,
                kind,
                Aspect.CONTENT,
                required,
                words("¿Qué?"),
                List.of(options).stream().map(EvaluationFormsTest::words).toList(),
                OptionalInt.empty());
    }

    private static String code(Runnable work) {
        return assertThrows(Refusal.class, work::run).code();
    }

    @Test
    void a_window_moves_with_what_is_evaluated_unless_somebody_fixed_it() {
        assertEquals(
                Optional.of(new Span(LocalDate.of(2027, 2, 23), LocalDate.of(2027, 3, 9))),
                Window.usual(Moment.BEFORE).on(Optional.of(RUN)));
        assertEquals(
                Optional.of(new Span(LocalDate.of(2028, 2, 29), LocalDate.of(2028, 5, 30))),
                Window.usual(Moment.LATER).on(Optional.of(RUN)),
                "three months after 30 November is the last of February");
        assertEquals(Optional.empty(), Window.usual(Moment.END).on(Optional.empty()));
        Window fixed = new Window.Fixed(RUN);
        assertEquals(Optional.of(RUN), fixed.on(Optional.empty()));
        for (Moment moment : Moment.values()) {
            assertEquals(Window.usual(moment), Window.parse(Window.usual(moment).toString()));
        }
        assertEquals(fixed, Window.parse(fixed.toString()));
        assertEquals("training.window", code(() -> new Span(LocalDate.of(2027, 3, 2), LocalDate.of(2027, 3, 1))));
        assertEquals(
                "training.window",
                code(() -> new Window.Relative(Window.Anchor.LAST, Period.ofDays(3), Period.ofDays(2))));
        assertThrows(IllegalArgumentException.class, () -> Window.parse("tomorrow"));
        assertThrows(IllegalArgumentException.class, () -> Window.parse("last P3X P6M"));
    }

    @Test
    void a_round_is_open_on_both_its_days_and_never_again_once_sealed() {
        Round round = new Round(new RecordId(new UUID(1, 2)), Moment.END, Window.usual(Moment.END), false);
        Optional<Span> run = Optional.of(RUN);
        assertEquals(Round.State.COMING, round.state(run, RUN.closes().minusDays(1)));
        assertEquals(Round.State.OPEN, round.state(run, RUN.closes()));
        assertEquals(Round.State.OPEN, round.state(run, RUN.closes().plusDays(21)));
        assertEquals(Round.State.OVER, round.state(run, RUN.closes().plusDays(22)));
        assertEquals(Round.State.UNPLANNED, round.state(Optional.empty(), RUN.closes()));
        assertEquals(Round.State.OVER, round.seal().state(run, RUN.closes()));
        assertEquals(Round.State.OVER, round.seal().at(new Window.Fixed(RUN)).state(run, RUN.closes()));
    }

    @Test
    void a_question_has_a_text_and_a_choice_its_options() {
        assertEquals(
                "training.missing",
                code(() -> new Question(
                        "q1", Kind.SCALE, Aspect.CONTENT, true, words(" "), List.of(), OptionalInt.empty())));
        assertEquals(
                "training.too-long",
                code(() -> new Question(
                        "q1",
                        Kind.SCALE,
                        Aspect.CONTENT,
                        true,
                        words("a".repeat(401)),
                        List.of(),
                        OptionalInt.empty())));
        assertEquals("training.options", code(() -> question("q1", Kind.CHOICE, true, "una")));
        assertEquals(
                "training.options",
                code(() -> question("q1", Kind.CHOICE, true, "1 2 3 4 5 6 7 8 9 10 11".split(" "))));
        assertEquals(
                "training.right-option",
                code(() -> new Question(
                        "q1",
                        Kind.CHOICE,
                        Aspect.CONTENT,
                        true,
                        words("¿Qué?"),
                        List.of(words("a"), words("b")),
                        OptionalInt.of(3))));
        assertEquals("training.question-key", code(() -> question("q-1", Kind.SCALE, true)));
        assertEquals("training.question-kind", code(() -> Kind.of("stars")));
        assertEquals("training.aspect", code(() -> Aspect.of("food")));
        assertTrue(question("q1", Kind.SCALE, true, "a", "b").options().isEmpty(), "only a choice has options");
        assertEquals("¿Qué?", question("q1", Kind.SCALE, true).text().in(Language.FR));
        assertEquals(Language.ES, question("q1", Kind.SCALE, true).text().said(Language.FR));
    }

    @Test
    void a_questionnaire_has_up_to_forty_questions_each_once() {
        Question one = question("q1", Kind.SCALE, true);
        assertEquals("training.questions", code(() -> new QuestionnaireContent(true, words("T"), List.of())));
        assertEquals(
                "training.question-twice", code(() -> new QuestionnaireContent(true, words("T"), List.of(one, one))));
        List<Question> many = java.util.stream.IntStream.rangeClosed(1, 41)
                .mapToObj(i -> question("q" + i, Kind.SCALE, true))
                .toList();
        assertEquals("training.questions", code(() -> new QuestionnaireContent(true, words("T"), many)));
        QuestionnaireContent content = new QuestionnaireContent(true, words("T"), many.subList(1, 41));
        assertEquals("q1", content.freshKey());
    }

    @Test
    void a_sheet_takes_what_the_questions_allow_and_nothing_else() {
        List<Question> questions = List.of(
                question("q1", Kind.SCALE, true),
                question("q2", Kind.YES_NO, false),
                question("q3", Kind.CHOICE, false, "a", "b", "c"),
                question("q4", Kind.TEXT, false));
        Sheet sheet = Sheet.of(questions, Map.of("q1", "5", "q2", "no", "q3", "3", "q4", " <b>hola</b>\r\notra "));
        assertEquals(
                List.of(5, 2, 3, 0),
                sheet.answers().stream().map(Sheet.Given::choice).toList());
        assertEquals("<b>hola</b>\notra", sheet.answers().get(3).text());
        assertEquals(
                1,
                Sheet.of(questions, Map.of("q1", "1", "q2", "", "q4", "  "))
                        .answers()
                        .size());
        for (String wrong : List.of("0", "6", "-1", "5.0", "five", "99999999999", "१")) {
            Refusal refusal = assertThrows(Refusal.class, () -> Sheet.of(questions, Map.of("q1", wrong)));
            assertEquals("training.answer-scale", refusal.code(), wrong);
            assertEquals(Optional.of("q-q1"), refusal.field());
        }
        assertEquals("training.answer-choice", code(() -> Sheet.of(questions, Map.of("q1", "1", "q3", "4"))));
        assertEquals("training.answer-choice", code(() -> Sheet.of(questions, Map.of("q1", "1", "q2", "maybe"))));
        assertEquals("training.answer-missing", code(() -> Sheet.of(questions, Map.of("q2", "yes"))));
        assertEquals("training.answer-unknown", code(() -> Sheet.of(questions, Map.of("q1", "1", "q9", "1"))));
        assertEquals("training.too-long", code(() -> Sheet.of(questions, Map.of("q1", "1", "q4", "a".repeat(10_000)))));
        assertEquals("training.character", code(() -> Sheet.of(questions, Map.of("q1", "1", "q4", "a\u202eb"))));
        assertEquals(
                "training.answer-none",
                code(() -> Sheet.of(questions.subList(1, 4), Map.of())),
                "nothing at all is no answer");
    }

    @Test
    void an_indicator_names_where_its_values_are_from() {
        Indicator.Content content = new Indicator.Content(
                "Solicitudes respondidas en plazo",
                "%",
                Optional.of(new BigDecimal("40.50")),
                Optional.of(new BigDecimal("1E+2")),
                "Registro de la unidad",
                Optional.empty());
        assertEquals("40.5", content.before().get().toPlainString());
        assertEquals("100", content.after().get().toPlainString());
        assertEquals(
                "training.missing",
                code(() -> new Indicator.Content(
                        "n", "u", Optional.of(BigDecimal.ONE), Optional.empty(), "", Optional.empty())));
        for (String wrong : List.of("1.00001", "1000000000001", "-1E+13", "1E-9")) {
            assertEquals(
                    "training.indicator-value",
                    code(() -> new Indicator.Content(
                            "n", "u", Optional.of(new BigDecimal(wrong)), Optional.empty(), "s", Optional.empty())),
                    wrong);
        }
        assertFalse(new Indicator.Content("n", "u", Optional.empty(), Optional.empty(), "", Optional.empty())
                .before()
                .isPresent());
    }
}
