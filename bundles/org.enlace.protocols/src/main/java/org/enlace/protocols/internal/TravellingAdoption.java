package org.enlace.protocols.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.protocols.Adoption.State;
import org.enlace.protocols.AdoptionShares.Choice;
import org.enlace.protocols.AdoptionTerms;
import org.enlace.protocols.CountryAdoption;
import org.enlace.protocols.InstrumentKind;
import org.enlace.protocols.Progress;

/**
 * An adoption as it travels between countries, format 1: {@code {"protocol", "owner", "reference", "edition", "state", "decided"}} and,
 * of what is or was adopted, {@code "instrument": {"kind", "number", "date", "authority"}}, {@code "from"}, {@code "last"},
 * {@code "reservations"} by section and {@code "progress"} with five counts. What does not hold, or is not told, is left out. Reading is
 * strict: whatever is unknown, of another type, too long or marked up is refused at its field.
 */
record TravellingAdoption(CountryAdoption said, Choice choice) {
    static final int FORMAT = 1;

    private static final Set<String> FIELDS = Set.of(
            "protocol",
            "owner",
            "reference",
            "edition",
            "state",
            "decided",
            "instrument",
            "from",
            "last",
            "reservations",
            "progress");
    private static final Set<String> ACT = Set.of("kind", "number", "date", "authority");
    private static final List<String> COUNTS = List.of("notStarted", "inProgress", "done", "verified", "notApplicable");
    private static final int ITEMS_AT_MOST = 100_000;

    static TravellingAdoption of(CountryAdoption now, Choice choice) {
        CountryAdoption told = choice.reservations() ? now : now.withoutWords();
        return new TravellingAdoption(choice.progress() ? told : told.withProgress(Optional.empty()), choice);
    }

    /** What keeps it from travelling, whoever it is for; empty where nothing does. */
    Optional<Refusal> obstacle() {
        return said.terms()
                .flatMap(terms -> {
                    List<String> words = new ArrayList<>(terms.reservations().values());
                    words.add(terms.authority());
                    if (terms.number() != null) {
                        words.add(terms.number());
                    }
                    return TravellingProtocol.markup(String.join("\n", words));
                })
                .or(() -> TravellingProtocol.size(text()));
    }

    String text() {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator out = ProtocolJson.FACTORY.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("protocol", said.protocol().toString());
            out.writeStringField("owner", said.owner().value());
            out.writeStringField("reference", said.reference());
            out.writeNumberField("edition", said.edition());
            out.writeStringField("state", said.state().token());
            out.writeStringField(
                    "decided",
                    said.decided().atZone(ZoneOffset.UTC).toLocalDate().toString());
            if (said.terms().isPresent()) {
                write(said.terms().get(), out);
            }
            if (said.progress().isPresent()) {
                Progress far = said.progress().get();
                out.writeObjectFieldStart("progress");
                int[] counts = {far.notStarted(), far.inProgress(), far.done(), far.verified(), far.notApplicable()};
                for (int at = 0; at < counts.length; at++) {
                    out.writeNumberField(COUNTS.get(at), counts[at]);
                }
                out.writeEndObject();
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("An adoption could not be written to memory", e);
        }
        return text.toString();
    }

    private void write(AdoptionTerms terms, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("instrument");
        out.writeStringField("kind", terms.kind().token());
        if (terms.number() != null) {
            out.writeStringField("number", terms.number());
        }
        out.writeStringField("date", terms.date().toString());
        out.writeStringField("authority", terms.authority());
        out.writeEndObject();
        out.writeStringField("from", terms.from().toString());
        if (said.last() != null) {
            out.writeStringField("last", said.last().toString());
        }
        if (!terms.reservations().isEmpty()) {
            out.writeObjectFieldStart("reservations");
            for (Map.Entry<String, String> one : terms.reservations().entrySet()) {
                out.writeStringField(one.getKey(), one.getValue());
            }
            out.writeEndObject();
        }
    }

    /**
     * @param arrived whose it is
     * @throws Refusal the first thing wrong with it, {@code adopting.form} where it has not the form
     */
    static CountryAdoption read(SharedRecord arrived, String text) {
        JsonNode node = tree(text);
        known(node, FIELDS, "");
        CountryAdoption read = new CountryAdoption(
                arrived.owner(),
                RecordId.parse(word(node, "protocol", "protocol")),
                new CountryCode(word(node, "owner", "owner")),
                word(node, "reference", "reference"),
                count(node, "edition", "edition"),
                State.of(word(node, "state", "state")).orElseThrow(() -> CountryAdoption.form("state")),
                decided(node),
                terms(node),
                node.has("last") ? day(node, "last", "last") : null,
                progress(node),
                Optional.of(arrived));
        of(read, new Choice(true, true)).obstacle().ifPresent(refusal -> {
            throw refusal;
        });
        return read;
    }

    private static Instant decided(JsonNode node) {
        return day(node, "decided", "decided").atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Optional<AdoptionTerms> terms(JsonNode node) {
        if (!node.has("instrument")) {
            if (node.has("from") || node.has("reservations")) {
                throw CountryAdoption.form("instrument");
            }
            return Optional.empty();
        }
        JsonNode act = object(node, "instrument");
        known(act, ACT, "instrument.");
        Map<String, String> reservations = new LinkedHashMap<>();
        if (node.has("reservations")) {
            JsonNode told = object(node, "reservations");
            told.fieldNames()
                    .forEachRemaining(section -> reservations.put(section, word(told, section, "reservations")));
        }
        return Optional.of(new AdoptionTerms(
                InstrumentKind.of(word(act, "kind", "instrument.kind"))
                        .orElseThrow(() -> CountryAdoption.form("instrument.kind")),
                act.has("number") ? word(act, "number", "instrument.number") : null,
                day(act, "date", "instrument.date"),
                word(act, "authority", "instrument.authority"),
                List.of(),
                day(node, "from", "from"),
                reservations));
    }

    private static Optional<Progress> progress(JsonNode node) {
        if (!node.has("progress")) {
            return Optional.empty();
        }
        JsonNode told = object(node, "progress");
        known(told, Set.copyOf(COUNTS), "progress.");
        int[] counts =
                COUNTS.stream().mapToInt(name -> count(told, name, "progress")).toArray();
        return Optional.of(new Progress(counts[0], counts[1], counts[2], counts[3], counts[4]));
    }

    private static void known(JsonNode node, Set<String> names, String before) {
        node.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                // The name is the sender's and is not repeated.
                throw CountryAdoption.form(before.isEmpty() ? "adoption" : before.substring(0, before.length() - 1));
            }
        });
    }

    private static JsonNode object(JsonNode node, String name) {
        if (!node.path(name).isObject()) {
            throw CountryAdoption.form(name);
        }
        return node.path(name);
    }

    private static String word(JsonNode node, String name, String field) {
        if (!node.path(name).isTextual()) {
            throw CountryAdoption.form(field);
        }
        return node.path(name).textValue();
    }

    private static int count(JsonNode node, String name, String field) {
        JsonNode number = node.path(name);
        if (!number.isInt() || number.intValue() < 0 || field.equals("progress") && number.intValue() > ITEMS_AT_MOST) {
            throw CountryAdoption.form(field);
        }
        return number.intValue();
    }

    private static LocalDate day(JsonNode node, String name, String field) {
        try {
            return LocalDate.parse(word(node, name, field));
        } catch (DateTimeParseException e) {
            throw CountryAdoption.form(field);
        }
    }

    private static JsonNode tree(String text) {
        try (JsonParser parser = ProtocolJson.FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw CountryAdoption.form("adoption");
            }
            JsonNode node = JsonTree.current(parser);
            if (parser.nextToken() != null) {
                throw CountryAdoption.form("adoption");
            }
            return node;
        } catch (IOException e) {
            throw CountryAdoption.form("adoption");
        }
    }
}
