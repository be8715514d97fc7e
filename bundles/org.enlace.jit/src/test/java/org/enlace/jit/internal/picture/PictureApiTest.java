package org.enlace.jit.internal.picture;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.TestNode.officer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.internal.web.JitWeb;
import org.enlace.jit.internal.web.work.WorkReference;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Grading;
import org.enlace.jit.work.NewEntry;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.Node;
import org.enlace.reference.internal.Editions;
import org.enlace.web.testing.WebServer;

/** What programs get of the pictures: what the pages show to the same officer, and no more. */
class PictureApiTest {
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VICTIM = "Nombre Reservado";
    private static final Optional<Grading> GRADED =
            Optional.of(new Grading(Grading.Nature.FACT, Grading.Source.B, Grading.Information.G2));
    private static final Caller EXPERT = officer("expert", JitPermissions.READ);

    /** Colombia's pages and API, with a leader, a member and a participant in each country. */
    private static final class Told implements AutoCloseable {
        final Parties parties;
        private final WebServer server;
        private final String api;

        Told(TestDatabase database) {
            parties = new Parties(database.kind(), BR);
            parties.further(Parties.person(TeamRole.PARTICIPANT, "expert", TestNode.BOGOTA));
            parties.inForce();
            api = "/api/jit/teams/" + parties.team + "/pictures";
            TestNode node = parties.of(CO);
            Editions editions =
                    new Editions(new Node(CO, REPOSITORY, REPOSITORY.resolve("target/no-data"), "0.1.0", false));
            server = WebServer.serving(JitWeb.of(
                    () -> node.desks, () -> (owner, done, caller) -> output -> {}, WorkReference.of(() -> editions)));
            server.officers()
                    .with("leader", "jit.read", "jit.prepare")
                    .with("member", "jit.read")
                    .with("expert", "jit.read")
                    .with("outsider", "jit.read", "jit.prepare", "jit.sign", "jit.central")
                    .with("stranger", "home.read");
        }

        Entry wrote(CountryCode country, Handling handling, EntryKind kind, String... fields) {
            Map<String, List<String>> values = new LinkedHashMap<>();
            for (int i = 0; i < fields.length; i += 2) {
                values.put(fields[i], List.of(fields[i + 1]));
            }
            Entry entry = parties.of(country)
                    .desks
                    .entries()
                    .write(parties.team, NewEntry.of(kind, values, handling, GRADED), Parties.LEADER);
            parties.carry();
            return entry;
        }

        Entry wrote(CountryCode country, EntryKind kind, String... fields) {
            return wrote(country, Handling.GENERAL, kind, fields);
        }

        int status(String officer, String path) {
            return answer(officer, path).statusCode();
        }

        private HttpResponse<String> answer(String officer, String path) {
            return server.sendAs(officer, server.request(api + path).GET());
        }

        JsonNode given(String officer, String path) throws JsonProcessingException {
            HttpResponse<String> answer = answer(officer, path);
            assertEquals(200, answer.statusCode(), answer::body);
            return JSON.readTree(answer.body());
        }

        @Override
        public void close() {
            server.close();
            parties.close();
        }
    }

    private static List<String> all(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.path(field).asText())
                .sorted()
                .toList();
    }

    @OnEveryDatabase
    void the_graph_has_pseudonyms_for_victims_and_one_node_for_what_is_the_same(TestDatabase database)
            throws JsonProcessingException {
        try (Told told = new Told(database)) {
            Entry ana = told.wrote(CO, EntryKind.PERSON, "standing", "suspect", "name", "Ana");
            Entry victim = told.wrote(BR, EntryKind.PERSON, "standing", "victim", "name", VICTIM);
            Entry again = told.wrote(CO, EntryKind.PERSON, "standing", "suspect", "name", "Ána");
            told.wrote(
                    CO,
                    EntryKind.RELATION,
                    "from",
                    ana.id().toString(),
                    "relation",
                    "recruits",
                    "to",
                    victim.id().toString());
            told.wrote(
                    CO,
                    EntryKind.SAME,
                    "kept",
                    ana.id().toString(),
                    "merged",
                    again.id().toString());
            for (String officer : List.of("leader", "member")) {
                JsonNode graph = told.given(officer, "/graph");
                assertFalse(graph.toString().contains(VICTIM), graph::toString);
                assertEquals(2, graph.path("nodes").size(), graph::toString);
                JsonNode edge = graph.path("edges").path(0);
                assertEquals(ana.id().toString(), edge.path("from").asText());
                assertEquals(victim.id().toString(), edge.path("to").asText());
                assertEquals("recruits", edge.path("relation").asText());
                assertEquals(List.of("suspect", "victim"), all(graph.path("nodes"), "standing"));
            }
            JsonNode near = told.given("leader", "/graph?depth=1&around=" + again.id());
            assertEquals(2, near.path("nodes").size(), "of what stands for it");
            assertEquals(
                    0,
                    told.given("leader", "/graph?kind=vehicle,place")
                            .path("nodes")
                            .size());
            assertEquals(0, told.given("expert", "/graph").path("nodes").size(), "nothing was given");
            told.wrote(
                    CO,
                    EntryKind.GIVEN,
                    "to",
                    told.parties.named(CO, CO, "expert").id().toString(),
                    "entries",
                    ana.id().toString());
            JsonNode given = told.given("expert", "/graph");
            assertEquals(List.of("Ana"), all(given.path("nodes"), "title"));
            assertEquals(0, given.path("edges").size(), "nor that there is a relation");
            assertEquals(422, told.status("leader", "/graph?depth=4"));
            assertEquals(422, told.status("leader", "/graph?kind=person,task"));
            assertEquals(422, told.status("leader", "/graph?around=x"));
            assertEquals(404, told.status("leader", "/graph?around=00000000-0000-7000-8000-000000000000"));
        }
    }

    @OnEveryDatabase
    void crossings_come_with_their_places_and_what_is_under_a_condition_is_counted_alone(TestDatabase database)
            throws JsonProcessingException {
        try (Told told = new Told(database)) {
            String victim = told.wrote(CO, EntryKind.PERSON, "standing", "victim", "name", VICTIM)
                    .id()
                    .toString();
            String[] passage = {
                "crossing",
                "bc-amistad",
                "at",
                "2027-02-01T10:00:00Z",
                "direction",
                "in",
                "country",
                "PY",
                "who",
                victim,
                "text",
                "Secreto"
            };
            told.wrote(CO, EntryKind.PASSAGE, passage);
            told.wrote(CO, EntryKind.PLACE, "name", "Casa", "latitude", "4.5", "longitude", "-74.1", "country", "CO");
            JsonNode all = told.given("member", "/crossings");
            JsonNode bridge = all.path("crossings").path(0);
            assertEquals("bc-amistad", bridge.path("id").asText());
            assertEquals(-25.5095, bridge.path("latitude").asDouble());
            assertEquals(1, bridge.path("into").path("PY").asInt());
            assertEquals(1, bridge.path("passages").path(0).path("who").size());
            assertEquals("Casa", all.path("places").path(0).path("title").asText());
            assertFalse(all.toString().contains(VICTIM) || all.toString().contains("Secreto"), all::toString);
            assertEquals(
                    0,
                    told.given("member", "/crossings?from=2027-02-02")
                            .path("crossings")
                            .size());
            assertEquals(
                    1,
                    told.given("member", "/crossings?until=2027-02-01&crossing=bc-amistad")
                            .path("crossings")
                            .size());
            told.wrote(
                    BR,
                    new Handling(
                            java.util.Set.of(org.enlace.platform.HandlingCode.H3), Optional.of("Solo para orientar")),
                    EntryKind.PASSAGE,
                    passage);
            JsonNode kept = told.given("member", "/crossings");
            assertEquals(1, kept.path("crossings").size());
            assertEquals(1, kept.path("withheld").asInt());
            assertEquals(422, told.status("leader", "/crossings?from=yesterday"));
            assertEquals(404, told.status("leader", "/crossings?crossing=bc-x"));
        }
    }

    @OnEveryDatabase
    void what_is_likely_the_same_comes_with_the_fields_by_which_it_is(TestDatabase database)
            throws JsonProcessingException {
        try (Told told = new Told(database)) {
            told.wrote(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            told.wrote(BR, EntryKind.VEHICLE, "plate", "abc 123");
            told.wrote(CO, EntryKind.PERSON, "standing", "victim", "name", VICTIM);
            told.wrote(BR, EntryKind.PERSON, "standing", "victim", "name", VICTIM);
            JsonNode alike = told.given("member", "/alike");
            assertEquals(1, alike.path("of").asInt(), alike::toString);
            JsonNode group = alike.path("groups").path(0);
            assertEquals("vehicle", group.path("kind").asText());
            assertEquals("plate", group.path("by").path(0).asText());
            assertEquals(List.of("BR", "CO"), all(group.path("entries"), "owner"));
            assertFalse(alike.toString().contains(VICTIM), alike::toString);
            assertEquals(404, told.status("expert", "/alike"), "a participant sees single entries");
        }
    }

    @OnEveryDatabase
    void whoever_is_not_let_in_learns_nothing(TestDatabase database) {
        try (Told told = new Told(database)) {
            assertTrue(told.parties.may(CO, EXPERT, org.enlace.jit.access.Right.SEE_GIVEN));
            for (String path : List.of("/graph", "/crossings", "/alike")) {
                assertEquals(404, told.status("outsider", path), path);
                assertEquals(403, told.status("stranger", path), path);
                assertEquals(200, told.status("member", path), path);
            }
        }
    }
}
