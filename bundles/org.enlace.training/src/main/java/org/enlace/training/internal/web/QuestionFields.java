package org.enlace.training.internal.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.training.evaluation.Aspect;
import org.enlace.training.evaluation.Question;
import org.enlace.training.evaluation.Question.Wording;

/** A question as a form has it: each text once for each language, options a line each. */
final class QuestionFields {
    static final Set<String> FIELDS = Set.of("kind", "aspect", "right");

    private QuestionFields() {}

    static void put(Form form, String name, Wording wording) {
        for (Language language : Language.values()) {
            form.put(name + "-" + language.tag(), wording.by().getOrDefault(language, ""));
        }
    }

    static Wording wording(Form form, String name) {
        Map<Language, String> by = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            by.put(language, form.get(name + "-" + language.tag()));
        }
        return new Wording(by);
    }

    static Form of(Question question) {
        Form form = new Form()
                .put("kind", question.kind().token())
                .put("aspect", question.aspect().token())
                .put("right", question.right().isPresent() ? question.right().getAsInt() : "");
        if (question.required()) {
            form.put("required", "yes");
        }
        put(form, "text", question.text());
        for (Language language : Language.values()) {
            boolean any = question.options().stream().anyMatch(one -> one.by().containsKey(language));
            form.put(
                    "options-" + language.tag(),
                    any
                            ? question.options().stream()
                                    .map(one -> one.by().getOrDefault(language, ""))
                                    .collect(Collectors.joining("\n"))
                            : "");
        }
        return form;
    }

    /** What was typed; null where something is wrong, which is noted at its field. */
    static Question read(Form form, String key, Labels labels) {
        Question.Kind kind = form.read("kind", labels, () -> Question.Kind.of(form.get("kind")));
        Aspect aspect = form.read("aspect", labels, () -> Aspect.of(form.get("aspect")));
        List<Wording> options = form.read("options-es", labels, () -> options(form));
        Integer right = form.read("right", labels, () -> form.number("right", 0));
        if (form.wrong()) {
            return null;
        }
        try {
            return new Question(
                    key,
                    kind,
                    aspect,
                    form.get("required").equals("yes"),
                    wording(form, "text"),
                    options,
                    right == 0 ? OptionalInt.empty() : OptionalInt.of(right));
        } catch (Refusal refusal) {
            String field = refusal.field().orElse("text");
            form.wrong(FIELDS.contains(field) ? field : field + "-es", labels.of(refusal));
            return null;
        }
    }

    private static List<Wording> options(Form form) {
        List<Map<Language, String>> options = new ArrayList<>();
        for (Language language : Language.values()) {
            List<String> lines = form.get("options-" + language.tag())
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (lines.isEmpty()) {
                continue;
            }
            if (!options.isEmpty() && options.size() != lines.size()) {
                throw new Refusal(
                        "training.options-uneven",
                        "One language has " + options.size() + " options and another " + lines.size()
                                + "; write the same ones in each, or leave the language empty",
                        options.size(),
                        lines.size());
            }
            for (int i = 0; i < lines.size(); i++) {
                if (options.size() == i) {
                    options.add(new EnumMap<>(Language.class));
                }
                options.get(i).put(language, lines.get(i));
            }
        }
        return options.stream().map(Wording::new).toList();
    }
}
