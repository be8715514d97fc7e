package org.enlace.node;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program of the unit that speaks to its node's JSON API. Every request has 30 seconds. */
public final class Client {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private final String node;
    private final Map<String, String> signed;

    private Client(String node, Map<String, String> signed) {
        this.node = node;
        this.signed = Map.copyOf(signed);
    }

    /** A program of nobody's: it gets to what is public. */
    public static Client anonymous(Program node) {
        return new Client(node.address(), Map.of());
    }

    /** A program with a token of an officer's, made at the node's console: all that they hold, without administration. */
    public static Client of(Program node, String officer) {
        return of(node, officer, new String[0]);
    }

    private static Client of(Program node, String officer, String... more) {
        List<String> words = new ArrayList<>(List.of("officer:token", "--officer", officer, "--hours", "2", "--json"));
        words.addAll(List.of(more));
        String said = node.shell(words.toArray(String[]::new));
        String token = Json.createReader(new StringReader(said)).readObject().getString("token");
        return new Client(node.address(), Map.of("Authorization", "Bearer " + token));
    }

    /** A program with a token that names all that an officer holds in a session, with administration. */
    public static Client administering(Program node, Client session) {
        JsonObject account = json(session.get("/api/account"));
        return administering(node, account.getJsonObject("account").getString("officer"), permissions(session));
    }

    /** A program with a token of an officer that names these permissions. */
    static Client administering(Program node, String officer, String permissions) {
        return of(node, officer, "--permission", permissions);
    }

    /** The permissions of a session's officer, with commas between. */
    static String permissions(Client session) {
        return String.join(
                ",",
                json(session.get("/api/account")).getJsonArray("permissions").getValuesAs(JsonString::getString));
    }

    /** A program with the token of the demonstration's administrator, which has no administration. */
    public static Client of(Program node) {
        return of(node, "admin");
    }

    /** A browser without a window, in which an officer has signed in. */
    public static Client signedIn(Program node, Account account) {
        return inSessionOf(node, new Browser(node).signIn(account));
    }

    /** The same session as a browser's. */
    public static Client inSessionOf(Program node, Browser browser) {
        String session = "enlace=" + browser.cookie("enlace");
        return new Client(node.address(), Map.of("Cookie", session, "Sec-Fetch-Site", "same-origin"));
    }

    /** The headers that say who asks, as they are sent. */
    public String[] headers() {
        return signed.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .toArray(String[]::new);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A request for a path, to be completed. */
    public HttpRequest.Builder at(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node + path));
        signed.forEach(request::header);
        return request;
    }

    public HttpResponse<String> get(String path) {
        return send(at(path));
    }

    public int status(String path) {
        return get(path).statusCode();
    }

    public HttpResponse<String> post(String path, String json) {
        return send(at(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> form(String path, String fields) {
        return send(at(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields)));
    }

    /** A small but whole record with this title. */
    public static String aGuide(String title) {
        return """
                {"title":"%s","summary":{"es":"Una guía para la prueba."},"type":"guide","issuingBody":"Unidad de prueba",
                 "country":"CO","date":"2024-05-01","languages":["es"],"crimeTypes":["0204"],"phases":["detection"],
                 "status":"unknown","requirements":[],"source":"https://example.org/guia","verified":false}""".formatted(title);
    }

    /** An adoption of a module, without an end. */
    public static String anAdoption(String module) {
        return """
                {"module":"%s","kind":"decree","number":"1066 de 2025","date":"2025-12-01","title":"Decreto de muestra",
                 "authority":"Ministerio de muestra","scope":"Todas las unidades","from":"2026-01-01"}""".formatted(module);
    }

    /** Creates a record; its id, once the node has acknowledged it. */
    public Optional<String> create(String title) {
        HttpResponse<String> answer = post("/api/protocols", aGuide(title));
        return answer.statusCode() == 201 ? Optional.of(json(answer).getString("id")) : Optional.empty();
    }

    /** Every record of the library: title by id, read page by page. */
    public Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        String path = "/api/protocols?size=100";
        while (path != null) {
            JsonObject page = json(get(path));
            page.getJsonArray("items")
                    .getValuesAs(JsonObject.class)
                    .forEach(item -> titles.put(item.getString("id"), item.getString("title")));
            path = page.get("next") == null || page.get("next") == JsonValue.NULL
                    ? null
                    : "/api/protocols?size=100&after=" + page.getString("next");
        }
        return titles;
    }

    public static JsonObject json(HttpResponse<String> answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
