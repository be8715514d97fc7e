package org.enlace.training.internal.web;

import gg.jte.Content;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.enlace.training.evaluation.Aspect;
import org.enlace.training.evaluation.Evaluations.About;
import org.enlace.training.evaluation.Moment;
import org.enlace.training.evaluation.Question;
import org.enlace.training.evaluation.QuestionResult;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.Round;
import org.enlace.training.evaluation.Sheet;
import org.enlace.training.evaluation.Span;
import org.enlace.web.Ui;
import org.enlace.web.ui.Choice;
import org.enlace.web.ui.Field;
import org.enlace.web.ui.FieldError;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** What evaluations are called on pages, in the reader's language. */
public record EvaluationWords(Labels labels, About about) {
    public String get(String key, Object... values) {
        return labels.get(key, values);
    }

    public String moment(Moment moment) {
        return labels.get("evaluation.moment." + moment.token());
    }

    public String level(Questionnaire one) {
        return labels.get("evaluation.level." + one.use().token());
    }

    public Tag state(Round round) {
        Round.State state = about.state(round);
        Tone tone =
                switch (state) {
                    case OPEN -> Tone.GOOD;
                    case COMING -> Tone.INFO;
                    case UNPLANNED, OVER -> Tone.NEUTRAL;
                };
        return new Tag(labels.get("round.state." + state.token()), tone);
    }

    /** From when to when, in words. */
    public String span(Round round) {
        return round.window()
                .on(about.run())
                .map(span -> labels.get("round.span", day(span.opens()), day(span.closes())))
                .orElse(labels.get("round.span.none"));
    }

    public String day(LocalDate day) {
        return java.time.format.DateTimeFormatter.ofLocalizedDate(java.time.format.FormatStyle.LONG)
                .withLocale(labels.language().locale())
                .format(day);
    }

    public Span span(Round round, Span otherwise) {
        return round.window().on(about.run()).orElse(otherwise);
    }

    public String kind(Question question) {
        return labels.get("question.kind." + question.kind().token());
    }

    public String aspect(Aspect aspect) {
        return labels.get("aspect." + aspect.token());
    }

    /** What an answer reads like, from 1. */
    public String answer(Question question, int choice) {
        return switch (question.kind()) {
            case TEXT -> "";
            case SCALE -> scale(choice);
            case YES_NO -> labels.get(choice == 1 ? "evaluation.yes" : "evaluation.no");
            case CHOICE -> question.options().get(choice - 1).in(labels.language());
        };
    }

    private String scale(int choice) {
        if (choice == 1) {
            return labels.get("evaluation.scale.low");
        }
        return choice == Question.SCALE ? labels.get("evaluation.scale.high") : String.valueOf(choice);
    }

    public String given(Sheet.Given given) {
        return given.choice() == 0 ? given.text() : answer(given.question(), given.choice());
    }

    public String figure(OptionalDouble value) {
        return value.isPresent() ? figure(value.getAsDouble()) : "–";
    }

    /** As it was given, in the reader's way of writing numbers. */
    public String value(BigDecimal value) {
        NumberFormat format = NumberFormat.getInstance(labels.language().locale());
        format.setMaximumFractionDigits(value.scale());
        return format.format(value);
    }

    /** With one decimal. */
    public String figure(double value) {
        NumberFormat format = NumberFormat.getInstance(labels.language().locale());
        format.setMaximumFractionDigits(1);
        format.setMinimumFractionDigits(1);
        return format.format(value);
    }

    /** The figure of a question in words: an average, or how many in a hundred. */
    public String figure(Question question, double value) {
        return question.kind() == Question.Kind.SCALE
                ? figure(value)
                : labels.get("evaluation.percent", Math.round(value));
    }

    /** With its sign. */
    public String gain(Question question, double value) {
        String figure = question.kind() == Question.Kind.SCALE
                ? figure(value)
                : labels.get("evaluation.points", Math.round(value));
        return value > 0 ? "+" + figure : figure;
    }

    /** What follows a question's heading: the average or the share. */
    public String summary(QuestionResult result) {
        if (result.average().isPresent()) {
            return labels.get("results.average", figure(result.average()), result.answers());
        }
        if (result.success().isPresent()) {
            String key = result.question().kind() == Question.Kind.YES_NO ? "results.yes" : "results.right";
            return labels.get(key, Math.round(result.success().getAsDouble()), result.answers());
        }
        return labels.get("results.answers", result.answers());
    }

    /** The field of a question on the sheet that is filled in. */
    public Content field(Question question, Form form) {
        String name = Sheet.FIELD + question.key();
        Field field = Field.named(name, question.text().in(labels.language())).error(form.error(name));
        if (!question.required()) {
            field = field.hint(labels.get("answer.optional"));
        }
        if (question.kind() == Question.Kind.TEXT) {
            return Ui.textArea(
                    labels.language(), field.value(form.get(name)).rows(4).maxLength(Question.LONGEST_ANSWER));
        }
        List<Choice> choices = new ArrayList<>();
        for (int i = 1; i <= question.choices(); i++) {
            String value = String.valueOf(i);
            choices.add(Choice.of(value, answer(question, i)).selected(value.equals(form.get(name))));
        }
        return Ui.radios(field, choices);
    }

    /** What is wrong in a sheet, with the questions. */
    public List<FieldError> errors(Questionnaire one, Form form) {
        return one.content().questions().stream()
                .filter(question -> !form.error(Sheet.FIELD + question.key()).isEmpty())
                .map(question -> new FieldError(
                        Sheet.FIELD + question.key(),
                        labels.get(
                                "form.wrong",
                                question.text().in(labels.language()).replaceFirst("\\.$", ""),
                                form.error(Sheet.FIELD + question.key()))))
                .toList();
    }

    public List<Choice> aspects(String chosen) {
        return Arrays.stream(Aspect.values())
                .map(each -> Choice.of(each.token(), aspect(each))
                        .selected(each.token().equals(chosen)))
                .toList();
    }

    public List<Choice> kinds(String chosen) {
        return Arrays.stream(Question.Kind.values())
                .map(each -> Choice.of(each.token(), labels.get("question.kind." + each.token()))
                        .selected(each.token().equals(chosen)))
                .toList();
    }
}
