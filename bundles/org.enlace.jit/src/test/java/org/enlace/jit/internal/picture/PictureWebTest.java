package org.enlace.jit.internal.picture;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.internal.web.JitWeb;
import org.enlace.jit.internal.web.work.WorkReference;
import org.enlace.jit.picture.MemoryEntries;
import org.enlace.jit.picture.Sketches;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Seen;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Node;
import org.enlace.platform.RecordId;
import org.enlace.reference.internal.Editions;
import org.enlace.web.testing.WebServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of relations, of the map and of duplicates as officers use them, over the platform's real web side. */
class PictureWebTest {
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern INLINE = Pattern.compile(" style=| on[a-z]+=|<style|<script>");

    private static Parties parties;
    private static WebServer server;
    private static String work;
    private static MemoryEntries entries;

    private Sketches sketches;

    @BeforeAll
    static void start() {
        parties = new Parties(TestDatabase.Kind.DERBY, BR);
        parties.inForce();
        parties.carry();
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
        server.officers()
                .with("leader", "jit.read", "jit.prepare")
                .with("member", "jit.read")
                .with("outsider", "jit.read", "jit.prepare", "jit.sign")
                .with("stranger", "home.read");
    }

    @AfterAll
    static void stop() {
        server.close();
        parties.close();
    }

    @BeforeEach
    void nothingIsKnown() {
        entries = new MemoryEntries();
        sketches = new Sketches();
    }

    private HttpResponse<String> get(String officer, String path) {
        return server.sendAs(officer, server.request(path).GET());
    }

    private String shown(String path) {
        HttpResponse<String> answer = get("leader", path);
        assertEquals(200, answer.statusCode(), answer.body());
        assertFalse(INLINE.matcher(answer.body()).find(), path);
        return answer.body();
    }

    private HttpResponse<String> post(String path, String... pairs) {
        StringJoiner body = new StringJoiner("&");
        for (int i = 0; i < pairs.length; i += 2) {
            body.add(pairs[i] + "=" + URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return server.sendAs(
                "leader",
                server.request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body.toString())));
    }

    /** What a test told is what the team knows, as entries of the team of the pages. */
    private void known() {
        entries.put(sketches.all().stream()
                .map(seen -> Sketches.of(parties.team, seen))
                .toList());
    }

    private static int count(String body, String part) {
        return body.split(Pattern.quote(part), -1).length - 1;
    }

    /** For somebody who looks: with {@code -Dpictures=FOLDER}. */
    private static void keep(String name, String body) {
        String folder = System.getProperty("pictures");
        if (folder != null) {
            try {
                Files.createDirectories(Path.of(folder));
                Files.writeString(Path.of(folder, name + ".html"), body);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    @Test
    void without_anything_pages_say_what_to_do() {
        assertTrue(shown(work + "/graph").contains("There is nothing to draw yet"));
        assertTrue(shown(work + "/map").contains("There is nothing to show on the map yet"));
        String alike = shown(work + "/alike");
        assertTrue(alike.contains("There are no duplicates") && alike.contains("No entry was merged"), alike);
        assertTrue(shown(work + "/graph").contains("aria-current=\"page\""));
    }

    @Test
    void a_picture_says_what_its_table_says() {
        RecordId ana = sketches.person("Ana <b>Pérez</b>", "suspect");
        RecordId luz = sketches.person("Luz", "victim");
        RecordId firm = sketches.thing(EntryKind.ORGANISATION, "Transportes del Sur");
        sketches.relation(ana, "recruits", luz);
        sketches.relation(luz, "works-for", firm);
        sketches.held(EntryKind.TELEPHONE, "+57 300 1", ana);
        sketches.thing(EntryKind.PLACE, "Bodega");
        known();
        String page = shown(work + "/graph");
        keep("graph-small", page);
        assertEquals(5, count(page, "class=\"enlace-graph__node\""));
        assertEquals(3, count(page, "<g><title>"));
        String table = page.substring(page.indexOf("id=\"table\""));
        assertEquals(5, count(table, "class=\"govuk-table__row\""), "three relations, one without, and the head");
        for (String told : List.of("recruits", "works for", "belongs to", "Bodega", "No relations here", "Fact B2")) {
            assertTrue(table.contains(told), told + table);
        }
        assertFalse(page.contains("<b>Pérez"), "names are escaped");
        assertTrue(page.contains("Ana &lt;b") && page.contains("Person: Ana"), page);
        assertTrue(page.contains("Victim") && page.contains(">V</text>"), "standing is told by words and letters");
        assertTrue(page.contains(work + "/entries/" + ana), "figures are links");
    }

    @Test
    void what_is_around_an_entry_is_drawn_as_far_as_asked() {
        List<RecordId> chain = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            chain.add(sketches.person("P" + i, "other"));
            if (i > 0) {
                sketches.relation(chain.get(i - 1), "knows", chain.get(i));
            }
        }
        known();
        String around = work + "/graph?around=" + chain.get(0);
        assertEquals(2, count(shown(around + "&depth=1"), "class=\"enlace-graph__node"));
        assertEquals(3, count(shown(around), "class=\"enlace-graph__node"));
        assertEquals(4, count(shown(around + "&depth=99"), "class=\"enlace-graph__node"));
        assertTrue(shown(around).contains("Around P0") && shown(around).contains("enlace-graph__node--middle"));
        assertTrue(shown(work + "/graph?kind=vehicle").contains("There is nothing of the kinds you chose"));
        assertEquals(404, get("leader", work + "/graph?around=" + TestNode.id()).statusCode());
        assertEquals(422, get("leader", work + "/graph?around=x").statusCode());
        assertEquals(
                200,
                get("leader", work + "/graph?depth=-1&kind=king&size=7&part=0").statusCode());
    }

    @Test
    void what_is_merged_is_one_and_what_may_not_be_read_is_counted() {
        RecordId ana = sketches.person("Ana", "suspect");
        RecordId same = sketches.person("Ana P.", "suspect");
        RecordId luz = sketches.person("Luz", "witness");
        sketches.relation(same, "knows", luz);
        sketches.relation(Sketches.id(7), "knows", luz);
        sketches.same(ana, same);
        known();
        String page = shown(work + "/graph");
        assertEquals(2, count(page, "class=\"enlace-graph__node\""));
        assertEquals(1, count(page, "<g><title>"));
        assertTrue(page.contains("one entry merged") && page.contains("CO +1"), page);
        assertTrue(page.contains("One relation is not drawn"), page);
        assertTrue(
                shown(work + "/graph?around=" + same).contains("Around Ana<"), "what was merged leads to what stays");
    }

    @Test
    void two_thousand_are_drawn_and_more_are_said() {
        sketches = Sketches.network(2010);
        known();
        String page = shown(work + "/graph");
        keep("graph-large", page);
        assertEquals(2000, count(page, "class=\"enlace-graph__node\""));
        assertTrue(page.contains("2,000 of 2,010 are shown"), "says that it is not all");
        assertTrue(page.contains("Part 1 of "), "the table has parts");
        String last = shown(work + "/graph?part=9999");
        assertTrue(last.contains("No relations here") || last.contains("belongs to"), "the last part");
        keep(
                "graph-full",
                shown(work + "/graph?size=full&around="
                        + sketches.all().get(0).entry().id() + "&depth=3"));
    }

    private void passage(String crossing, String at, String direction, String country, RecordId who) {
        sketches.put(
                EntryKind.PASSAGE,
                Sketches.CO,
                "passage",
                Map.of(
                        "crossing", List.of(crossing),
                        "at", List.of(at),
                        "direction", List.of(direction),
                        "country", List.of(country),
                        "who", List.of(who.toString())));
    }

    @Test
    void borders_crossed_stand_on_the_map_and_in_its_tables() {
        RecordId ana = sketches.person("Ana", "suspect");
        passage("bc-amistad", "2027-02-01T10:00:00Z", "in", "PY", ana);
        passage("bc-amistad", "2027-02-03T10:00:00Z", "out", "PY", ana);
        passage("bc-amistad", "2027-02-05T10:00:00Z", "unknown", "PY", ana);
        passage("bc-tancredo", "2027-02-06T10:00:00Z", "in", "BR", ana);
        passage("bc-nowhere", "2027-02-07T10:00:00Z", "in", "BR", ana);
        sketches.put(
                EntryKind.PLACE,
                BR,
                "Hotel <i>",
                Map.of(
                        "name",
                        List.of("Hotel <i>"),
                        "latitude",
                        List.of("-25.600000"),
                        "longitude",
                        List.of("-54.570000")));
        known();
        String page = shown(work + "/map");
        keep("map-small", page);
        assertEquals(2, count(page, "<circle class=\"enlace-land__crossing\"") - 1, "two, and that of the legend");
        assertTrue(page.contains("→ BR 1 · → PY 1 · ? 1"), page);
        assertTrue(page.contains("Friendship Bridge: 3 passages"), page);
        String table = page.substring(page.indexOf("id=\"table\""));
        assertTrue(table.contains("bc-nowhere (not in the reference data)"), table);
        assertTrue(table.contains("To Country BR: 1") && table.contains("Direction unknown: 1"), table);
        assertTrue(table.contains("Hotel &lt;i") && table.contains("-25.6, -54.57"), table);
        assertTrue(table.contains("Person: Ana"), table);
        String days =
                shown(work + "/map?from-day=3&from-month=2&from-year=2027&until-day=3&until-month=2&until-year=2027");
        assertTrue(days.contains("Friendship Bridge: one passage") && !days.contains("Tancredo Neves"), days);
        String near = shown(work + "/map?crossing=bc-tancredo");
        assertFalse(near.substring(near.indexOf("id=\"table\"")).contains("Friendship"), near);
        assertEquals(404, get("leader", work + "/map?crossing=bc-x").statusCode());
        HttpResponse<String> wrong = get("leader", work + "/map?from-day=31&from-month=2&from-year=2027");
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("id=\"from-error\""), wrong.body());
    }

    @Test
    void the_whole_region_fits_the_map() {
        RecordId ana = sketches.person("Ana", "suspect");
        String[] all = {
            "bc-amistad",
            "bc-tancredo",
            "bc-iguazu-franco",
            "bc-rumichaca",
            "bc-desaguadero",
            "bc-pasocanoas",
            "bc-rivera",
            "bc-tecunuman",
            "bc-cristoredentor",
            "bc-tabatinga"
        };
        for (int i = 0; i < 40; i++) {
            passage(all[i * i % all.length], "2027-02-01T10:00:00Z", i % 3 == 0 ? "out" : "in", "BR", ana);
        }
        known();
        String page = shown(work + "/map");
        keep("map-large", page);
        assertTrue(page.contains("Country EC"), "countries are named");
    }

    private String alike(String... ids) {
        return work + "/alike/compare?entry=" + String.join("&entry=", ids);
    }

    @Test
    void duplicates_are_found_compared_merged_and_taken_apart() {
        RecordId one = sketches.thing(EntryKind.VEHICLE, "ABC-123");
        RecordId other = sketches.put(
                EntryKind.VEHICLE,
                Sketches.CO,
                "abc 123",
                Map.of("plate", List.of("abc 123"), "colour", List.of("rojo")));
        RecordId far = sketches.thing(EntryKind.VEHICLE, "XYZ 1");
        RecordId ana = sketches.person("Ana", "other");
        known();
        String list = shown(work + "/alike");
        keep("alike", list);
        assertTrue(list.contains("One group") && list.contains(one.toString()) && !list.contains(far.toString()), list);
        String compared = shown(alike(one.toString(), other.toString()));
        keep("alike-compare", compared);
        assertTrue(compared.contains("In some only") && compared.contains("rojo"), compared);
        String asked = shown(work + "/alike/merge?entry=" + one + "&entry=" + other + "&kept=" + other);
        assertTrue(asked.contains("Merge into “abc 123”?") && asked.contains("Nothing is lost"), asked);
        HttpResponse<String> merged = post(
                work + "/alike/merge", "entry", one.toString(), "entry", other.toString(), "kept", other.toString());
        assertEquals(303, merged.statusCode(), merged.body());
        String after = shown(work + "/alike?done=merged");
        keep("alike-after", after);
        assertTrue(after.contains("The entries are merged") && after.contains("There are no duplicates"), after);
        Matcher undo =
                Pattern.compile(Pattern.quote(work) + "/alike/[0-9a-f-]+/undo").matcher(after);
        assertTrue(undo.find(), after);
        assertEquals(
                422, get("leader", alike(one.toString(), far.toString())).statusCode(), "one stands for it already");
        assertTrue(shown(undo.group()).contains("abc 123"));
        assertEquals(
                409, post(undo.group(), "version", "7", "reason", "Otra placa").statusCode());
        assertEquals(
                303, post(undo.group(), "version", "1", "reason", "Otra placa").statusCode());
        assertTrue(shown(work + "/alike").contains("One group"), "apart again");
        for (List<String> forged : Stream.of(
                        List.of(one.toString()),
                        List.of(one.toString(), ana.toString()),
                        List.of(one.toString(), "x"),
                        List.of(one.toString(), one.toString()))
                .toList()) {
            assertEquals(
                    422, get("leader", alike(forged.toArray(String[]::new))).statusCode(), forged::toString);
        }
        assertEquals(
                404,
                get("leader", alike(one.toString(), TestNode.id().toString())).statusCode());
        assertEquals(
                422,
                post(work + "/alike/merge", "entry", one.toString(), "entry", far.toString(), "kept", ana.toString())
                        .statusCode());
        assertEquals(404, get("leader", work + "/alike/" + one + "/undo").statusCode(), "no merge");
    }

    @Test
    void who_is_not_of_the_team_finds_nothing() {
        for (String path : List.of(
                "/graph", "/map", "/alike", "/alike/compare", "/alike/merge", "/alike/" + TestNode.id() + "/undo")) {
            assertEquals(404, get("outsider", work + path).statusCode(), path);
            assertEquals(403, get("stranger", work + path).statusCode(), path);
        }
    }

    @Test
    void a_victim_is_called_by_the_pseudonym_that_the_reader_gets() {
        sketches.put(
                EntryKind.PERSON,
                BR,
                "Víctima 7",
                Map.of("standing", List.of("victim")),
                Optional.of(Seen.Kept.PSEUDONYM));
        known();
        String page = shown(work + "/graph");
        assertTrue(page.contains("Person: Víctima 7") && page.contains(">V</text>"), page);
    }
}
