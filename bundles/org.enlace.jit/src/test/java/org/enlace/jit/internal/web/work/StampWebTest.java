package org.enlace.jit.internal.web.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.enlace.documents.internal.Press;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.custody.TimeStamp;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.stamping.StampingRoom;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.custody.EvidenceChains;
import org.enlace.jit.internal.web.custody.PaperPages;
import org.enlace.jit.work.Entry;
import org.enlace.keys.testing.TestAuthority;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Time stamps as officers and courts see them: on the item's page, on paper, by the API, and without this program. */
class StampWebTest {
    private static final Pattern NAME = Pattern.compile("filename=\"([^\"]+)\"");

    @TempDir
    Path folder;

    private Space space;
    private Exhibits exhibits;
    private TestNode node;
    private TestAuthority authority;

    @BeforeEach
    void start() {
        space = new Space();
        exhibits = new Exhibits(space);
        node = space.parties.of(CO);
        authority = new TestAuthority(() -> node.now);
    }

    @AfterEach
    void stop() {
        space.close();
    }

    private TimeStamp stamped(Entry item) {
        StampingRoom.stamp(node, authority);
        return node.stores.stamps().of(item.id()).get(0);
    }

    private String page(Entry item) {
        return space.shown("leader", space.work + "/entries/" + item.id());
    }

    private String files(Entry item, TimeStamp stamp) {
        return space.work + "/evidence/" + item.id() + "/stamps/" + stamp.event() + "/";
    }

    @Test
    void the_page_says_by_whom_when_and_what_a_time_stamp_covers() {
        Entry item = exhibits.sent(CO, BR);
        assertFalse(page(item).contains("Time stamps"), "nothing is said where there is none");
        TimeStamp stamp = stamped(item);
        String page = page(item);
        assertTrue(
                page.contains("Time stamp by Sellos de tiempo de prueba on March 1, 2027; covers events 1 to 2"), page);
        assertTrue(page.contains(files(item, stamp) + "token") && page.contains(files(item, stamp) + "data"), page);
        assertTrue(page.contains("openssl ts -verify -digest " + stamp.covers()), page);
        assertFalse(page.contains("does not hold") || page.contains("one of the two clocks"), page);
        String api =
                space.shown("leader", "/api/jit/teams/" + space.parties.team + "/evidence/" + item.id() + "/custody");
        assertTrue(api.contains("\"covers\":\"" + stamp.covers() + "\"") && api.contains("\"proven\":true"), api);
    }

    @Test
    void a_clock_that_was_wrong_is_remarked() {
        authority = new TestAuthority(() -> node.now.minusSeconds(3_600));
        Entry item = exhibits.collected(CO);
        stamped(item);
        assertTrue(page(item).contains("one of the two clocks was wrong"), () -> page(item));
    }

    @Test
    void a_court_verifies_it_with_openssl_alone() throws Exception {
        Entry item = exhibits.sent(CO, BR);
        TimeStamp stamp = stamped(item);
        List<String> names = new ArrayList<>();
        for (String file : List.of("token", "data", "authority")) {
            var answer = node(file, item, stamp);
            Matcher name = NAME.matcher(
                    answer.headers().firstValue("Content-Disposition").orElseThrow());
            assertTrue(name.find());
            names.add(name.group(1));
            Files.write(folder.resolve(name.group(1)), answer.body());
        }
        assertTrue(names.get(0).endsWith("-CO-0001-CO-2.tsr") && names.get(1).endsWith("-CO-2.json"), names::toString);
        String page = page(item).replace("&#34;", "\"");
        for (String line : List.of("-data", "-digest")) {
            Matcher command =
                    Pattern.compile("openssl (ts -verify " + line + " [^<]+)<").matcher(page);
            assertTrue(command.find(), page);
            String said = openssl(command.group(1).split(" "));
            assertTrue(said.contains("Verification: OK"), said);
        }
        Files.writeString(
                folder.resolve(names.get(1)),
                Files.readString(folder.resolve(names.get(1))).replace("Cerrado", "Abierto"));
        String changed = openssl("ts", "-verify", "-data", names.get(1), "-in", names.get(0), "-CAfile", names.get(2));
        assertTrue(changed.contains("FAILED"), changed);
        assertTrue(node.codes().contains("jit.custody-data"), "who took the text along is noted");
    }

    private java.net.http.HttpResponse<byte[]> node(String file, Entry item, TimeStamp stamp) {
        return space.bytes("leader", files(item, stamp) + file);
    }

    private String openssl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    @Test
    void the_files_are_for_whoever_may_read_the_chain_and_the_text_for_whoever_may_read_all_of_it() {
        Entry victim = space.person(CO, "Ana Pérez Quispe", "victim");
        Entry item = exhibits.item(CO);
        String write = space.work + "/evidence/" + item.id() + "/events/new/collected";
        Space.led(space.post("leader", write, Exhibits.event("condition", "La llevaba Ana Pérez Quispe")));
        TimeStamp stamp = stamped(item);
        String files = files(item, stamp);
        for (String officer : List.of("participant", "outsider")) {
            for (String file : List.of("token", "data", "authority")) {
                assertEquals(404, space.get(officer, files + file).statusCode(), officer + " " + file);
            }
        }
        assertEquals(200, space.get("member", files + "token").statusCode());
        String data = space.shown("leader", files + "data");
        assertTrue(data.contains("Quispe"), data);
        var kept = space.get("member", files + "data");
        assertFalse(kept.statusCode() == 200 || kept.body().contains("Quispe"), kept.body());
        String page = space.shown("member", space.work + "/entries/" + item.id());
        assertTrue(page.contains("names a victim and is not given here") && !page.contains("Quispe"), page);
        assertEquals(
                404,
                space.get(
                                "leader",
                                files.replace(
                                                stamp.event().toString(),
                                                victim.id().toString()) + "token")
                        .statusCode());
        Entry other = exhibits.collected(CO);
        assertEquals(
                404,
                space.get(
                                "leader",
                                files.replace(item.id().toString(), other.id().toString()) + "token")
                        .statusCode(),
                "of another item");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_custody_sheet_has_it_on_paper(Language language) throws Exception {
        Entry item = exhibits.sent(CO, BR);
        TimeStamp stamp = stamped(item);
        Pages pages = new Pages(() -> node.desks);
        WorkWay way = new WorkWay(pages, set -> List.of());
        Caller reader = new Caller(
                new OfficerId("leader"),
                language,
                TestNode.BOGOTA,
                permission -> permission.equals(JitPermissions.READ));
        TeamView view = way.enterWhole(space.parties.team.toString(), reader);
        byte[] pdf = new Press()
                .pdf(new PaperPages(new EvidenceChains(pages, way))
                        .sheet(
                                view,
                                way.entries().find(view.team(), item.id(), reader),
                                URI.create("http://127.0.0.1:8181/")));
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false);
                PDDocument document = Loader.loadPDF(pdf)) {
            assertTrue(validator.validate(parser).isCompliant(), "veraPDF judges by PDF/UA-1");
            String words = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
            assertTrue(words.contains("Sellos de tiempo de prueba") && words.contains(stamp.serial()), words);
            assertTrue(words.contains("openssl ts -verify"), words);
            if (language == Language.ES) {
                assertTrue(
                        words.contains("Sellado de tiempo por Sellos de tiempo de prueba el 1 de marzo de 2027; cubre"
                                + " los eventos 1 a 2"),
                        words);
            }
        }
    }
}
