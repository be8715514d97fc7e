package org.enlace.training.internal.travel;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.enlace.platform.RecordId;

/**
 * Who of a country has answered an anonymous round at its node, and nothing of what was answered, format 1: {@code {"questionnaire",
 * "round", "version", "answered"}}. Reading is strict.
 *
 * @param version  of the questionnaire that was answered, as its organiser counts them
 * @param answered nominations
 */
public record TravellingAnswered(RecordId questionnaire, RecordId round, int version, List<RecordId> answered) {
    public static final int FORMAT = 1;

    public TravellingAnswered {
        answered = List.copyOf(answered);
    }

    public String text() {
        return Said.text(out -> {
            out.writeStringField("questionnaire", questionnaire.toString());
            out.writeStringField("round", round.toString());
            out.writeNumberField("version", version);
            out.writeArrayFieldStart("answered");
            for (RecordId one : answered) {
                out.writeString(one.toString());
            }
            out.writeEndArray();
        });
    }

    /** @throws org.enlace.platform.Refusal {@code training.travel-form} where it has not the form */
    public static TravellingAnswered read(String text) {
        Said said = Said.of(text, "answered", Set.of("questionnaire", "round", "version", "answered"));
        List<RecordId> answered = said.ids("answered", TravellingAnswers.MOST);
        if (new HashSet<>(answered).size() != answered.size()) {
            throw Said.form("answered");
        }
        return new TravellingAnswered(said.id("questionnaire"), said.id("round"), said.count("version"), answered);
    }
}
