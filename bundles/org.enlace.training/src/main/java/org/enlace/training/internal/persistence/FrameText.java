package org.enlace.training.internal.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.training.exchange.Call;
import org.enlace.training.exchange.Cefr;
import org.enlace.training.exchange.HostPlace;
import org.enlace.training.exchange.LanguageCode;
import org.enlace.training.exchange.MatchingInput;
import org.enlace.training.exchange.Pairing;
import org.enlace.training.exchange.Period;
import org.enlace.training.exchange.RankBand;
import org.enlace.training.exchange.Reciprocity;
import org.enlace.training.exchange.Route;
import org.enlace.training.exchange.Theme;

/** What a run looked at but for its candidates, as JSON. */
final class FrameText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FrameText() {}

    static String of(MatchingInput input) {
        ObjectNode frame = JSON.createObjectNode();
        Call call = input.call();
        ObjectNode said = frame.putObject("call");
        said.put("id", call.id().toString());
        said.put("title", call.title());
        texts(said.putArray("themes"), call.themes(), Theme::value);
        said.put("window", call.window().toString());
        said.put("days", call.days());
        said.put("themeRequired", call.themeRequired());
        said.put("deadline", call.deadline().toString());
        said.put("conditions", call.conditions());
        frame.put("weights", RunText.weights(input.weights()));
        frame.put("quotas", RunText.quotas(input.quotas()));
        pairs(frame.putArray("agreed"), input.preAgreed());
        pairs(frame.putArray("pins"), input.pins());
        pairs(frame.putArray("bans"), input.bans());
        ObjectNode reciprocity = frame.putObject("reciprocity");
        reciprocity.put("first", input.reciprocity().firstYear());
        reciprocity.put("last", input.reciprocity().lastYear());
        ObjectNode points = reciprocity.putObject("points");
        new TreeMap<>(keyed(input.reciprocity().points())).forEach(points::put);
        ArrayNode places = frame.putArray("places");
        input.places().forEach(place -> place(places.addObject(), place));
        return frame.toString();
    }

    private static Map<String, Integer> keyed(Map<Route, Integer> points) {
        Map<String, Integer> keyed = new HashMap<>();
        points.forEach((route, bonus) -> keyed.put(route.sending() + " " + route.host(), bonus));
        return keyed;
    }

    private static void place(ObjectNode node, HostPlace place) {
        node.put("id", place.id().toString());
        node.put("country", place.country().value());
        node.put("unit", place.unit());
        texts(node.putArray("themes"), new TreeSet<>(place.themes()), Theme::value);
        ObjectNode languages = node.putObject("languages");
        place.languages().forEach((code, level) -> languages.put(code.value(), level.name()));
        texts(node.putArray("periods"), place.periods(), Period::toString);
        texts(node.putArray("bands"), place.bands(), RankBand::name);
        node.put("capacity", place.capacity());
    }

    private static <T> void texts(ArrayNode array, Collection<T> items, Function<T, String> text) {
        items.forEach(item -> array.add(text.apply(item)));
    }

    private static void pairs(ArrayNode array, Set<Pairing> pairs) {
        pairs.stream()
                .map(pair -> pair.candidate() + " " + pair.place())
                .sorted()
                .forEach(array::add);
    }

    static MatchingInput read(String text) {
        try {
            return read(JSON.readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException("A run that was stored cannot be read", e);
        }
    }

    private static MatchingInput read(JsonNode frame) {
        JsonNode said = frame.get("call");
        Call call = new Call(
                RecordId.parse(said.get("id").asText()),
                said.get("title").asText(),
                each(said.get("themes"), Theme::new),
                RunText.period(said.get("window").asText()),
                said.get("days").asInt(),
                said.get("themeRequired").asBoolean(),
                LocalDate.parse(said.get("deadline").asText()),
                said.get("conditions").asText());
        JsonNode reciprocity = frame.get("reciprocity");
        Map<Route, Integer> points = new HashMap<>();
        reciprocity.get("points").fields().forEachRemaining(one -> {
            String[] route = one.getKey().split(" ");
            points.put(
                    new Route(new CountryCode(route[0]), new CountryCode(route[1])),
                    one.getValue().asInt());
        });
        List<HostPlace> places = new ArrayList<>();
        frame.get("places").forEach(node -> places.add(place(node)));
        return new MatchingInput(
                call,
                RunText.weights(frame.get("weights").asText()),
                List.of(),
                places,
                RunText.quotas(frame.get("quotas").asText()),
                pairs(frame.get("agreed")),
                pairs(frame.get("pins")),
                pairs(frame.get("bans")),
                new Reciprocity.Frozen(
                        reciprocity.get("first").asInt(),
                        reciprocity.get("last").asInt(),
                        points));
    }

    private static HostPlace place(JsonNode node) {
        Map<LanguageCode, Cefr> languages = new TreeMap<>();
        node.get("languages")
                .fields()
                .forEachRemaining(one -> languages.put(
                        new LanguageCode(one.getKey()),
                        Cefr.valueOf(one.getValue().asText())));
        return new HostPlace(
                RecordId.parse(node.get("id").asText()),
                new CountryCode(node.get("country").asText()),
                node.get("unit").asText(),
                new LinkedHashSet<>(each(node.get("themes"), Theme::new)),
                languages,
                each(node.get("periods"), RunText::period),
                new LinkedHashSet<>(each(node.get("bands"), RankBand::valueOf)),
                node.get("capacity").asInt());
    }

    private static <T> List<T> each(JsonNode array, Function<String, T> item) {
        List<T> items = new ArrayList<>();
        array.forEach(node -> items.add(item.apply(node.asText())));
        return items;
    }

    private static Set<Pairing> pairs(JsonNode array) {
        Set<Pairing> pairs = new HashSet<>();
        for (String pair : each(array, text -> text)) {
            String[] ids = pair.split(" ");
            pairs.add(new Pairing(RecordId.parse(ids[0]), RecordId.parse(ids[1])));
        }
        return pairs;
    }
}
