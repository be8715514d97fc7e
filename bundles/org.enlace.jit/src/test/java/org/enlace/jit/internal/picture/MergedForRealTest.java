package org.enlace.jit.internal.picture;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.internal.web.JitWeb;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Grading;
import org.enlace.jit.work.NewEntry;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.Test;

/** Duplicates of two countries on two nodes: merged by one, one for both, and apart again. */
class MergedForRealTest {
    private static final Caller MEMBER = TestNode.officer("member", JitPermissions.READ, JitPermissions.PREPARE);
    private static final Optional<Grading> KNOWN =
            Optional.of(new Grading(Grading.Nature.FACT, Grading.Source.A, Grading.Information.G1));

    private static RecordId write(
            Parties parties, CountryCode country, EntryKind kind, Map<String, List<String>> values) {
        return parties.of(country)
                .desks
                .entries()
                .write(parties.team, NewEntry.of(kind, values, Handling.GENERAL, KNOWN), MEMBER)
                .id();
    }

    private static HttpResponse<String> post(WebServer server, String path, String body) {
        return server.sendAs(
                "member",
                server.request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    private static String shown(WebServer server, String path) {
        HttpResponse<String> answer =
                server.sendAs("member", server.request(path).GET());
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    @Test
    void another_countrys_duplicate_is_merged_for_both_and_taken_apart_again() {
        try (Parties parties = new Parties(TestDatabase.Kind.DERBY, BR)) {
            parties.inForce();
            parties.carry();
            RecordId own = write(parties, CO, EntryKind.VEHICLE, Map.of("plate", List.of("ABC-123")));
            RecordId others = write(
                    parties, BR, EntryKind.VEHICLE, Map.of("plate", List.of("abc 123"), "colour", List.of("rojo")));
            RecordId luz = write(
                    parties,
                    BR,
                    EntryKind.PERSON,
                    Map.of("standing", List.of("victim"), "name", List.of("Luz Secreta")));
            write(
                    parties,
                    BR,
                    EntryKind.RELATION,
                    Map.of(
                            "from",
                            List.of(luz.toString()),
                            "relation",
                            List.of("was-at"),
                            "to",
                            List.of(others.toString())));
            parties.carry();
            TestNode node = parties.of(CO);
            try (WebServer server =
                    WebServer.serving(JitWeb.of(() -> node.desks, () -> (owner, done, caller) -> output -> {}))) {
                server.officers().with("member", "jit.read");
                String work = "/jit/teams/" + parties.team + "/work";
                assertTrue(shown(server, work + "/alike").contains("One group"));
                String pair = "entry=" + own + "&entry=" + others;
                assertTrue(shown(server, work + "/alike/compare?" + pair).contains("rojo"));
                assertEquals(
                        303,
                        post(server, work + "/alike/merge", pair + "&kept=" + own)
                                .statusCode());
                String after = shown(server, work + "/alike");
                assertTrue(after.contains("There are no duplicates"), after);
                String graph = shown(server, work + "/graph");
                assertEquals(2, graph.split("class=\"enlace-graph__node\"", -1).length - 1, graph);
                assertEquals(
                        1, graph.split("<g><title>", -1).length - 1, "the relation of the merged one is that of both");
                assertFalse(graph.contains("Luz Secreta"), "a victim's name is no part of a picture");
                parties.carry();
                assertTrue(parties.of(BR)
                        .desks
                        .entries()
                        .find(parties.team, others, MEMBER)
                        .same());
                Matcher undo = Pattern.compile(Pattern.quote(work) + "/alike/[0-9a-f-]+/undo")
                        .matcher(after);
                assertTrue(undo.find(), after);
                assertTrue(shown(server, work + "/entries/" + own).contains(undo.group()), "from what stays, too");
                assertEquals(
                        422, post(server, undo.group(), "version=1&reason=").statusCode(), "a reason is asked for");
                assertEquals(
                        303,
                        post(server, undo.group(), "version=1&reason=Otra+placa")
                                .statusCode());
                parties.carry();
                assertFalse(parties.of(BR)
                        .desks
                        .entries()
                        .find(parties.team, others, MEMBER)
                        .same());
                assertTrue(shown(server, work + "/alike").contains("One group"));
            }
        }
    }
}
