package org.enlace.training.internal.travel;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.RecordId;
import org.enlace.training.Rules;
import org.enlace.training.exchange.Call;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.Period;
import org.enlace.training.exchange.Theme;

/**
 * A call for exchanges as it travels from whoever organises to the countries whose officers may apply, format 1: what it says, and whether
 * it is open, closed or cancelled. Hosts' places, applications and who wrote it do not travel. Reading is strict.
 *
 * @param reason why it was cancelled; empty otherwise
 */
public record TravellingCall(Call call, ExchangeCall.State state, String reason) {
    public static final int FORMAT = 1;

    private static final Set<String> FIELDS = Set.of(
            "title", "themes", "first", "last", "days", "themeRequired", "deadline", "conditions", "state", "reason");

    public static TravellingCall of(ExchangeCall call) {
        return new TravellingCall(
                call.call(), call.state(), call instanceof ExchangeCall.Cancelled gone ? gone.reason() : "");
    }

    public String text() {
        return Said.text(out -> {
            out.writeStringField("title", call.title());
            out.writeArrayFieldStart("themes");
            for (Theme theme : call.themes()) {
                out.writeString(theme.value());
            }
            out.writeEndArray();
            out.writeStringField("first", call.window().first().toString());
            out.writeStringField("last", call.window().last().toString());
            out.writeNumberField("days", call.days());
            out.writeBooleanField("themeRequired", call.themeRequired());
            out.writeStringField("deadline", call.deadline().toString());
            out.writeStringField("conditions", call.conditions());
            out.writeStringField("state", state.token());
            if (!reason.isEmpty()) {
                out.writeStringField("reason", reason);
            }
        });
    }

    /** @throws org.enlace.platform.Refusal the first thing wrong with it */
    public static TravellingCall read(RecordId id, String text) {
        Said said = Said.of(text, "call", FIELDS);
        List<Theme> themes =
                said.words("themes", Call.MOST_THEMES).stream().map(Theme::new).toList();
        Call call = new Call(
                id,
                said.word("title"),
                themes,
                new Period(said.day("first"), said.day("last")),
                said.count("days"),
                said.flag("themeRequired"),
                said.day("deadline"),
                said.word("conditions"));
        ExchangeCall.State state = said.one("state", TravellingCall::state);
        String reason = said.wordOr("reason", "");
        if (state == ExchangeCall.State.CANCELLED) {
            Rules.text("reason", reason, ExchangeCall.LONGEST_REASON);
        } else if (!reason.isEmpty()) {
            throw Said.form("reason");
        }
        return new TravellingCall(call, state, reason);
    }

    /** A draft never travels. */
    private static Optional<ExchangeCall.State> state(String token) {
        return List.of(ExchangeCall.State.OPEN, ExchangeCall.State.CLOSED, ExchangeCall.State.CANCELLED).stream()
                .filter(state -> state.token().equals(token))
                .findFirst();
    }
}
