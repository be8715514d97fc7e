package org.enlace.training.internal.persistence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.enlace.platform.Language;
import org.enlace.training.evaluation.Aspect;
import org.enlace.training.evaluation.Question;
import org.enlace.training.evaluation.Question.Wording;

/** How a column holds the questions of a questionnaire: a line for each, and one below it for each option of a choice. */
final class QuestionLines {
    private static final String OPTION = "+";
    private static final int BEFORE_WORDS = 5;

    private QuestionLines() {}

    /** In the order of the languages; empty where one is missing. */
    static String of(Wording wording) {
        return Arrays.stream(Language.values())
                .map(language -> wording.by().getOrDefault(language, ""))
                .collect(Collectors.joining("\t"));
    }

    static Wording wording(String fields) {
        return wording(Arrays.asList(fields.split("\t", -1)));
    }

    private static Wording wording(List<String> fields) {
        Map<Language, String> by = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String text = fields.get(language.ordinal());
            if (!text.isEmpty()) {
                by.put(language, text);
            }
        }
        return new Wording(by);
    }

    static String of(List<Question> questions) {
        List<String> lines = new ArrayList<>();
        for (Question question : questions) {
            lines.add(String.join(
                    "\t",
                    question.key(),
                    question.kind().token(),
                    question.aspect().token(),
                    question.required() ? "required" : "",
                    question.right().isPresent()
                            ? String.valueOf(question.right().getAsInt())
                            : "",
                    of(question.text())));
            question.options().forEach(option -> lines.add(OPTION + "\t" + of(option)));
        }
        return String.join("\n", lines);
    }

    static List<Question> questions(String lines) {
        List<Question> questions = new ArrayList<>();
        List<String> head = null;
        List<Wording> options = new ArrayList<>();
        for (String line : lines.split("\n")) {
            List<String> fields = Arrays.asList(line.split("\t", -1));
            if (fields.get(0).equals(OPTION)) {
                options.add(wording(fields.subList(1, fields.size())));
                continue;
            }
            if (head != null) {
                questions.add(question(head, options));
            }
            head = fields;
            options = new ArrayList<>();
        }
        questions.add(question(head, options));
        return questions;
    }

    private static Question question(List<String> fields, List<Wording> options) {
        return new Question(
                fields.get(0),
                Question.Kind.of(fields.get(1)),
                Aspect.of(fields.get(2)),
                fields.get(3).equals("required"),
                wording(fields.subList(BEFORE_WORDS, fields.size())),
                options,
                fields.get(4).isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(fields.get(4))));
    }
}
