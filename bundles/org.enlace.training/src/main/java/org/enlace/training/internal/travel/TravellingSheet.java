package org.enlace.training.internal.travel;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.enlace.platform.RecordId;
import org.enlace.training.evaluation.Question;
import org.enlace.training.evaluation.QuestionnaireContent;
import org.enlace.training.evaluation.Sheet;

/**
 * What one person answered to a round with names, from the person's country to the organiser, format 1: {@code {"questionnaire",
 * "round", "version", "nomination", "given"}}. Reading is strict; whether it answers the questions is for who knows them.
 *
 * @param version of the questionnaire that was answered, as its organiser counts them
 * @param given   by the keys of the questions, as {@link Sheet#of} reads it
 */
public record TravellingSheet(
        RecordId questionnaire, RecordId round, int version, RecordId nomination, Map<String, String> given) {
    public static final int FORMAT = 1;

    public TravellingSheet {
        given = Map.copyOf(given);
    }

    public static TravellingSheet of(
            RecordId questionnaire, RecordId round, int version, RecordId nomination, Sheet sheet) {
        Map<String, String> given = new TreeMap<>();
        sheet.answers()
                .forEach(one ->
                        given.put(one.question().key(), one.choice() == 0 ? one.text() : String.valueOf(one.choice())));
        return new TravellingSheet(questionnaire, round, version, nomination, given);
    }

    public String text() {
        return Said.text(out -> {
            out.writeStringField("questionnaire", questionnaire.toString());
            out.writeStringField("round", round.toString());
            out.writeNumberField("version", version);
            out.writeStringField("nomination", nomination.toString());
            out.writeArrayFieldStart("given");
            for (Map.Entry<String, String> one : new TreeMap<>(given).entrySet()) {
                out.writeStartObject();
                out.writeStringField("key", one.getKey());
                out.writeStringField("value", one.getValue());
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    /** @throws org.enlace.platform.Refusal {@code training.travel-form} where it has not the form */
    public static TravellingSheet read(String text) {
        Said said = Said.of(text, "answer", Set.of("questionnaire", "round", "version", "nomination", "given"));
        Map<String, String> given = new TreeMap<>();
        for (Said one : said.all("given", QuestionnaireContent.QUESTIONS, Set.of("key", "value"))) {
            String key = one.word("key");
            if (key.length() > Question.LONGEST_KEY || given.put(key, one.word("value")) != null) {
                throw Said.form("given");
            }
        }
        return new TravellingSheet(
                said.id("questionnaire"), said.id("round"), said.count("version"), said.id("nomination"), given);
    }
}
