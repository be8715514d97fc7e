package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A team of two demonstrations that is in force, made by the API as programs of both countries would: the first asks, the second
 * accepts. In each the prosecutor leads, the investigator is a member, and somebody acts for the central authority; parcels are
 * carried between.
 */
public final class SignedTeam {
    private static final String JSON = "application/json";
    private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final List<String> PEOPLE = List.of("investigator", "prosecutor", "central");

    private final CountryNode here;
    private final CountryNode there;
    private final Map<String, Session> sessions = new HashMap<>();
    private String id;

    private SignedTeam(CountryNode here, CountryNode there) {
        this.here = here;
        this.there = there;
    }

    /** @param other the country of the second node, such as {@code BR}; both know each other */
    public static SignedTeam of(CountryNode here, CountryNode there, String other, String subject) {
        SignedTeam team = new SignedTeam(here, there);
        team.asked(other, subject);
        here.sends(there);
        team.accepted(other);
        there.sends(here);
        team.named(here);
        String agreement = team.drafted(
                "investigator", "agreement", LocalDate.now(ZoneOffset.UTC).plusYears(1), BOGOTA.getId());
        team.signed(here, agreement);
        here.sends(there);
        team.named(there);
        team.signed(there, agreement);
        there.sends(here);
        here.sends(there);
        return team;
    }

    public String id() {
        return id;
    }

    public String path() {
        return "/jit/teams/" + id;
    }

    private record Session(Client client, Instant since) {}

    /** Who asks as somebody of a node, in a session that is fresh enough for signing. */
    public Client as(CountryNode node, String account) {
        String key = node.program().address() + account;
        Session known = sessions.get(key);
        if (known == null || known.since().plus(FRESH).isBefore(Instant.now())) {
            known = new Session(
                    Client.signedIn(node.program(), Account.ofDemo(node.program(), account)), Instant.now());
            sessions.put(key, known);
        }
        return known.client();
    }

    private String api() {
        return "/api" + path();
    }

    private static JsonObject done(HttpResponse<String> answer) {
        assertTrue(answer.statusCode() / 100 == 2, () -> answer.uri() + " " + answer.statusCode() + answer.body());
        return Client.json(answer);
    }

    /** A step upon the record as it is. */
    private JsonObject step(Client client, String path, String body) {
        HttpResponse<String> now = client.get(api());
        return done(client.send(client.at(api() + path)
                .header("Content-Type", JSON)
                .header("If-Match", now.headers().firstValue("ETag").orElseThrow())
                .POST(BodyPublishers.ofString(body))));
    }

    private static String today() {
        return "{\"day\":\"" + LocalDate.now(ZoneOffset.UTC).minusDays(1) + "\"}";
    }

    private void asked(String other, String subject) {
        Client investigator = as(here, "investigator");
        id = done(investigator.post("/api/jit/teams", """
                {"subject":"%s","authority":"Fiscalía de muestra","basis":"untoc-19","language":"es",
                 "asked":[{"country":"%s","authority":"Autoridad de muestra","onPaper":false}],"crimes":["0204"],
                 "facts":"Nada de esto ocurrió.","why":"Muestra.","provisions":"Muestra.","measures":"Muestra.",
                 "officials":"Muestra.","months":12}""".formatted(subject, other)))
                .getString("id");
        done(investigator.post(api() + "/circle", "{\"officer\":\"prosecutor\"}"), here);
        step(investigator, "/steps/draft", today());
        step(investigator, "/steps/submit", today());
        step(as(here, "central"), "/decisions/send", today());
    }

    private static void done(HttpResponse<String> answer, CountryNode at) {
        assertTrue(
                answer.statusCode() / 100 == 2,
                () -> at.program().address() + " " + answer.statusCode() + answer.body());
    }

    private void accepted(String other) {
        Client central = as(there, "central");
        NotesNode.await("the request is handed over", () -> central.status(api()) == 200);
        step(central, "/countries/" + other + "/acknowledge", today());
        step(central, "/countries/" + other + "/accept", today());
        done(central.post(api() + "/circle", "{\"officer\":\"investigator\"}"), there);
        done(central.post(api() + "/circle", "{\"officer\":\"prosecutor\"}"), there);
    }

    /** Drafted by the investigator, signed by the prosecutor. */
    private void named(CountryNode node) {
        Client investigator = as(node, "investigator");
        if (node == here) {
            NotesNode.await(
                    "the acceptance is handed over",
                    () -> investigator.get(api()).body().contains("negotiating"));
            done(
                    investigator.post(api() + "/drafts/agreement", "{\"basis\":\"untoc-19\",\"languages\":[\"es\"]}"),
                    node);
        } else {
            NotesNode.await(
                    "the agreement is handed over",
                    () -> investigator.get(api() + "/proposals").body().contains("agreement"));
        }
        JsonArrayBuilder people = Json.createArrayBuilder();
        for (String account : PEOPLE) {
            String role = account.equals("prosecutor") ? "leader" : account.equals("central") ? "authority" : "member";
            people.add(Json.createObjectBuilder()
                    .add("role", role)
                    .add("name", "Muestra " + account)
                    .add("function", "Cargo de muestra")
                    .add("agency", "Unidad de muestra")
                    .add("powers", Json.createArrayBuilder())
                    .add("first", LocalDate.now(ZoneOffset.UTC).minusDays(1).toString())
                    .add("zone", "America/Bogota")
                    .add("account", account));
        }
        String annex = done(investigator.post(api() + "/people", people.build().toString()))
                .getString("instrument");
        signed(node, annex);
    }

    /** Signed by the prosecutor of a node. @param text its id */
    public void signed(CountryNode node, String text) {
        signed(node, "prosecutor", text);
    }

    /** Signed by somebody of a node other than whoever drafted it. @param text its id */
    public void signed(CountryNode node, String account, String text) {
        Client signer = as(node, account);
        NotesNode.await("the text is handed over", () -> signer.status(api() + "/instruments/" + text) == 200);
        String hash = done(signer.get(api() + "/instruments/" + text))
                .getJsonObject("instrument")
                .getString("hash");
        HttpResponse<String> answer = signer.post(
                api() + "/instruments/" + text + "/signatures",
                Json.createObjectBuilder()
                        .add("hash", hash)
                        .add("name", "Firmante de muestra")
                        .add("capacity", "Fiscal")
                        .add("day", LocalDate.now(ZoneOffset.UTC).minusDays(1).toString())
                        .build()
                        .toString());
        assertEquals(201, answer.statusCode(), answer::body);
    }

    /** A text of a kind, drafted here, filled and proposed; its id. */
    private String drafted(String account, String kind, LocalDate last, String zone) {
        Client drafter = as(here, account);
        String path = api() + "/drafts/" + kind;
        if (drafter.status(path) == 404) {
            done(drafter.post(path, "{\"languages\":[\"es\"]}"), here);
        }
        for (int round = 0; round < 2; round++) {
            HttpResponse<String> now = drafter.get(path);
            done(
                    drafter.send(drafter.at(path)
                            .header("Content-Type", JSON)
                            .header("If-Match", now.headers().firstValue("ETag").orElseThrow())
                            .PUT(BodyPublishers.ofString(filled(Client.json(now), last, zone)))),
                    here);
        }
        HttpResponse<String> now = drafter.get(path);
        return done(drafter.send(drafter.at(api() + "/proposals")
                        .header("Content-Type", JSON)
                        .header("If-Match", now.headers().firstValue("ETag").orElseThrow())
                        .POST(BodyPublishers.ofString("{\"kind\":\"" + kind + "\"}"))))
                .getString("id");
    }

    /** The same with what it lacks: a day stands wherever nothing does. */
    private static String filled(JsonObject draft, LocalDate last, String zone) {
        JsonObjectBuilder values = Json.createObjectBuilder();
        draft.getJsonObject("values").forEach(values::add);
        draft.getJsonArray("gaps").getValuesAs(JsonObject.class).stream()
                .filter(gap -> gap.containsKey("placeholder") && !gap.isNull("placeholder"))
                .forEach(gap -> values.add(
                        gap.getString("placeholder"),
                        Json.createObjectBuilder().add("es", last.minusDays(1).toString())));
        JsonArrayBuilder clauses = Json.createArrayBuilder();
        draft.getJsonArray("clauses")
                .getValuesAs(JsonObject.class)
                .forEach(clause -> clauses.add(Json.createObjectBuilder()
                        .add("key", clause.getString("key"))
                        .add("title", clause.getJsonObject("title"))
                        .add("text", clause.getJsonObject("text"))));
        return Json.createObjectBuilder()
                .add("basis", draft.getString("basis"))
                .add("parties", draft.getJsonArray("parties"))
                .add("lastDay", last.toString())
                .add("zone", zone)
                .add("languages", draft.getJsonArray("languages"))
                .add("source", draft.getString("source"))
                .add("clauses", clauses)
                .add("values", values)
                .build()
                .toString();
    }

    /**
     * The team is to end as soon as the last party has signed: with yesterday.
     *
     * @return the text, proposed here by the prosecutor and signed by nobody
     */
    public String closing() {
        return drafted("prosecutor", "closure", LocalDate.now(BOGOTA).minusDays(1), BOGOTA.getId());
    }

    /** Whether a text is in force for a node, as far as it knows. */
    public boolean inForce(CountryNode node, String text) {
        return done(as(node, "prosecutor").get(api() + "/instruments/" + text))
                .getJsonObject("instrument")
                .getString("state")
                .equals("in-force");
    }
}
