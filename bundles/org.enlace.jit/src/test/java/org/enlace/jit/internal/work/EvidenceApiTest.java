package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.internal.web.JitWeb;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EvidenceApiTest {
    private static final String BEGUN = """
            {"kind":"collected","happened":"2027-03-01T12:00:00Z","zone":"America/Bogota","place":"Bogotá",
             "authority":"Fiscalía 12","said":{"condition":"Pantalla rota"}}""";

    private Items items;
    private WebServer server;
    private Entry item;
    private String custody;

    @BeforeEach
    void start() {
        items = new Items(new Workroom(new Parties(TestDatabase.Kind.DERBY, BR), true));
        item = items.item(CO);
        TestNode node = items.node(CO);
        server = WebServer.serving(JitWeb.of(() -> node.desks, () -> (owner, done, caller) -> output -> {}));
        server.officers()
                .with("member", "jit.read")
                .with("leader", "jit.read")
                .with("expert", "jit.read")
                .with("stranger", "home.read");
        custody = "/api/jit/teams/" + items.room.team + "/evidence/" + item.id() + "/custody";
    }

    @AfterEach
    void stop() {
        server.close();
        items.close();
    }

    private HttpResponse<String> post(String officer, String body) {
        return server.sendAs(
                officer,
                server.request(custody)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String officer, String path) {
        return server.sendAs(officer, server.request(path).GET());
    }

    @Test
    void a_chain_is_written_and_read_with_what_is_wrong_with_it() {
        HttpResponse<String> made = post("member", BEGUN.replace("2027-03-01T12", "2027-02-19T12"));
        assertEquals(201, made.statusCode(), made.body());
        assertTrue(made.body().contains("\"sequence\":1"), made.body());
        HttpResponse<String> late = post(
                "member",
                BEGUN.replace("collected", "accessed")
                        .replace("\"condition\"", "\"purpose\":\"Para el perito\",\"condition\"")
                        .replace("2027-03-01T12", "2027-02-20T12"));
        assertEquals(201, late.statusCode(), late.body());
        String log = get("leader", custody).body();
        assertTrue(log.contains("-CO-0001\""), log);
        assertTrue(log.contains("\"is\":\"held\""), log);
        assertTrue(log.contains("\"flaw\":\"late\""), log);
        assertTrue(log.contains("\"condition\":\"Pantalla rota\""), log);
        assertEquals(404, get("expert", custody).statusCode());
        assertEquals(404, post("expert", BEGUN).statusCode());
        assertEquals(403, get("stranger", custody).statusCode());
        items.carry();
        assertEquals(List.of(), items.room.quarantine(BR));
    }

    @Test
    void the_register_tells_where_items_are_and_what_goes_on_without_its_description() {
        String register = "/api/jit/teams/" + items.room.team + "/evidence";
        assertTrue(get("member", register).body().contains("\"state\":{\"is\":\"unknown\""), "nothing happened to it");
        items.write(CO, item, EventKind.COLLECTED);
        String listed = get("leader", register).body();
        for (String part : List.of(
                "\"item\":\"" + item.id() + "\"",
                "-CO-0001\"",
                "\"is\":\"held\"",
                "\"country\":\"CO\"",
                "\"events\":1")) {
            assertTrue(listed.contains(part), part + " is not in " + listed);
        }
        assertTrue(get("member", register + "/transit").body().contains("\"items\":[]"));
        assertTrue(get("member", register + "/taken-back").body().contains("\"items\":[]"));
        for (String path : List.of(register, register + "/transit", register + "/taken-back")) {
            assertFalse(get("expert", path).body().contains(item.id().toString()), path);
        }
        assertEquals(403, get("stranger", register).statusCode());

        Entry theirs = items.item(BR);
        items.write(BR, theirs, EventKind.COLLECTED);
        items.carry();
        items.takenBack(CO, theirs);
        String id = theirs.id().toString();
        assertFalse(get("member", register).body().contains(id));
        assertFalse(get("expert", register + "/taken-back").body().contains(id));
        String gone = get("member", register + "/taken-back").body();
        assertTrue(gone.contains(id) && gone.contains("\"takenBack\":\""), gone);
    }

    @Test
    void that_a_restricted_item_is_on_its_way_no_list_tells() {
        String register = "/api/jit/teams/" + items.room.team + "/evidence";
        Handling condition = new Handling(Set.of(HandlingCode.H3), Optional.of("Solo el fiscal"));
        Entry open = items.item(BR);
        Entry closed = items.room
                .entries(BR)
                .write(items.room.team, Workroom.a(EntryKind.EVIDENCE, condition, Items.FIELDS), Workroom.MEMBER);
        for (Entry one : List.of(open, closed)) {
            items.write(BR, one, EventKind.COLLECTED);
            items.out(BR, one, CO);
        }
        items.carry();
        String moving = get("member", register + "/transit").body();
        assertTrue(moving.contains(open.id().toString()) && moving.contains("\"is\":\"in-transit\""), moving);
        assertFalse(moving.contains(closed.id().toString()), moving);
        String line =
                get("member", register).body().replaceAll("(?s).*(\\{\"item\":\"" + closed.id() + "[^}]*}).*", "$1");
        assertTrue(line.contains(closed.id().toString()), line);
        assertTrue(
                line.contains("\"title\":null,\"state\":null,\"since\":null,\"events\":null,\"findings\":null"), line);
    }

    @Test
    void what_is_wrong_is_told_and_never_an_error_of_ours() {
        for (String bad : List.of(
                "{}",
                "[]",
                "null",
                BEGUN.replace("collected", "stolen"),
                BEGUN.replace("collected", "transfer-ended"),
                BEGUN.replace("2027-03-01T12:00:00Z", "yesterday"),
                BEGUN.replace("2027-03-01T12:00:00Z", "2099-03-01T12:00:00Z"),
                BEGUN.replace("2027-03-01T12:00:00Z", "-999999999-01-01T00:00:00Z"),
                BEGUN.replace("America/Bogota", "America/Atlantis"),
                BEGUN.replace("\"place\":\"Bogotá\",", ""),
                BEGUN.replace("Fiscalía 12", "x".repeat(201)),
                BEGUN.replace("condition", "colour"),
                BEGUN.replace("\"condition\"", "\"receiving\""),
                BEGUN.replace("\"condition\"", "\"before\":\"XY\",\"condition\""),
                BEGUN.replace("\"said\"", "\"persons\":{\"handing\":null},\"said\""),
                BEGUN.replace("\"said\"", "\"persons\":{\"handing\":{\"name\":\"x\"}},\"said\""),
                BEGUN.replace("\"said\"", "\"persons\":{\"seal\":{\"name\":\"x\"}},\"said\""),
                BEGUN.replace("Pantalla", "\\u0000"))) {
            HttpResponse<String> answer = post("member", bad);
            assertTrue(
                    answer.statusCode() >= 400 && answer.statusCode() < 500,
                    () -> answer.statusCode() + " " + bad + "\n" + answer.body());
        }
        assertEquals(0, items.log(CO, item).events().size());
        items.write(CO, item, EventKind.COLLECTED);
        assertEquals(
                422, get("member", custody.replace(item.id().toString(), "x")).statusCode());
        assertEquals(
                404,
                get(
                                "member",
                                custody.replace(
                                        item.id().toString(), TestNode.id().toString()))
                        .statusCode());
    }
}
