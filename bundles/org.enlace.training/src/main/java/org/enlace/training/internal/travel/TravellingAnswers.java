package org.enlace.training.internal.travel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.enlace.exchange.Exchange;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Nomination;
import org.enlace.training.Nomination.State;
import org.enlace.training.Rules;

/**
 * What an organiser answers a country about all nominations for a series that came from its node, format 1: {@code {"series", "answers":
 * [{"nomination", "state"}]}}, each with {@code "place"} in the waiting list, {@code "reason"} where it was withdrawn, {@code "attended"}
 * and {@code "held"} once sessions were held and {@code "certificate"} where there is one. Reading is strict.
 */
public record TravellingAnswers(RecordId series, List<Answer> answers) {
    public static final int FORMAT = 1;

    /** The most nominations of one country for one series that are answered. */
    public static final int MOST = 5_000;

    public static final int LONGEST_CERTIFICATE = 60;

    private static final Set<String> ANSWER =
            Set.of("nomination", "state", "place", "reason", "attended", "held", "certificate");

    /**
     * About one nomination.
     *
     * @param place       in the waiting list of its country, from 1; 0 where it does not wait
     * @param reason      why it was withdrawn; may be empty
     * @param attended    how many of the sessions held the person attended
     * @param held        how many were held; 0 where it is not known, or nobody has a seat
     * @param certificate its number; empty where there is none
     */
    public record Answer(
            RecordId nomination, State state, int place, String reason, int attended, int held, String certificate) {
        public Answer {
            reason = Rules.textOrNone("reason", reason, Nomination.Withdrawn.LONGEST_REASON);
            certificate = Rules.lineOrNone("certificate", certificate, LONGEST_CERTIFICATE);
            if (attended > held) {
                throw Said.form("answers");
            }
        }

        Answer withoutReason() {
            return new Answer(nomination, state, place, "", attended, held, certificate);
        }
    }

    public TravellingAnswers {
        answers = List.copyOf(answers);
    }

    /** The reasons are left out where they would make it longer than what travels. */
    public String text() {
        String text = text(answers);
        return text.getBytes(StandardCharsets.UTF_8).length <= Exchange.LONGEST_CONTENT
                ? text
                : text(answers.stream().map(Answer::withoutReason).toList());
    }

    private String text(List<Answer> all) {
        return Said.text(out -> {
            out.writeStringField("series", series.toString());
            out.writeArrayFieldStart("answers");
            for (Answer one : all) {
                out.writeStartObject();
                out.writeStringField("nomination", one.nomination().toString());
                out.writeStringField("state", one.state().token());
                if (one.place() > 0) {
                    out.writeNumberField("place", one.place());
                }
                if (!one.reason().isEmpty()) {
                    out.writeStringField("reason", one.reason());
                }
                if (one.held() > 0) {
                    out.writeNumberField("attended", one.attended());
                    out.writeNumberField("held", one.held());
                }
                if (!one.certificate().isEmpty()) {
                    out.writeStringField("certificate", one.certificate());
                }
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    /** @throws Refusal the first thing wrong with it, {@code training.travel-form} where it has not the form */
    public static TravellingAnswers read(String text) {
        Said said = Said.of(text, "answers", Set.of("series", "answers"));
        Set<RecordId> seen = new HashSet<>();
        List<Answer> answers = said.all("answers", MOST, ANSWER).stream()
                .map(TravellingAnswers::answer)
                .toList();
        answers.forEach(one -> {
            if (!seen.add(one.nomination())) {
                throw Said.form("answers");
            }
        });
        return new TravellingAnswers(said.id("series"), answers);
    }

    private static Answer answer(Said said) {
        State state = said.one("state", token -> Arrays.stream(State.values())
                .filter(one -> one.token().equals(token))
                .findFirst());
        int place = said.has("place") ? said.count("place") : 0;
        String reason = said.wordOr("reason", "");
        if (place > 0 && state != State.WAITING || !reason.isEmpty() && state != State.WITHDRAWN) {
            throw Said.form("answers");
        }
        int held = said.has("held") ? said.count("held") : 0;
        int attended = said.has("attended") ? said.count("attended") : 0;
        return new Answer(said.id("nomination"), state, place, reason, attended, held, said.wordOr("certificate", ""));
    }
}
