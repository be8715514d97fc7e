package org.enlace.jit.internal.web.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.internal.web.JitWeb;
import org.enlace.jit.picture.MemoryEntries;
import org.enlace.jit.picture.Sketches;
import org.enlace.jit.work.EntryKind;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Node;
import org.enlace.platform.RecordId;
import org.enlace.reference.internal.Editions;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Of a team with more than a page takes, pages show the newest, say so, and offer the rest. */
class LongTeamWebTest {
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

    private static Parties parties;
    private static WebServer server;
    private static String work;
    private static MemoryEntries entries;

    @BeforeAll
    static void start() {
        parties = new Parties(TestDatabase.Kind.DERBY, BR);
        parties.inForce();
        work = "/jit/teams/" + parties.team + "/work";
        TestNode node = parties.of(CO);
        Desks desks = (Desks) Proxy.newProxyInstance(
                Desks.class.getClassLoader(), new Class<?>[] {Desks.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("entries")) {
                        return entries;
                    }
                    try {
                        return method.invoke(node.desks, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        Editions editions =
                new Editions(new Node(CO, REPOSITORY, REPOSITORY.resolve("target/no-data"), "0.1.0", false));
        server = WebServer.serving(
                JitWeb.of(() -> desks, () -> (owner, done, caller) -> output -> {}, WorkReference.of(() -> editions)));
        server.officers().with("leader", "jit.read", "jit.prepare");
    }

    @AfterAll
    static void stop() {
        server.close();
        parties.close();
    }

    private static String shown(String path) {
        HttpResponse<String> answer =
                server.sendAs("leader", server.request(path).GET());
        assertEquals(200, answer.statusCode(), path);
        return answer.body();
    }

    private static void knows(Sketches sketches) {
        entries = new MemoryEntries();
        entries.put(sketches.all().stream()
                .map(seen -> Sketches.of(parties.team, seen))
                .toList());
    }

    @Test
    void the_plan_shows_the_newest_and_offers_years() {
        Sketches sketches = new Sketches();
        for (int i = 0; i <= 5_000; i++) {
            String title = "Tarea-" + i + ".";
            sketches.put(
                    EntryKind.TASK,
                    Sketches.CO,
                    title,
                    Map.of("title", List.of(title), "progress", List.of("planned")));
        }
        knows(sketches);
        String plan = shown(work + "/plan");
        assertTrue(plan.contains("Tarea-5000.") && plan.contains("Tarea-1."));
        assertFalse(plan.contains("Tarea-0."), "the oldest is not there");
        assertTrue(plan.contains("here are the 5,000 newest"));
        assertTrue(plan.contains("<option value=\"2027\">"), "the year of the team");
        assertFalse(shown(work + "/plan?year=2026").contains("Tarea-"));
        assertTrue(shown(work).contains("The 5,000 newest entries count here"));
        sketches.take(sketches.all().get(0).entry().id());
        knows(sketches);
        assertFalse(shown(work + "/plan").contains("newest"), "all of them fit");
    }

    @Test
    void pictures_and_duplicates_take_the_newest_and_what_is_asked_for() {
        Sketches sketches = new Sketches();
        RecordId old = sketches.person("Vieja Conocida", "suspect");
        RecordId friend = sketches.person("Amigo Viejo", "other");
        sketches.relation(old, "knows", friend);
        for (int i = 0; i < 20_000; i++) {
            sketches.thing(EntryKind.VEHICLE, "PLACA" + i);
        }
        sketches.thing(EntryKind.VEHICLE, "NUEVA 1");
        sketches.thing(EntryKind.VEHICLE, "NUEVA-1");
        knows(sketches);
        String alike = shown(work + "/alike");
        assertTrue(alike.contains("the 20,000 newest are compared"));
        assertTrue(alike.contains("NUEVA-1"), "the newest are compared");
        assertTrue(alike.contains("<option value=\"person\">"), "by their kind");
        assertFalse(shown(work + "/alike?kind=person").contains("newest are compared"));
        String around = shown(work + "/graph?around=" + old);
        assertTrue(around.contains("here are the 20,000 newest"));
        assertTrue(around.contains("Amigo Viejo"), "what is asked for is there, however old");
        assertTrue(around.contains("name=\"year\""));
    }
}
