package org.enlace.jit.internal.web.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.files.FileName;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.StoredFile;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.evidence.EvidenceFiles;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.NewEntry;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The files of a digital item on its pages: which are which, what the chain does not say of them yet, and what comes of hashing them. */
class ContentWebTest {
    private static final Caller LEADER = TestNode.officer("leader", JitPermissions.READ, Files.READ, Files.ADD);
    private static final byte[] IMAGE = {1, 2, 3};

    private Space space;

    @BeforeEach
    void start() {
        space = new Space();
    }

    @AfterEach
    void stop() {
        space.close();
    }

    private Entry item(CountryCode country, String title, String nature) {
        return space.wrote(country, EntryKind.EVIDENCE, values(title, nature));
    }

    private static Map<String, List<String>> values(String title, String nature) {
        Map<String, List<String>> values = new HashMap<>();
        List<String> typed = Exhibits.typed();
        for (String field : List.of("title", "form", "text", "place", "state", "authority", "obtained-by", "how")) {
            values.put(field, List.of(typed.get(typed.indexOf(field) + 1)));
        }
        values.put("title", List.of(title));
        values.put("nature", List.of(nature));
        values.put("obtained", List.of("2027-03-01T12:00:00Z"));
        values.put("zone", List.of("America/Bogota"));
        return values;
    }

    private StoredFile stored(Entry item, String name, byte[] content) {
        TestNode node = space.parties.of(CO);
        return node.database.transactions().call(() -> node.files
                .service()
                .add(
                        new OwnerRef(EvidenceFiles.NAME, item.id()),
                        new FileName(name),
                        new ByteArrayInputStream(content),
                        LEADER));
    }

    private String page(Entry item) {
        return space.shown("leader", space.work + "/entries/" + item.id());
    }

    private String path(Entry item) {
        return space.work + "/evidence/" + item.id();
    }

    @Test
    void the_page_of_an_item_says_which_files_are_the_evidence_and_which_are_papers() {
        Entry digital = item(CO, "Extracción", "digital");
        Entry thing = item(CO, "Teléfono", "physical");
        Entry theirs = item(BR, "Imagen", "digital");
        String page = page(digital);
        assertTrue(page.contains("No file is stored yet."), page);
        assertTrue(page.contains("Add or see the files and their hashes"), page);
        assertTrue(page.contains("Photographs of the item, records and other papers"), page);
        assertFalse(page(thing).contains("No file is stored yet."));
        assertTrue(page(thing).contains("Photographs of the item, records and other papers"));
        assertTrue(page(theirs).contains("are on the node of Country BR; only copies that it lends leave it"));
        assertFalse(
                space.shown("member", space.work + "/entries/" + digital.id()).contains("No file is stored yet."),
                "who reads no files is told nothing of them");
        assertEquals(404, space.get("leader", path(theirs) + "/contents").statusCode());
        assertEquals(404, space.get("outsider", path(digital) + "/contents").statusCode());
        assertEquals(403, space.get("member", path(digital) + "/contents").statusCode(), "reads no files");
        assertEquals(
                404,
                space.get(
                                "leader",
                                path(digital)
                                                .replace(
                                                        digital.id().toString(),
                                                        TestNode.id().toString()) + "/contents")
                        .statusCode());
        assertTrue(space.shown("leader", path(thing) + "/contents").contains("it is a physical thing"));
    }

    @Test
    void a_stored_file_is_named_by_the_chain_with_the_hash_that_the_node_computed() {
        Entry item = item(CO, "Extracción", "digital");
        StoredFile file = stored(item, "Volcado.ufdr", IMAGE);
        String hash = file.content().sha256().value();
        assertTrue(page(item).contains("No event of the chain of custody names the SHA-256 of “Volcado.ufdr”"));
        String list = space.shown("leader", path(item) + "/contents");
        assertTrue(list.contains(Labels.hash(hash)) && list.contains("The chain does not name its hash"), list);
        String form = space.shown("leader", path(item) + "/events/new/acquired");
        assertTrue(form.contains(hash), "the first event of an item with one file opens with its hash");
        assertTrue(form.contains("File: Volcado.ufdr, 3 bytes."), form);
        assertTrue(form.contains("/events/new/acquired?content=" + file.id()), form);
        Space.led(space.post(
                "leader",
                path(item) + "/events/new/acquired",
                Exhibits.event("method", "Cellebrite", "after", Exhibits.HASH)));
        String otherwise = page(item);
        assertTrue(otherwise.contains("the content has the SHA-256 " + Labels.hash(Exhibits.HASH)), otherwise);
        assertTrue(space.shown("leader", path(item) + "/events/new/copied?content=" + file.id())
                .contains(hash));
        assertFalse(
                space.shown("leader", path(item) + "/events/new/copied?content=" + TestNode.id())
                        .contains(hash),
                "a file of another item fills nothing in");
        assertFalse(space.shown("leader", path(item) + "/events/new/accessed?content=" + file.id())
                .contains(hash));
    }

    @Test
    void whoever_has_to_say_why_first_is_led_to_where_it_is_said() {
        space.person(CO, "Luz Escondida", "victim");
        Map<String, List<String>> values = values("Grabación", "digital");
        values.put("text", List.of("Habla Luz Escondida"));
        Entry item = space.entries(CO)
                .write(
                        space.parties.team,
                        NewEntry.of(EntryKind.EVIDENCE, values, Handling.GENERAL, Optional.empty()),
                        Parties.MEMBER);
        HttpResponse<String> led = space.get("leader", path(item) + "/contents");
        assertEquals(303, led.statusCode(), led.body());
        assertTrue(led.headers().firstValue("Location").orElseThrow().endsWith(space.work + "/entries/" + item.id()));
    }

    @Test
    void a_known_content_is_told_with_the_item_that_has_it() {
        Entry one = item(CO, "Primera extracción", "digital");
        Entry other = item(CO, "Segunda extracción", "digital");
        stored(one, "a.bin", IMAGE);
        stored(other, "b.bin", IMAGE);
        String page = space.shown("leader", path(other) + "/contents");
        assertTrue(page.contains("The same content as") && page.contains("Primera extracción"), page);
    }

    @Test
    void hashing_again_tells_what_came_of_it_and_fills_the_event_in() {
        Entry item = item(CO, "Extracción", "digital");
        StoredFile file = stored(item, "Volcado.ufdr", IMAGE);
        String hash = file.content().sha256().value();
        Space.led(space.post(
                "leader", path(item) + "/events/new/acquired", Exhibits.event("method", "Cellebrite", "after", hash)));
        String verify = path(item) + "/contents/" + file.id() + "/verify";
        assertEquals(path(item) + "/contents", Space.led(space.post("leader", verify)));
        assertTrue(space.shown("leader", path(item) + "/contents?done=same").contains("has the hash it came with"));
        space.parties.of(CO).files.alter(file.id(), new byte[] {3, 2, 1});
        assertTrue(space.post("leader", verify)
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .endsWith("?done=differs"));
        assertTrue(page(item).contains("“Volcado.ufdr” is no longer the file that came in"));
        String form = space.shown("leader", path(item) + "/events/new/hash-verified?content=" + file.id());
        String found = space.parties
                .of(CO)
                .desks
                .contents()
                .of(space.parties.team, item.id(), LEADER)
                .all()
                .get(0)
                .found()
                .orElseThrow()
                .value();
        assertTrue(form.contains(hash) && form.contains(found), "what it should be, and what it is");
        assertEquals(404, space.post("outsider", verify).statusCode());
        assertEquals(
                404,
                space.post("leader", path(item) + "/contents/" + TestNode.id() + "/verify")
                        .statusCode());
        assertEquals(403, space.post("member", verify).statusCode());
    }

    @Test
    void what_nobody_hashed_for_long_is_listed_with_the_way_to_where_it_is_hashed() {
        Entry item = item(CO, "Extracción", "digital");
        // Files of tests came in long ago.
        stored(item, "Volcado.ufdr", IMAGE);
        String overdue = space.work + "/evidence/overdue";
        String api = "/api/jit/teams/" + space.parties.team + "/evidence/overdue";
        String page = space.shown("leader", overdue);
        assertTrue(page.contains("href=\"" + path(item) + "/contents\"") && page.contains("Extracción"), page);
        String told = space.shown("leader", api);
        assertTrue(told.contains("\"item\":\"" + item.id() + "\"") && told.contains("\"title\":\"Extracción\""), told);
        assertTrue(told.matches("(?s).*\"files\":1,\"since\":\"[0-9T:.-]+Z\"}],\"next\":null.*"), told);
        assertTrue(space.shown("leader", space.work + "/evidence").contains("Hashes to verify: one item"));
        assertTrue(space.shown("member", overdue).contains("There is no file"), "who reads no files is told of none");
        assertTrue(space.shown("member", api).contains("\"items\":[]"));
        for (String path : List.of(overdue, api)) {
            assertEquals(404, space.get("outsider", path).statusCode());
            assertEquals(403, space.get("stranger", path).statusCode());
        }
        space.parties.of(CO).desks.contents().look(Duration.ZERO, Long.MAX_VALUE);
        assertTrue(space.shown("leader", overdue).contains("There is no file"));
        assertFalse(space.shown("leader", space.work + "/evidence").contains("Hashes to verify"));
    }

    @Test
    void programs_read_what_nobody_hashed_for_long_in_parts() {
        Entry first = item(CO, "Primera", "digital");
        Entry second = item(CO, "Segunda", "digital");
        stored(first, "Volcado.ufdr", IMAGE);
        TestNode node = space.parties.of(CO);
        node.now = node.now.plusSeconds(60);
        stored(second, "Volcado.ufdr", IMAGE);
        String api = "/api/jit/teams/" + space.parties.team + "/evidence/overdue?size=1";
        String begun = space.shown("leader", api);
        assertTrue(begun.contains("Primera") && !begun.contains("Segunda"), begun);
        assertTrue(begun.contains("\"next\":\"" + first.id() + "\""), begun);
        String rest = space.shown("leader", api + "&after=" + first.id());
        assertTrue(rest.contains("Segunda") && !rest.contains("Primera") && rest.contains("\"next\":null"), rest);
        assertEquals(begun, space.shown("leader", api + "&after=" + TestNode.id()), "what is overdue no more");
        int wrong = space.get("leader", api + "&after=x").statusCode();
        assertTrue(wrong >= 400 && wrong < 500, () -> String.valueOf(wrong));
    }

    @Test
    void programs_read_and_verify_contents_by_the_same_doors() {
        Entry item = item(CO, "Extracción", "digital");
        StoredFile file = stored(item, "Volcado.ufdr", IMAGE);
        String api = "/api/jit/teams/" + space.parties.team + "/evidence/" + item.id() + "/contents";
        String list = space.shown("leader", api);
        assertTrue(list.contains(file.content().sha256().value()) && list.contains("\"outcome\":\"arrived\""), list);
        String done =
                space.post("leader", api + "/" + file.id() + "/verification").body();
        assertTrue(done.contains("\"outcome\":\"same\""), done);
        assertEquals(404, space.get("outsider", api).statusCode());
        assertEquals(403, space.get("member", api).statusCode());
        assertEquals(
                404,
                space.post("leader", api + "/" + TestNode.id() + "/verification")
                        .statusCode());
    }
}
