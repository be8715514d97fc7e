package org.enlace.training.internal.travel;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.CountryCode;
import org.enlace.training.Rules;
import org.enlace.training.exchange.ApplicationForm;
import org.enlace.training.exchange.Guest;
import org.enlace.training.exchange.HostRequest;
import org.enlace.training.exchange.HostRequest.NotTaken;
import org.enlace.training.exchange.HostRequest.State;
import org.enlace.training.exchange.HostRequest.Why;
import org.enlace.training.exchange.Period;
import org.enlace.training.exchange.Preparation;

/**
 * What whoever organises asks the country of a host, format 1: call, unit and days, and of the officer what it takes to answer; the name
 * once it is confirmed; nothing of the officer once it is declined or over. Which application it is about is not told. Reading is strict.
 */
public record TravellingHostRequest(HostRequest.Said said) {
    public static final int FORMAT = 1;

    private static final Set<String> FIELDS =
            Set.of("title", "unit", "first", "last", "state", "entered", "officer", "ready", "over", "turned");
    private static final Set<String> OFFICER =
            Set.of("country", "band", "languages", "themes", "objectives", "name", "post");

    public String text() {
        return Said.text(out -> {
            out.writeStringField("title", said.title());
            out.writeStringField("unit", said.unit());
            out.writeStringField("first", said.stay().first().toString());
            out.writeStringField("last", said.stay().last().toString());
            out.writeStringField("state", said.state().token());
            out.writeBooleanField("entered", said.entered());
            if (said.guest().isPresent()) {
                out.writeObjectFieldStart("officer");
                officer(out, said.guest().get());
                out.writeEndObject();
            }
            out.writeArrayFieldStart("ready");
            for (Preparation.Item item : said.ready()) {
                out.writeString(item.token());
            }
            out.writeEndArray();
            if (said.over().isPresent()) {
                out.writeStringField("over", said.over().get().token());
            }
            if (said.turned().isPresent()) {
                out.writeObjectFieldStart("turned");
                out.writeNumberField("number", said.turned().get().answer());
                out.writeStringField("why", said.turned().get().why().token());
                out.writeEndObject();
            }
        });
    }

    private static void officer(JsonGenerator out, Guest guest) throws IOException {
        out.writeStringField("country", guest.country().value());
        OfficerFields.write(out, guest.band(), guest.languages(), guest.themes());
        out.writeStringField("objectives", guest.objectives());
        if (!guest.name().isEmpty()) {
            out.writeStringField("name", guest.name());
            out.writeStringField("post", guest.post());
        }
    }

    /** @throws org.enlace.platform.Refusal the first thing wrong with it, {@code training.travel-form} where it has not the form */
    public static TravellingHostRequest read(String text) {
        Said said = Said.of(text, "request", FIELDS);
        State state = said.one("state", State::named);
        boolean expected = state == State.ASKED || state == State.CONFIRMED;
        if (expected != said.has("officer") || (state == State.OVER) != said.has("over")) {
            throw Said.form("state");
        }
        boolean entered = said.flag("entered");
        if (entered && state != State.CONFIRMED && state != State.DECLINED) {
            throw Said.form("entered");
        }
        return new TravellingHostRequest(new HostRequest.Said(
                said.word("title"),
                said.word("unit"),
                new Period(said.day("first"), said.day("last")),
                state,
                entered,
                expected ? Optional.of(guest(said.object("officer", OFFICER), state)) : Optional.empty(),
                ready(said, state),
                said.has("over") ? Optional.of(said.one("over", Why::named)) : Optional.empty(),
                said.has("turned")
                        ? Optional.of(turned(said.object("turned", Set.of("number", "why"))))
                        : Optional.empty()));
    }

    private static NotTaken turned(Said said) {
        return new NotTaken(said.count("number"), said.one("why", Why::named));
    }

    private static Set<Preparation.Item> ready(Said said, State state) {
        Set<Preparation.Item> ready = EnumSet.noneOf(Preparation.Item.class);
        for (String token : said.words("ready", Preparation.Item.values().length)) {
            ready.add(Arrays.stream(Preparation.Item.values())
                    .filter(item -> item.token().equals(token))
                    .findFirst()
                    .orElseThrow(() -> Said.form("ready")));
        }
        if (!ready.isEmpty() && state != State.CONFIRMED) {
            throw Said.form("ready");
        }
        return ready;
    }

    /** With a name where the host has confirmed, and without one before. */
    private static Guest guest(Said said, State state) {
        boolean named = state == State.CONFIRMED;
        if (named != said.has("name") || named != said.has("post")) {
            throw Said.form("name");
        }
        return new Guest(
                new CountryCode(said.word("country")),
                OfficerFields.band(said),
                OfficerFields.languages(said),
                OfficerFields.themes(said),
                said.word("objectives"),
                named ? Rules.line("name", said.word("name"), ApplicationForm.LONGEST_NAME) : "",
                named ? Rules.line("post", said.word("post"), ApplicationForm.LONGEST_POST) : "");
    }
}
