package org.enlace.training.internal.travel;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.evaluation.Aspect;
import org.enlace.training.evaluation.Moment;
import org.enlace.training.evaluation.Question;
import org.enlace.training.evaluation.Question.Wording;
import org.enlace.training.evaluation.QuestionnaireContent;
import org.enlace.training.evaluation.Round;
import org.enlace.training.evaluation.Span;
import org.enlace.training.evaluation.Use;
import org.enlace.training.evaluation.Window;
import org.enlace.training.internal.UnwantedAnswer;

/**
 * A questionnaire as it travels from the organiser of a series to one country that takes part, format 1: what it asks, when, and whom of
 * that country: {@code {"series", "questionnaire", "version", "use", "anonymous", "title", "questions", "rounds", "asked", "turned"}}. Which
 * option is right does not travel. Reading is strict.
 *
 * @param version of the questionnaire at the organiser
 * @param rounds  one for each moment of its use, with days that are fixed
 * @param asked   people of that country
 * @param turned  what of its answers was not taken
 */
public record TravellingEvaluation(
        RecordId series,
        RecordId questionnaire,
        int version,
        Use use,
        QuestionnaireContent content,
        List<Round> rounds,
        List<Asked> asked,
        List<Turned> turned) {
    public static final int FORMAT = 1;

    private static final Set<String> FIELDS = Set.of(
            "series",
            "questionnaire",
            "version",
            "use",
            "anonymous",
            "title",
            "questions",
            "rounds",
            "asked",
            "turned");
    private static final Set<String> QUESTION = Set.of("key", "kind", "aspect", "required", "text", "options");
    private static final Set<String> ROUND = Set.of("round", "moment", "opens", "closes", "closed");
    private static final Set<String> ASKED = Set.of("nomination", "superior", "language");
    private static final Set<String> TURNED = Set.of("round", "nomination", "reason");

    /** @param superior whom the organiser knows as the superior of the person */
    public record Asked(RecordId nomination, Optional<Superior> superior) {}

    public record Superior(MailAddress mail, Language language) {}

    /** @param nomination empty where all that came of the round was not taken */
    public record Turned(RecordId round, Optional<RecordId> nomination, UnwantedAnswer reason) {}

    public TravellingEvaluation {
        content = content.with(
                content.questions().stream().map(TravellingEvaluation::asked).toList());
        rounds = List.copyOf(rounds);
        asked = List.copyOf(asked);
        turned = List.copyOf(turned);
    }

    private static Question asked(Question one) {
        return new Question(
                one.key(), one.kind(), one.aspect(), one.required(), one.text(), one.options(), OptionalInt.empty());
    }

    public String text() {
        return Said.text(out -> {
            out.writeStringField("series", series.toString());
            out.writeStringField("questionnaire", questionnaire.toString());
            out.writeNumberField("version", version);
            out.writeStringField("use", use.token());
            out.writeBooleanField("anonymous", content.anonymous());
            wording(out, "title", content.title());
            out.writeArrayFieldStart("questions");
            for (Question one : content.questions()) {
                question(out, one);
            }
            out.writeEndArray();
            out.writeArrayFieldStart("rounds");
            for (Round one : rounds) {
                Span span = one.window().on(Optional.empty()).orElseThrow();
                out.writeStartObject();
                out.writeStringField("round", one.id().toString());
                out.writeStringField("moment", one.moment().token());
                out.writeStringField("opens", span.opens().toString());
                out.writeStringField("closes", span.closes().toString());
                out.writeBooleanField("closed", one.sealed());
                out.writeEndObject();
            }
            out.writeEndArray();
            people(out);
        });
    }

    private void people(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("asked");
        for (Asked one : asked) {
            out.writeStartObject();
            out.writeStringField("nomination", one.nomination().toString());
            if (one.superior().isPresent()) {
                out.writeStringField("superior", one.superior().get().mail().value());
                out.writeStringField("language", one.superior().get().language().tag());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("turned");
        for (Turned one : turned) {
            out.writeStartObject();
            out.writeStringField("round", one.round().toString());
            if (one.nomination().isPresent()) {
                out.writeStringField("nomination", one.nomination().get().toString());
            }
            out.writeStringField("reason", one.reason().token());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void question(JsonGenerator out, Question one) throws IOException {
        out.writeStartObject();
        out.writeStringField("key", one.key());
        out.writeStringField("kind", one.kind().token());
        out.writeStringField("aspect", one.aspect().token());
        out.writeBooleanField("required", one.required());
        wording(out, "text", one.text());
        out.writeArrayFieldStart("options");
        for (Wording option : one.options()) {
            out.writeStartObject();
            words(out, option);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void wording(JsonGenerator out, String field, Wording wording) throws IOException {
        out.writeObjectFieldStart(field);
        words(out, wording);
        out.writeEndObject();
    }

    private static void words(JsonGenerator out, Wording wording) throws IOException {
        for (Language language : Language.values()) {
            String text = wording.by().get(language);
            if (text != null) {
                out.writeStringField(language.tag(), text);
            }
        }
    }

    /** @throws Refusal the first thing wrong with it, {@code training.travel-form} where it has not the form */
    public static TravellingEvaluation read(String text) {
        Said said = Said.of(text, "evaluation", FIELDS);
        Use use = said.one("use", token -> known(() -> Use.of(token)));
        List<Question> questions = said.all("questions", QuestionnaireContent.QUESTIONS, QUESTION).stream()
                .map(TravellingEvaluation::question)
                .toList();
        List<Round> rounds = said.all("rounds", use.moments().size(), ROUND).stream()
                .map(TravellingEvaluation::round)
                .toList();
        if (!rounds.stream().map(Round::moment).toList().equals(use.moments())
                || rounds.stream().map(Round::id).distinct().count() != rounds.size()) {
            throw Said.form("rounds");
        }
        Set<RecordId> seen = new HashSet<>();
        List<Asked> asked = new ArrayList<>();
        for (Said one : said.all("asked", TravellingAnswers.MOST, ASKED)) {
            asked.add(asked(one));
            if (!seen.add(one.id("nomination"))) {
                throw Said.form("asked");
            }
        }
        List<Turned> turned = said.all("turned", 2 * TravellingAnswers.MOST, TURNED).stream()
                .map(TravellingEvaluation::turned)
                .toList();
        Set<RecordId> ids = new HashSet<>();
        rounds.forEach(round -> ids.add(round.id()));
        if (!turned.stream().allMatch(one -> ids.contains(one.round()))) {
            throw Said.form("turned");
        }
        return new TravellingEvaluation(
                said.id("series"),
                said.id("questionnaire"),
                said.count("version"),
                use,
                new QuestionnaireContent(said.flag("anonymous"), wording(said, "title"), questions),
                rounds,
                asked,
                turned);
    }

    private static <T> Optional<T> known(java.util.function.Supplier<T> token) {
        try {
            return Optional.of(token.get());
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    private static Question question(Said said) {
        List<Wording> options = new ArrayList<>();
        for (Said option : said.all("options", Question.MOST_OPTIONS, tags())) {
            options.add(wording(option));
        }
        return new Question(
                said.word("key"),
                said.one("kind", token -> known(() -> Question.Kind.of(token))),
                said.one("aspect", token -> known(() -> Aspect.of(token))),
                said.flag("required"),
                wording(said, "text"),
                options,
                OptionalInt.empty());
    }

    private static Set<String> tags() {
        Set<String> tags = new HashSet<>();
        for (Language language : Language.values()) {
            tags.add(language.tag());
        }
        return tags;
    }

    private static Wording wording(Said said, String field) {
        return wording(said.object(field, tags()));
    }

    private static Wording wording(Said words) {
        Map<Language, String> by = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            if (words.has(language.tag())) {
                by.put(language, words.word(language.tag()));
            }
        }
        return new Wording(by);
    }

    private static Round round(Said said) {
        return new Round(
                said.id("round"),
                said.one("moment", token -> known(() -> Moment.of(token))),
                new Window.Fixed(new Span(said.day("opens"), said.day("closes"))),
                said.flag("closed"));
    }

    private static Asked asked(Said said) {
        Optional<Superior> superior = said.has("superior")
                ? Optional.of(new Superior(
                        new MailAddress(said.word("superior")), TravellingSeries.language(said.word("language"))))
                : Optional.empty();
        return new Asked(said.id("nomination"), superior);
    }

    private static Turned turned(Said said) {
        return new Turned(
                said.id("round"),
                said.has("nomination") ? Optional.of(said.id("nomination")) : Optional.empty(),
                said.one("reason", UnwantedAnswer::of));
    }
}
