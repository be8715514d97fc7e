package org.enlace.training.internal.travel;

import java.util.Set;
import org.enlace.platform.RecordId;
import org.enlace.training.Rules;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.HostRequest;

/**
 * What a host's country answers to whoever organises, format 1. Who answered stays at home. Reading is strict.
 *
 * @param request the record in which it was asked
 * @param number  of the answer, from 1
 * @param reason  of a refusal; empty for a confirmation
 */
public record TravellingHostAnswer(RecordId request, int number, boolean confirms, String reason) {
    public static final int FORMAT = 1;

    private static final Set<String> FIELDS = Set.of("request", "number", "confirms", "reason");

    public static TravellingHostAnswer of(RecordId request, HostRequest.Answer answer) {
        return new TravellingHostAnswer(request, answer.number(), answer.confirms(), answer.reason());
    }

    public String text() {
        return Said.text(out -> {
            out.writeStringField("request", request.toString());
            out.writeNumberField("number", number);
            out.writeBooleanField("confirms", confirms);
            if (!confirms) {
                out.writeStringField("reason", reason);
            }
        });
    }

    /** @throws org.enlace.platform.Refusal the first thing wrong with it, {@code training.travel-form} where it has not the form */
    public static TravellingHostAnswer read(String text) {
        Said said = Said.of(text, "answer", FIELDS);
        boolean confirms = said.flag("confirms");
        if (confirms == said.has("reason")) {
            throw Said.form("reason");
        }
        int number = said.count("number");
        if (number == 0) {
            throw Said.form("number");
        }
        return new TravellingHostAnswer(
                said.id("request"),
                number,
                confirms,
                confirms ? "" : Rules.text("reason", said.word("reason"), Application.LONGEST_REASON));
    }
}
