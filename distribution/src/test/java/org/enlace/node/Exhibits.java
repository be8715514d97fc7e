package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The evidence of a team as officers of one country handle it by the API of their node. Events happen one minute after the other, the
 * last of them not yet a minute ago.
 */
final class Exhibits {
    private static final String JSON = "application/json";
    private static final int MINUTES = 60;

    private final String country;
    private final String team;
    private final Function<String, Client> officers;
    private final Instant begun = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(MINUTES, ChronoUnit.MINUTES);

    /**
     * @param team     as the API addresses it
     * @param officers who asks as somebody of this node, signed in freshly enough to decide
     */
    Exhibits(String country, String team, Function<String, Client> officers) {
        this.country = country;
        this.team = team;
        this.officers = officers;
    }

    private Client investigator() {
        return officers.apply("investigator");
    }

    private static JsonObject done(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(answer.uri() + " " + answer.statusCode() + answer.body());
        }
        return Client.json(answer);
    }

    /** A new item; its id. @param nature {@code physical} or {@code digital} */
    String item(String title, String nature) {
        boolean digital = nature.equals("digital");
        JsonObjectBuilder fields = Json.createObjectBuilder();
        Map.of(
                        "title", title,
                        "nature", nature,
                        "form", digital ? "image" : "telephone",
                        "text", "Nada de esto ocurrió.",
                        "zone", "UTC",
                        "place", "Lugar de muestra",
                        "authority", "Orden de muestra")
                .forEach((field, text) ->
                        fields.add(field, Json.createArrayBuilder().add(text)));
        Map.of(
                        "obtained",
                        begun.minus(1, ChronoUnit.DAYS).toString(),
                        "state",
                        country,
                        "obtained-by",
                        "Unidad de muestra",
                        "how",
                        "Incautación de muestra")
                .forEach((field, text) ->
                        fields.add(field, Json.createArrayBuilder().add(text)));
        JsonObject body = Json.createObjectBuilder()
                .add("kind", "evidence")
                .add("fields", fields)
                .build();
        return done(investigator().post(team + "/entries", body.toString())).getString("id");
    }

    private String chain(String item) {
        return team + "/evidence/" + item + "/custody";
    }

    /** What happened, as it is sent: twice the same is the same event. @param minute which of the last hour @param said pairs */
    JsonObject event(String kind, int minute, String... said) {
        return Json.createObjectBuilder(base(kind, minute))
                .add("said", pairs(said))
                .build();
    }

    private JsonObject base(String kind, int minute) {
        return Json.createObjectBuilder()
                .add("kind", kind)
                .add("happened", begun.plus(minute, ChronoUnit.MINUTES).toString())
                .add("zone", "UTC")
                .add("place", "Lugar de muestra")
                .add("authority", "Orden de muestra")
                .build();
    }

    private static JsonObjectBuilder pairs(String... pairs) {
        JsonObjectBuilder all = Json.createObjectBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            all.add(pairs[i], pairs[i + 1]);
        }
        return all;
    }

    /** The same where it changes hands. @param from country @param to country */
    JsonObject handed(String kind, int minute, String from, String to, String... said) {
        return Json.createObjectBuilder(event(kind, minute, said))
                .add(
                        "persons",
                        Json.createObjectBuilder().add("handing", person(from)).add("receiving", person(to)))
                .build();
    }

    private static JsonObjectBuilder person(String of) {
        return pairs(
                "name", "Muestra " + of, "rank", "Cargo", "number", "", "unit", "Unidad de muestra", "country", of);
    }

    /** Writes an event, or has none of it. */
    JsonObject writes(String item, JsonObject event) {
        return done(investigator().post(chain(item), event.toString()));
    }

    private JsonObject log(String item) {
        return done(investigator().get(chain(item)));
    }

    /** The events of an item in order: country, number and hash of each. */
    List<String> events(String item) {
        return log(item).getJsonArray("events").getValuesAs(JsonObject.class).stream()
                .map(one -> one.getString("country") + one.getInt("sequence") + " " + one.getString("kind") + " "
                        + one.getString("hash"))
                .toList();
    }

    /** Where it is, such as {@code held CO}; with what is wrong with its chain. */
    String state(String item) {
        JsonObject log = log(item);
        JsonObject state = log.getJsonObject("state");
        return state.getString("is") + " " + state.getString("country", "")
                + (log.getJsonArray("findings").isEmpty() ? "" : " " + log.getJsonArray("findings"));
    }

    /** The hash of the event by which it is on its way. */
    String out(String item) {
        return log(item).getJsonObject("state").getString("out");
    }

    /** Stores a file of an item; its id. */
    String stored(String item, String name, byte[] content) {
        Client client = investigator();
        JsonObject begun = done(client.post(
                "/api/files/uploads",
                Json.createObjectBuilder()
                        .add("use", "jit-evidence")
                        .add("owner", item)
                        .add("name", name)
                        .add("size", content.length)
                        .build()
                        .toString()));
        String upload = "/api/files/uploads/" + begun.getString("id");
        done(client.send(client.at(upload + "?offset=0")
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofByteArray(content))));
        return done(client.post(upload + "/complete", "{}")).getString("id");
    }

    /** The content of something that somebody may fetch. */
    byte[] fetched(String officer, String path) {
        try {
            HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                    .send(officers.apply(officer).at(path).build(), BodyHandlers.ofByteArray());
            assertEquals(200, answer.statusCode(), path);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Something under the team, as somebody sees it. */
    JsonObject seen(String officer, String path) {
        return done(officers.apply(officer).get(team + path));
    }

    /** Whether there is such a thing for somebody. */
    boolean there(String officer, String path) {
        return officers.apply(officer).status(team + path) == 200;
    }

    /** A list under the team. */
    List<JsonObject> list(String path) {
        try (JsonReader reader = Json.createReader(
                new StringReader(investigator().get(team + path).body()))) {
            JsonStructure all = reader.read();
            JsonArray items = all instanceof JsonArray array
                    ? array
                    : all.asJsonObject().values().stream()
                            .filter(JsonArray.class::isInstance)
                            .map(JsonArray.class::cast)
                            .findFirst()
                            .orElseThrow();
            return items.getValuesAs(JsonObject.class);
        }
    }

    /** Does something under the team. */
    JsonObject posts(String officer, String path, String body) {
        Client client = officers.apply(officer);
        return done(
                client.send(client.at(team + path).header("Content-Type", JSON).POST(BodyPublishers.ofString(body))));
    }

    /** The same with the version of what is there. */
    JsonObject decides(String officer, String thing, String act) {
        int version = seen(officer, thing).getInt("version");
        return posts(officer, thing + "/" + act, "{\"version\":" + version + "}");
    }
}
