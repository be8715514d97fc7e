package org.enlace.training.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.enlace.platform.Language;
import org.enlace.training.evaluation.Aspect;
import org.enlace.training.evaluation.Moment;
import org.enlace.training.evaluation.Question;
import org.enlace.training.evaluation.Question.Wording;
import org.enlace.training.evaluation.QuestionnaireContent;
import org.enlace.training.evaluation.Template;
import org.enlace.training.evaluation.Use;
import org.enlace.training.evaluation.Window;
import org.enlace.web.Json;

/** The questionnaires of {@code config/reference/evaluation-templates.json}, read when somebody first asks. A node without the file has none. */
final class EvaluationTemplates {
    private final Path file;
    private List<Template> all;

    EvaluationTemplates(Path file) {
        this.file = file;
    }

    synchronized List<Template> all() {
        if (all == null) {
            all = Files.exists(file) ? read() : List.of();
        }
        return all;
    }

    private List<Template> read() {
        try (InputStream in = Files.newInputStream(file)) {
            List<Template> templates = new ArrayList<>();
            for (JsonNode one : Json.mapper().readTree(in)) {
                templates.add(template(one));
            }
            return List.copyOf(templates);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static Template template(JsonNode one) {
        List<Question> questions = new ArrayList<>();
        one.path("questions").forEach(question -> questions.add(question(question)));
        Map<Moment, Window> windows = new EnumMap<>(Moment.class);
        one.path("windows")
                .fields()
                .forEachRemaining(entry -> windows.put(
                        Moment.of(entry.getKey()), Window.parse(entry.getValue().asText())));
        QuestionnaireContent content =
                new QuestionnaireContent(one.path("anonymous").asBoolean(), wording(one.path("title")), questions);
        return new Template(one.path("id").asText(), Use.of(one.path("use").asText()), content, windows);
    }

    private static Question question(JsonNode one) {
        List<Wording> options = new ArrayList<>();
        one.path("options").forEach(option -> options.add(wording(option)));
        return new Question(
                one.path("key").asText(),
                Question.Kind.of(one.path("kind").asText()),
                Aspect.of(one.path("aspect").asText()),
                one.path("required").asBoolean(),
                wording(one.path("text")),
                options,
                one.has("right") ? OptionalInt.of(one.path("right").asInt()) : OptionalInt.empty());
    }

    private static Wording wording(JsonNode by) {
        Map<Language, String> words = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String text = by.path(language.tag()).asText();
            if (!text.isEmpty()) {
                words.put(language, text);
            }
        }
        return new Wording(words);
    }
}
