package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.enlace.node.Halt.Place;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node of a team is killed with {@code kill -9} right after its country has signed, before anybody is told, and again in the middle of
 * taking in what the other country wrote. Afterwards both nodes know the same: what was signed is signed, what was taken in is
 * whole, and nothing is there twice.
 */
@Tag("proof")
class TeamKillProof {
    private static final String JIT = "org.enlace.jit.internal.";
    private static final int ENTRIES = 20;

    @TempDir
    private Path folder;

    private CountryNode colombia;
    private CountryNode brazil;
    private SignedTeam team;

    @Test
    void killedAfterASignatureAndWhileEntriesArriveBothCountriesKnowTheSame() throws Exception {
        try (CountryNode co = CountryNode.demo("CO", folder);
                CountryNode br = CountryNode.watched("BR", folder)) {
            colombia = co;
            brazil = br;
            co.meets(br);
            team = SignedTeam.of(co, br, "BR", "MUESTRA: un equipo y un corte de luz");
            afterASignature();
            whileEntriesArrive();
        }
    }

    private String api() {
        return "/api" + team.path();
    }

    /** Brazil's leader names somebody; the node is gone in the moment in which its central authority has signed that. */
    private void afterASignature() throws Exception {
        HttpResponse<String> named = team.as(brazil, "prosecutor").post(api() + "/people", """
                        [{"role":"member","name":"Amostra depois do corte","function":"Cargo","agency":"Unidade","powers":[],
                          "first":"%s","zone":"America/Sao_Paulo"}]""".formatted(
                        LocalDate.now(ZoneOffset.UTC).minusDays(1)));
        assertEquals(201, named.statusCode(), named::body);
        String annex = Client.json(named).getString("instrument");
        team.as(brazil, "central").get(api() + "/instruments/" + annex);
        killed("signing.SigningDesk", "sign", 1, () -> team.signed(brazil, "central", annex));
        assertTrue(instruments(brazil).contains(annex + " in-force"), () -> instruments(brazil)
                .toString());
        brazil.sends(colombia);
        NotesNode.await(
                "Brazil's signature is handed over", () -> instruments(colombia).contains(annex + " in-force"));
        assertEquals(instruments(brazil), instruments(colombia));
        assertEquals(people(brazil), people(colombia));
        assertEquals("OK", last(colombia), "the audit of neither is broken");
        assertEquals("OK", last(brazil));
    }

    /** Colombia writes twenty entries in one parcel; Brazil's node is gone when it has the third in its hands. */
    private void whileEntriesArrive() throws Exception {
        Client writer = team.as(colombia, "investigator");
        for (int i = 0; i < ENTRIES; i++) {
            String body = "{\"kind\":\"message\",\"fields\":{\"text\":[\"MUESTRA " + i + "\"]}}";
            assertEquals(201, writer.post(api() + "/entries", body).statusCode());
        }
        String parcel = colombia.exports(brazil);
        team.as(brazil, "investigator").get(api() + "/entries");
        killed("work.EntryIntake", "take", 3, () -> brazil.told("exchange:import", parcel));
        brazil.imports(parcel);
        NotesNode.await("all entries are handed over", () -> entries(brazil).size() == ENTRIES);
        assertEquals(entries(colombia), entries(brazil));
        brazil.sends(colombia);
        colombia.sends(brazil);
        assertEquals(entries(colombia), entries(brazil), "told once more, nothing is there twice");
        assertEquals("OK", last(brazil));
    }

    /** Brazil's node is gone when it comes to the end of a method for the time given; it starts anew. */
    private void killed(String type, String method, int time, Runnable doing) throws Exception {
        brazil.killedAt(Place.after(JIT + type, method), time, doing);
    }

    private List<JsonObject> list(CountryNode node, String path) {
        String body = team.as(node, "investigator").get(api() + path).body();
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return body.startsWith("[")
                    ? reader.readArray().getValuesAs(JsonObject.class)
                    : reader.readObject().getJsonArray("items").getValuesAs(JsonObject.class);
        }
    }

    private List<String> instruments(CountryNode node) {
        return list(node, "/instruments").stream()
                .map(one -> one.getString("id") + " " + one.getString("state"))
                .sorted()
                .toList();
    }

    private List<String> people(CountryNode node) {
        return list(node, "/people").stream()
                .map(one -> one.getString("id") + " " + one.getString("name") + " " + one.getString("state"))
                .sorted()
                .toList();
    }

    private List<String> entries(CountryNode node) {
        return list(node, "/entries?kind=message&size=100").stream()
                .map(one -> one.getString("id") + " " + one.getInt("version") + " " + one.getJsonObject("fields"))
                .sorted()
                .toList();
    }

    /** What the node's check of its audit ends with. */
    private static String last(CountryNode node) {
        return node.told("audit:verify").status() == 0
                ? "OK"
                : node.told("audit:verify").out();
    }
}
