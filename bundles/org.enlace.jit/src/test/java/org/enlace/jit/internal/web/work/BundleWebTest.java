package org.enlace.jit.internal.web.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.enlace.files.FileName;
import org.enlace.files.OwnerRef;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.bundle.BundleRequest;
import org.enlace.jit.bundle.ContainerReader;
import org.enlace.jit.bundle.Ground;
import org.enlace.jit.bundle.Withheld;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.bundle.BundleDesk;
import org.enlace.jit.internal.bundle.CourtEnvelope;
import org.enlace.jit.internal.signing.Parties;
import org.enlace.jit.internal.web.bundle.DecisionPages;
import org.enlace.jit.internal.work.EntryFiles;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.jit.work.Use;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** Bundles on pages: prepared by one officer, approved by another, fetched; and their papers, in each language. */
class BundleWebTest {
    private Space space;
    private Exhibits exhibits;
    private String bundles;

    @BeforeEach
    void start() {
        space = new Space();
        exhibits = new Exhibits(space);
        bundles = "/jit/teams/" + space.parties.team + "/bundles";
    }

    @AfterEach
    void stop() {
        space.close();
    }

    private String number(Entry item) {
        Entry now = space.entries(CO)
                .find(space.parties.team, item.id(), Parties.LEADER)
                .entry();
        return EvidenceNumber.of(space.parties.of(CO).desks.signing().name(space.parties.team), now)
                .orElseThrow()
                .toString();
    }

    private String prepared(Entry item) {
        HttpResponse<String> answer = space.post(
                "member",
                bundles + "/new",
                "court",
                "Juzgado 2",
                "reference",
                "2027-9",
                "language",
                "es",
                "item",
                item.id().toString());
        return Space.led(answer);
    }

    /** What an approval of the bundle at an address names. */
    private String reviewed(String page) {
        String form = space.shown("leader", page + "/decide");
        return form.replaceFirst("(?s).*name=\"reviewed\" value=\"([0-9a-f]*)\".*", "$1");
    }

    @Test
    void one_prepares_another_approves_and_the_court_gets_it() {
        Entry item = exhibits.collected(CO);
        Entry other = exhibits.collected(CO);
        String form = space.shown("member", bundles + "/new");
        assertTrue(form.contains(number(item)) && form.contains("bundle") || form.contains(number(item)), form);
        HttpResponse<String> answer = space.post(
                "member",
                bundles + "/new",
                "court",
                "Juzgado 2 de Cali",
                "reference",
                "2027-9",
                "language",
                "es",
                "numbers",
                number(item),
                "what-0",
                number(other),
                "ground-0",
                "not-relevant",
                "words-0",
                "Otro caso");
        String page = Space.led(answer);
        String own = space.shown("member", page);
        assertTrue(own.contains("Juzgado 2 de Cali") && own.contains("Otro caso"), own);
        assertFalse(own.contains(page + "/decide"), "whoever prepared it is not offered to decide");
        assertEquals(
                422,
                space.post(
                                "member",
                                page + "/decide",
                                "version",
                                "1",
                                "decision",
                                "approve",
                                "read",
                                "yes",
                                "reviewed",
                                reviewed(page))
                        .statusCode());
        assertTrue(space.shown("leader", page).contains(page + "/decide"));
        assertEquals(422, space.post("leader", page + "/decide", "version", "1").statusCode());
        assertEquals(
                422,
                space.post("leader", page + "/decide", "version", "1", "decision", "approve")
                        .statusCode());
        assertEquals(
                page,
                Space.led(space.post(
                        "leader",
                        page + "/decide",
                        "version",
                        "1",
                        "decision",
                        "approve",
                        "read",
                        "yes",
                        "reviewed",
                        reviewed(page))));
        space.bundles.rounds().round(() -> false);
        assertTrue(space.shown("member", page).contains(page + "/file"));
        HttpResponse<String> file = space.get("member", page + "/file");
        assertEquals(200, file.statusCode());
        assertTrue(file.headers().firstValue("Content-Disposition").orElse("").contains(".zip"));
        assertTrue(file.body().contains("COMO-VERIFICAR.pdf"));
        assertTrue(space.shown("leader", bundles).contains("2027-9"));
        HttpResponse<String> wrong = space.post("member", page + "/file", "certificate", "none");
        assertEquals(422, wrong.statusCode(), "no certificate");
    }

    @Test
    void what_is_typed_wrong_stays_with_what_to_do() {
        Entry secret = exhibits.item(BR, Space.COURT);
        HttpResponse<String> h1 = space.post(
                "member",
                bundles + "/new",
                "court",
                "Juzgado 2",
                "reference",
                "9",
                "language",
                "es",
                "item",
                secret.id().toString());
        assertEquals(422, h1.statusCode());
        assertTrue(h1.body().contains(number(secret)) && h1.body().contains("H1"), h1.body());
        HttpResponse<String> none =
                space.post("member", bundles + "/new", "court", "Juzgado 2", "reference", "9", "language", "es");
        assertEquals(422, none.statusCode());
        assertTrue(none.body().contains("Juzgado 2"), "what was typed is kept");
        for (List<String> wrong : List.of(
                List.of("numbers", "no-es-un-número"),
                List.of("numbers", number(secret) + ":x"),
                List.of("item", "x"),
                List.of("what-0", "x".repeat(500)),
                List.of("what-0", number(secret), "words-0", "y"),
                List.of("language", "xx"))) {
            List<String> all = new java.util.ArrayList<>(List.of("court", "J", "reference", "9"));
            if (!wrong.get(0).equals("language")) {
                all.addAll(List.of("language", "es"));
            }
            all.addAll(wrong);
            assertEquals(422, space.post("member", bundles + "/new", all).statusCode(), wrong.toString());
        }
        assertEquals(200, space.post("member", bundles + "/new", "more", "yes").statusCode());
    }

    @Test
    void nobody_else_learns_of_one() {
        String page = prepared(exhibits.collected(CO));
        for (String path : List.of(bundles, bundles + "/new", page, page + "/decide", page + "/file")) {
            for (String officer : List.of("participant", "outsider")) {
                assertEquals(404, space.get(officer, path).statusCode(), officer + " " + path);
            }
            assertEquals(403, space.get("stranger", path).statusCode(), path);
        }
        assertEquals(
                404,
                space.get("member", bundles + "/00000000-0000-7000-8000-000000000000")
                        .statusCode());
        HttpResponse<String> early = space.get("member", page + "/file");
        assertEquals(422, early.statusCode(), "it is not made yet");
    }

    @Test
    void programs_do_the_same() throws Exception {
        Entry item = exhibits.collected(CO);
        String api = "/api" + bundles;
        String body = "{\"court\":\"J\",\"reference\":\"9\",\"language\":\"es\",\"items\":[\"" + item.id() + "\"]}";
        HttpResponse<String> made = space.json("member", api, body);
        assertEquals(201, made.statusCode(), made.body());
        String one = made.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
        assertEquals(
                422, space.json("member", one + "/approve", "{\"version\":1}").statusCode());
        assertEquals(
                422, space.json("leader", one + "/decline", "{\"version\":1}").statusCode(), "without a reason");
        assertEquals(422, space.json("leader", one + "/approve", "{}").statusCode());
        assertEquals(
                422, space.json("leader", one + "/approve", "{\"version\":1}").statusCode(), "what was reviewed?");
        String reviewed = space.get("leader", one).body().replaceFirst("(?s).*\"reviewed\":\"([0-9a-f]{64})\".*", "$1");
        String approval = "{\"version\":1,\"reviewed\":\"" + reviewed + "\"}";
        assertEquals(
                422,
                space.json("leader", one + "/approve", approval.replace(reviewed, "0".repeat(64)))
                        .statusCode());
        assertEquals(200, space.json("leader", one + "/approve", approval).statusCode());
        space.bundles.rounds().round(() -> false);
        assertTrue(space.get("member", one).body().contains("\"state\":\"made\""));
        assertTrue(space.get("member", api).body().contains("\"sha256\""));
        assertTrue(space.get("member", api).body().contains("\"items\""));
        assertEquals(200, space.get("leader", one + "/file").statusCode());
        HttpResponse<String> sealed =
                space.json("leader", one + "/file", "{\"certificate\":\"" + certificate() + "\"}");
        assertEquals(200, sealed.statusCode(), sealed.body());
        assertFalse(sealed.body().contains("COMO-VERIFICAR"), "for the court alone");
        assertEquals(422, space.json("leader", one + "/file", "{}").statusCode());
        for (String wrong : List.of(
                "{}",
                "{\"court\":\"J\"}",
                "{\"items\":[\"x\"]}",
                body.replace("es", "xx"),
                body.replace("[\"", "[\"x"))) {
            int status = space.json("member", api, wrong).statusCode();
            assertTrue(status == 422 || status == 400, wrong + " " + status);
        }
    }

    /** Of a court, as a text of JSON. */
    private String certificate() throws Exception {
        Process process = new ProcessBuilder(
                        "openssl",
                        "req",
                        "-x509",
                        "-nodes",
                        "-newkey",
                        "rsa:2048",
                        "-keyout",
                        "/dev/null",
                        "-days",
                        "3650",
                        "-subj",
                        "/CN=Juzgado")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String pem = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
        assertEquals(0, process.waitFor());
        return pem.strip().replace("\n", "\\n");
    }

    @Test
    void what_is_withheld_is_not_told_in_lists_to_others() {
        Entry item = exhibits.collected(CO);
        Entry other = exhibits.collected(CO);
        String api = "/api" + bundles;
        String body = "{\"court\":\"J\",\"reference\":\"9\",\"language\":\"es\",\"items\":[\"" + item.id()
                + "\"],\"withheld\":[{\"item\":\"" + other.id()
                + "\",\"ground\":\"source\",\"words\":\"Lo dijo una fuente\"}]}";
        HttpResponse<String> made = space.json("member", api, body);
        assertEquals(201, made.statusCode(), made.body());
        assertTrue(space.get("member", api).body().contains("Lo dijo una fuente"));
        String others = space.get("leader", api).body();
        assertTrue(others.contains("\"state\":\"prepared\""), others);
        assertFalse(
                others.contains("Lo dijo una fuente")
                        || others.contains(other.id().toString()),
                others);
        String one = made.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
        assertTrue(space.get("leader", one).body().contains("Lo dijo una fuente"), "who sees every item decides by it");
    }

    @Test
    void a_name_withholds_every_file_that_has_it() {
        Entry item = exhibits.collected(CO);
        TestNode node = space.parties.of(CO);
        for (String content : List.of("una", "otra")) {
            node.database.transactions().call(() -> node.files
                    .service()
                    .add(
                            new OwnerRef(EntryFiles.NAME, item.id()),
                            new FileName("foto.jpg"),
                            new ByteArrayInputStream(content.getBytes()),
                            Parties.LEADER));
        }
        Space.led(space.post(
                "member",
                bundles + "/new",
                "court",
                "Juzgado 2",
                "reference",
                "2027-9",
                "language",
                "es",
                "item",
                item.id().toString(),
                "what-0",
                number(item) + ":foto.jpg",
                "ground-0",
                "privacy",
                "words-0",
                "Fotos de un tercero"));
        Bundle bundle =
                space.bundles.desk().list(space.parties.team, Parties.MEMBER).get(0);
        assertEquals(2, bundle.request().withheld().size());
        assertTrue(
                space.shown("leader", BundleDesk.path(bundle)).contains("foto.jpg"),
                "whoever decides sees which files are withheld");
        assertEquals(java.util.Set.of(), bundle.scope().orElseThrow().files());
    }

    /** A paper that is a translation, without a certificate. @return its SHA-256 */
    private String paper(Entry item, String name) {
        TestNode node = space.parties.of(CO);
        return node.database
                .transactions()
                .call(() -> node.files
                        .service()
                        .add(
                                new OwnerRef(EntryFiles.NAME, item.id()),
                                new FileName(name),
                                new ByteArrayInputStream(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                                Parties.LEADER))
                .content()
                .sha256()
                .value();
    }

    /** What the form of a translation takes. */
    private static List<String> translation(Entry item, String paper, String... more) {
        List<String> all = new java.util.ArrayList<>(List.of(
                "about", item.id().toString(),
                "translation", paper,
                "from", "gn",
                "to", "en",
                "translator", "Perita Luna",
                "day-day", "1",
                "day-month", "3",
                "day-year", "2027",
                "handling", "H0"));
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void translations_are_told_on_the_item_and_what_a_court_will_ask_before_it_gets_them() {
        Entry item = exhibits.collected(CO);
        String paper = paper(item, "Translation.pdf");
        String certificate = paper(item, "Certificate.pdf");
        String page = space.work + "/entries/" + item.id();
        String way = space.work + "/new/translation?about=" + item.id();
        assertTrue(space.shown("member", page).contains(way), "the item's page leads there");
        assertTrue(
                space.shown("leader", way).contains(">Translation.pdf<"), "its papers can be chosen where it is named");
        HttpResponse<String> unknown =
                space.post("member", space.work + "/new/translation", translation(item, Exhibits.HASH));
        assertEquals(422, unknown.statusCode(), "no paper of it");
        String told = Space.led(space.post("leader", space.work + "/new/translation", translation(item, paper)));
        String shown = space.shown("leader", page);
        assertTrue(
                shown.contains(told) && shown.contains("Translation.pdf") && shown.contains("No certificate"), shown);
        assertTrue(space.shown("member", bundles + "/new").contains("Guarani → English, No certificate"));
        String bundle = prepared(item);
        for (String look : List.of(space.shown("member", bundle), space.shown("leader", bundle + "/decide"))) {
            assertTrue(look.contains("“Translation.pdf” goes without a certificate"), look);
            assertTrue(look.contains("no translation into Spanish: 1"), look);
        }
        List<String> corrected = translation(item, paper, "certificate", certificate, "version", "1");
        assertEquals(told, Space.led(space.post("member", told + "/edit", corrected)));
        String after = space.shown("leader", bundle + "/decide");
        assertFalse(after.contains("goes without a certificate"), after);
        assertEquals(
                422,
                space.post(
                                "leader",
                                bundle + "/decide",
                                "version",
                                "1",
                                "decision",
                                "approve",
                                "read",
                                "yes",
                                "reviewed",
                                reviewed(bundle))
                        .statusCode(),
                "what was prepared said otherwise");
    }

    @Test
    void whoever_looks_at_what_is_restricted_is_noted_as_often_however_many_translations_it_has() {
        Entry item = exhibits.item(CO, new Handling(Set.of(HandlingCode.H3), Optional.of("Solo para el juicio")));
        String page = space.work + "/entries/" + item.id();
        space.post("leader", page + "/reason", "reason", "Para el juicio");
        List<String> papers = List.of(paper(item, "Uno.pdf"), paper(item, "Dos.pdf"), paper(item, "Tres.pdf"));
        space.post("leader", space.work + "/new/translation", translation(item, papers.get(0)));
        int one = consulted(page);
        papers.subList(1, 3)
                .forEach(paper ->
                        Space.led(space.post("leader", space.work + "/new/translation", translation(item, paper))));
        assertEquals(one, consulted(page));
    }

    private int consulted(String page) {
        TestNode node = space.parties.of(CO);
        int before = node.acts.size();
        assertTrue(space.shown("leader", page).contains(".pdf"));
        return (int) node.acts.stream()
                .skip(before)
                .filter(act -> act.code().equals("jit.entry-consulted"))
                .count();
    }

    @Test
    void a_bundle_that_was_made_says_itself_what_was_told_then() {
        Entry item = exhibits.collected(CO);
        Space.led(space.post(
                "leader", space.work + "/new/translation", translation(item, paper(item, "Translation.pdf"))));
        String bundle = prepared(item);
        String says = "“Translation.pdf” goes without a certificate";
        assertTrue(space.shown("member", bundle).contains(says));
        Space.led(space.post(
                "leader",
                bundle + "/decide",
                "version",
                "1",
                "decision",
                "approve",
                "read",
                "yes",
                "reviewed",
                reviewed(bundle)));
        assertTrue(space.shown("member", bundle).contains(says), "it is being made");
        space.bundles.rounds().round(() -> false);
        String made = space.shown("member", bundle);
        assertTrue(made.contains("Translation.pdf") && !made.contains(says), made);
    }

    @Test
    void programs_tell_translations_too() {
        Entry item = exhibits.collected(CO);
        String api = "/api/jit/teams/" + space.parties.team + "/entries";
        String body =
                "{\"kind\":\"translation\",\"handling\":{\"codes\":[\"H0\"]},\"fields\":{\"about\":[\"" + item.id()
                        + "\"],\"translation\":[\"" + paper(item, "Tr.pdf")
                        + "\"],\"from\":[\"pt\"],\"to\":[\"es\"],\"translator\":[\"Perita\"],\"day\":[\"2027-03-01\"]}}";
        HttpResponse<String> made = space.json("member", api, body);
        assertEquals(201, made.statusCode(), made.body());
        String one = made.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
        assertTrue(space.get("leader", one).body().contains("\"translator\":[\"Perita\"]"));
        for (String wrong : List.of(
                body.replace("\"pt\"", "\"es\""),
                body.replace("\"pt\"", "\"PT\""),
                body.replaceFirst("\"translation\":\\[\"[0-9a-f]{64}", "\"translation\":[\"x"),
                body.replaceFirst("\"translation\":\\[\"[0-9a-f]{64}", "\"translation\":[\"" + Exhibits.HASH))) {
            assertEquals(422, space.json("member", api, wrong).statusCode(), wrong);
        }
    }

    /** What was cut on its way is not sealed as if it were whole. */
    @Test
    void an_envelope_that_breaks_off_has_no_end() throws Exception {
        InputStream failing = new SequenceInputStream(new ByteArrayInputStream(new byte[100_000]), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("The disk cannot be read");
            }
        });
        StreamingOutput body = (StreamingOutput) DecisionPages.answer(new BundleDesk.Enveloped(
                        "x.zip.cms",
                        CourtEnvelope.certificate(certificate().replace("\\n", "\n"), Instant.now()),
                        failing))
                .getEntity();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThrows(IOException.class, () -> body.write(out));
        byte[] end = java.util.Arrays.copyOfRange(out.toByteArray(), out.size() - 10, out.size());
        assertFalse(java.util.Arrays.equals(new byte[10], end), "the end of a whole one");
    }

    private static String broken(byte[] pdf) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            ValidationResult result = validator.validate(parser);
            return result.isCompliant() ? "" : result.getTestAssertions().toString();
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void its_papers_are_tagged_in_its_language_and_numbered_throughout(Language language) throws Exception {
        Entry item = exhibits.sent(BR, CO);
        Entry other = exhibits.collected(CO);
        Entry translated = exhibits.collected(CO);
        assertEquals(
                303,
                space.post(
                                "member",
                                space.work + "/new/translation",
                                translation(translated, paper(translated, "Uebersetzung.pdf")))
                        .statusCode());
        Bundle bundle = space.bundles
                .desk()
                .prepare(
                        space.parties.team,
                        new BundleRequest(
                                "Juzgado 2",
                                "2027-9",
                                language,
                                List.of(item.id(), translated.id()),
                                List.of(new Withheld(
                                        other.id(), java.util.Optional.empty(), Ground.PRIVACY, "Un teléfono ajeno")),
                                Use.TEAM),
                        "",
                        Parties.MEMBER);
        space.bundles
                .desk()
                .approve(
                        space.parties.team,
                        bundle.id(),
                        1,
                        new BundleDesk.Decision(
                                space.bundles
                                        .desk()
                                        .review(space.parties.team, bundle.id(), Parties.LEADER)
                                        .digest(),
                                ""),
                        Parties.LEADER);
        space.bundles.rounds().round(() -> false);
        Map<String, byte[]> members = new HashMap<>();
        ContainerReader.read(
                space.bundles
                        .desk()
                        .fetch(space.parties.team, bundle.id(), Parties.LEADER)
                        .content(),
                (path, size, content) -> members.put(path, content.readAllBytes()));
        for (String path : List.of("index.pdf", "COMO-VERIFICAR.pdf", "disclosure.pdf")) {
            byte[] pdf = members.get(path);
            assertEquals("", broken(pdf), path + ": veraPDF judges by PDF/UA-1");
            try (PDDocument read = Loader.loadPDF(pdf)) {
                assertEquals(language.tag(), read.getDocumentCatalog().getLanguage());
                int pages = read.getNumberOfPages();
                for (int page = 1; page <= pages; page++) {
                    PDFTextStripper stripper = new PDFTextStripper();
                    stripper.setStartPage(page);
                    stripper.setEndPage(page);
                    assertTrue(stripper.getText(read).contains(page + " / " + pages), path + " page " + page);
                }
                String words = new PDFTextStripper().getText(read).replaceAll("\\s+", "");
                switch (path) {
                    case "index.pdf" -> {
                        assertTrue(words.contains(number(item).replace(" ", "")), words);
                        assertTrue(words.contains("PeritaLuna"), words);
                        String bare = org.enlace.platform.Texts.of(DecisionPages.class)
                                .get(language, "translation.bare")
                                .replace(" ", "");
                        assertTrue(words.contains(bare), words);
                    }
                    case "disclosure.pdf" -> assertTrue(words.contains("Unteléfonoajeno"), words);
                    default ->
                        assertTrue(
                                words.contains("opensslpkeyutl-verify")
                                        && words.contains(space.parties
                                                .of(CO)
                                                .keys
                                                .signer()
                                                .id()),
                                words);
                }
            }
        }
        String readme = new String(members.get("README.txt"), java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(readme.contains("sha256sum -c SHA256SUMS"), readme);
    }
}
