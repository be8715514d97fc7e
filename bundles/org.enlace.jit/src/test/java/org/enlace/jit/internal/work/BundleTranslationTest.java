package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.work.Courthouse.PREPARER;
import static org.enlace.jit.internal.work.Courthouse.request;
import static org.enlace.jit.internal.work.Items.code;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.enlace.files.StoredFile;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.bundle.ContainerReader;
import org.enlace.jit.bundle.Ground;
import org.enlace.jit.bundle.Layout;
import org.enlace.jit.bundle.Manifest;
import org.enlace.jit.bundle.Member.Kind;
import org.enlace.jit.bundle.Translation;
import org.enlace.jit.bundle.Translation.Document;
import org.enlace.jit.bundle.Withheld;
import org.enlace.jit.custody.Custody;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.bundle.BundleCheck;
import org.enlace.jit.internal.bundle.BundleCheck.Finding;
import org.enlace.jit.work.Contents;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.NewEntry;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;

/** Translations of the evidence that a court gets: which papers are one, of what, by whom, and with which certificate. */
class BundleTranslationTest {
    private static BundleCheck.Result check(byte[] zip) throws IOException {
        return BundleCheck.of(new ByteArrayInputStream(zip));
    }

    private static byte[] made(Courthouse court, List<Withheld> withheld, Entry item) {
        Bundle bundle = court.desk().prepare(court.team(), request(withheld, item), "", PREPARER);
        court.approved(bundle);
        court.round();
        return court.fetched(bundle);
    }

    private static StoredFile file(Courthouse court, Entry item, String name) {
        return court.file(item, name, name.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> remarks(BundleCheck.Result result) {
        return result.remarks().stream().map(Finding::what).toList();
    }

    private static boolean remarked(BundleCheck.Result result, String words) {
        return remarks(result).stream().anyMatch(one -> one.contains(words));
    }

    @OnEveryDatabase
    void each_stands_with_what_it_translates_and_its_certificate(TestDatabase database) throws Exception {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.seized();
            StoredFile note = file(court, item, "Nota.txt");
            StoredFile spanish = file(court, item, "Traducción.pdf");
            StoredFile certificate = file(court, item, "Fe.pdf");
            StoredFile english = file(court, item, "English.pdf");
            court.translated(item, Optional.of(note), spanish, Optional.of(certificate), "pt", "es");
            court.translated(item, Optional.empty(), english, Optional.empty(), "es", "en");
            BundleCheck.Result result = check(court.made(item));
            assertEquals(List.of(), result.findings());
            Manifest manifest = result.manifest().orElseThrow();
            assertEquals(Manifest.FORMAT, manifest.format());
            Manifest.Item told = manifest.items().get(0);
            String at = "items/" + told.number();
            assertEquals(
                    List.of(
                            new Translation(
                                    at + "/translations/001-Traduccion.pdf",
                                    CO,
                                    Document.member(at + "/files/001-Nota.txt"),
                                    "pt",
                                    "es",
                                    "Perita Luna",
                                    Optional.of("Juzgado 3"),
                                    LocalDate.parse("2027-03-01"),
                                    Optional.of(Document.member(at + "/translations/002-Fe.pdf"))),
                            new Translation(
                                    at + "/translations/003-English.pdf",
                                    CO,
                                    Document.ITEM,
                                    "es",
                                    "en",
                                    "Perita Luna",
                                    Optional.of("Juzgado 3"),
                                    LocalDate.parse("2027-03-01"),
                                    Optional.empty())),
                    told.translations());
            Map<Kind, Long> kinds = new LinkedHashMap<>();
            manifest.members().forEach(one -> kinds.merge(one.kind(), 1L, Long::sum));
            assertEquals(2, kinds.get(Kind.TRANSLATION));
            assertEquals(1, kinds.get(Kind.TRANSLATION_CERTIFICATE));
            assertEquals(1, kinds.get(Kind.FILE));
            assertTrue(remarked(result, "003-English.pdf: the translation has no certificate"), "a court asks");
            assertTrue(remarked(result, "003-English.pdf: it is in the language en, and the bundle in es"));
        }
    }

    /** What the chain names stands among the translations. */
    @OnEveryDatabase
    void a_content_that_is_a_translation_too_is_there(TestDatabase database) throws Exception {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.items.digital(CO);
            StoredFile paper = file(court, item, "Traduccion.pdf");
            Custody.NewEvent event = court.items.event(CO, EventKind.ACQUIRED);
            Map<EventField, String> said = new LinkedHashMap<>(event.said());
            said.put(EventField.AFTER, paper.content().sha256().value());
            court.items.write(
                    CO,
                    PREPARER,
                    item,
                    new Custody.NewEvent(
                            event.kind(),
                            event.happened(),
                            event.zone(),
                            event.place(),
                            event.authority(),
                            event.persons(),
                            said));
            court.translated(item, Optional.empty(), paper, Optional.empty(), "pt", "es");
            BundleCheck.Result result = check(court.made(item));
            assertEquals(List.of(), result.findings());
            assertTrue(
                    !remarked(result, "no file in the bundle has"),
                    remarks(result).toString());
            assertEquals(List.of(1, 1), List.of(result.files(), result.named()));
        }
    }

    /** One without any is written as before, and any court's verifier reads it. */
    @OnEveryDatabase
    void a_bundle_without_any_is_written_as_before(TestDatabase database) throws Exception {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.seized();
            file(court, item, "Nota.txt");
            byte[] zip = court.made(item);
            assertEquals(Manifest.USES, check(zip).manifest().orElseThrow().format());
        }
    }

    @OnEveryDatabase
    void one_file_may_hold_translation_and_certificate_and_translate_several(TestDatabase database) throws Exception {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.seized();
            StoredFile one = file(court, item, "Uno.txt");
            StoredFile other = file(court, item, "Otro.txt");
            StoredFile both = file(court, item, "Todo.pdf");
            court.translated(item, Optional.of(one), both, Optional.of(both), "gn", "es");
            court.translated(item, Optional.of(other), both, Optional.of(both), "gn", "es");
            BundleCheck.Result result = check(court.made(item));
            assertEquals(List.of(), result.findings());
            List<Translation> told =
                    result.manifest().orElseThrow().items().get(0).translations();
            assertEquals(2, told.size());
            assertTrue(told.stream()
                    .allMatch(each -> each.certificate().flatMap(Document::path).equals(Optional.of(each.path()))));
        }
    }

    @OnEveryDatabase
    void a_withheld_original_has_no_name_and_the_list_says_which_translation_is_of_it(TestDatabase database)
            throws Exception {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.seized();
            StoredFile secret = file(court, item, "Secreto.txt");
            StoredFile paper = file(court, item, "Traducción.pdf");
            StoredFile certificate = file(court, item, "Fe.pdf");
            court.translated(item, Optional.of(secret), paper, Optional.of(certificate), "pt", "es");
            List<Withheld> withheld = List.of(
                    new Withheld(item.id(), Optional.of(secret.id()), Ground.values()[0], "Una nota"),
                    new Withheld(item.id(), Optional.of(certificate.id()), Ground.values()[0], "Otra"));
            byte[] zip = made(court, withheld, item);
            BundleCheck.Result result = check(zip);
            assertEquals(List.of(), result.findings());
            Translation told = result.manifest()
                    .orElseThrow()
                    .items()
                    .get(0)
                    .translations()
                    .get(0);
            assertEquals(Document.WITHHELD, told.original());
            assertEquals(Optional.of(Document.WITHHELD), told.certificate());
            String all = new String(zip, StandardCharsets.UTF_8);
            assertTrue(!all.contains("Secreto")
                    && !all.contains(secret.content().sha256().value()));
            assertTrue(all.contains("\"original-of\":[\"" + told.path() + "\"]"));
            assertTrue(remarked(result, "what it translates is withheld"));
            assertTrue(remarked(result, "the certificate of the translation is withheld"));
            List<Finding> silent = found(zip, Layout.DISCLOSURE, text -> text.replace("original-of", "original-oh"));
            assertTrue(silent.toString().contains("its original is withheld, and the list"), silent.toString());
            // Withheld itself, it is not spoken of.
            byte[] without = made(
                    court,
                    List.of(new Withheld(item.id(), Optional.of(paper.id()), Ground.values()[0], "Una traducción")),
                    item);
            assertEquals(Manifest.USES, check(without).manifest().orElseThrow().format());
        }
    }

    @OnEveryDatabase
    void what_is_corrected_after_it_was_prepared_is_not_approved(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.seized();
            StoredFile paper = file(court, item, "Traducción.pdf");
            Entry told = court.translated(item, Optional.empty(), paper, Optional.empty(), "pt", "es");
            Bundle bundle = court.prepared(item);
            Map<String, List<String>> values =
                    new LinkedHashMap<>(told.content().values());
            values.put("from", List.of("fr"));
            court.items
                    .room
                    .entries(CO)
                    .change(
                            court.team(),
                            told.id(),
                            1,
                            NewEntry.of(EntryKind.TRANSLATION, values, Handling.GENERAL, Optional.empty()),
                            Workroom.MEMBER);
            assertEquals(Optional.of("jit.bundle-since"), code(() -> court.approved(bundle)));
            values.put("translator", List.of("Otro"));
            court.items
                    .room
                    .entries(CO)
                    .change(
                            court.team(),
                            told.id(),
                            2,
                            NewEntry.of(EntryKind.TRANSLATION, values, Handling.of(HandlingCode.H1), Optional.empty()),
                            Workroom.MEMBER);
            assertEquals(Optional.of("jit.bundle-h1"), code(() -> court.prepared(item)), "its own code counts too");
        }
    }

    private static Entry said(Lending lending, CountryCode country, StoredFile paper) {
        return new Entry(
                TestNode.id(),
                lending.team(),
                country,
                1,
                EntryKind.TRANSLATION,
                RecordId.parse(lending.items.room.designation(country, "member")),
                lending.item.written(),
                lending.item.written(),
                Handling.GENERAL,
                Optional.empty(),
                Contents.of(EntryKind.TRANSLATION, fields(lending.item, paper)));
    }

    private static Map<String, List<String>> fields(Entry item, StoredFile paper) {
        return Map.of(
                "about", List.of(item.id().toString()),
                "translation", List.of(paper.content().sha256().value()),
                "from", List.of("pt"),
                "to", List.of("es"),
                "translator", List.of("Nadie"),
                "day", List.of("2027-03-01"));
    }

    /** What another country says of a file does not change what goes before the courts of the item's own. */
    @OnEveryDatabase
    void only_the_country_of_an_item_tells_its_translations_and_only_papers_are_one(TestDatabase database)
            throws Exception {
        try (Lending lending = new Lending(database, BR)) {
            StoredFile disk = lending.stored(Lending.bytes(100));
            Courthouse court = new Courthouse(lending.items);
            StoredFile note = file(court, lending.item, "Nota.txt");
            assertEquals(
                    Optional.of("jit.translation-file"),
                    code(() -> court.translated(lending.item, Optional.empty(), disk, Optional.empty(), "pt", "es")));
            lending.carry();
            NewEntry written =
                    NewEntry.of(EntryKind.TRANSLATION, fields(lending.item, note), Handling.GENERAL, Optional.empty());
            assertEquals(
                    Optional.of("jit.translation-owner"),
                    code(() -> lending.items.room.entries(BR).write(lending.team(), written, Workroom.MEMBER)));
            Entry forged = said(lending, BR, note);
            SharedRecord record = new SharedRecord(
                    forged.id(), EntryWire.TYPE, BR, 1, Set.of(CO), Handling.GENERAL, Optional.empty());
            assertEquals(
                    Optional.of("jit.translation-owner"),
                    code(() -> court.node
                            .database
                            .transactions()
                            .run(() -> court.node.desks.work().take(record, EntryWire.text(forged)))),
                    "nor is it taken in of a node that let it be written");
            BundleCheck.Result result = check(court.made(lending.item));
            assertEquals(List.of(), result.findings());
            Manifest manifest = result.manifest().orElseThrow();
            assertEquals(List.of(), manifest.items().get(0).translations());
            assertEquals(
                    2,
                    manifest.members().stream()
                            .filter(one -> one.kind() == Kind.FILE)
                            .count(),
                    "the disk is what it was, and so is the note");
        }
    }

    /** It stays at home, so nothing of it goes into the bundle of who borrows something else. */
    @OnEveryDatabase
    void one_that_is_not_here_stops_no_bundle(TestDatabase database) throws Exception {
        try (Lending lending = new Lending(database, BR)) {
            Courthouse court = new Courthouse(lending.items);
            StoredFile note = file(court, lending.item, "Nota.txt");
            StoredFile paper = file(court, lending.item, "Traducción.pdf");
            NewEntry secret = NewEntry.of(
                    EntryKind.TRANSLATION, fields(lending.item, paper), Handling.of(HandlingCode.H1), Optional.empty());
            lending.items.room.entries(CO).write(lending.team(), secret, Workroom.MEMBER);
            lending.lent(note, BR);
            lending.settle();
            Courthouse brazil = new Courthouse(lending.items, BR);
            BundleCheck.Result result = check(brazil.made(lending.item));
            assertEquals(List.of(), result.findings());
            assertEquals(
                    List.of(), result.manifest().orElseThrow().items().get(0).translations());
            assertEquals(
                    Optional.of("jit.bundle-h1"), code(() -> court.prepared(lending.item)), "where it is, it does");
        }
    }

    @OnEveryDatabase
    void who_takes_one_back_takes_nothing_from_whoever_fetches_what_was_made(TestDatabase database) throws Exception {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.seized();
            StoredFile paper = file(court, item, "Traducción.pdf");
            Entry told = court.translated(item, Optional.empty(), paper, Optional.empty(), "pt", "es");
            Bundle bundle = court.approved(court.prepared(item));
            court.round();
            byte[] before = court.fetched(bundle);
            court.items.room.entries(CO).takeBack(court.team(), told.id(), told.version(), "Otro día", Workroom.MEMBER);
            assertArrayEquals(before, court.fetched(bundle));
        }
    }

    @OnEveryDatabase
    void another_node_keeps_what_it_does_not_read_and_reads_what_it_does(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.seized();
            StoredFile paper = file(court, item, "Traducción.pdf");
            Entry told = court.translated(item, Optional.empty(), paper, Optional.empty(), "pt", "es");
            assertEquals(EntryWire.FORMAT, EntryWire.format(told));
            assertEquals(EntryWire.BEFORE, EntryWire.format(item), "the item goes to releases before");
            assertEquals(told, EntryWire.read(told.id(), CO, Handling.GENERAL, EntryWire.text(told)));
            court.items.carry();
            assertEquals(
                    told.content(),
                    court.items.room.see(BR, Workroom.MEMBER, told).entry().content());
        }
    }

    private static List<Finding> found(byte[] zip, String path, UnaryOperator<String> change) throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        ContainerReader.read(
                new ByteArrayInputStream(zip), (name, size, content) -> members.put(name, content.readAllBytes()));
        String before = new String(members.get(path), StandardCharsets.UTF_8);
        String after = change.apply(before);
        assertTrue(!before.equals(after), before);
        members.put(path, after.getBytes(StandardCharsets.UTF_8));
        return check(BundleVerifyTest.container(members)).findings();
    }

    @OnEveryDatabase
    void what_a_forged_manifest_says_of_them_is_named(TestDatabase database) throws Exception {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.seized();
            StoredFile note = file(court, item, "Nota.txt");
            StoredFile paper = file(court, item, "Traduccion.pdf");
            StoredFile certificate = file(court, item, "Fe.pdf");
            court.translated(item, Optional.of(note), paper, Optional.of(certificate), "pt", "es");
            byte[] zip = court.made(item);
            String at = "items/"
                    + check(zip).manifest().orElseThrow().items().get(0).number();
            String told = "\"translations\":[";
            names(
                    found(
                            zip,
                            Layout.MANIFEST,
                            text -> text.replace(
                                    "\"original\":{\"path\":\"" + at + "/files/001-Nota.txt\"",
                                    "\"original\":{\"path\":\"" + at + "/files/009-Nota.txt\"")),
                    "the original that the manifest names is no such member");
            names(
                    found(
                            zip,
                            Layout.MANIFEST,
                            text -> text.replace(
                                    "\"certificate\":{\"path\":\"" + at + "/translations/002-Fe.pdf\"",
                                    "\"certificate\":{\"path\":\"" + at + "/files/001-Nota.txt\"")),
                    "the certificate that the manifest names is no such member");
            names(
                    found(
                            zip,
                            Layout.MANIFEST,
                            text -> text.replace(
                                    "\"certificate\":{\"path\":\"" + at
                                            + "/translations/002-Fe.pdf\",\"where\":\"member\"},",
                                    "")),
                    "the manifest names nothing that it translates or certifies");
            names(
                    found(zip, Layout.MANIFEST, text -> text.replace("\"kind\":\"translation\"", "\"kind\":\"file\"")),
                    "the translation that the manifest names is no such member");
            names(
                    found(
                            zip,
                            Layout.MANIFEST,
                            text -> text.replace(
                                    "\"certificate\":{\"path\":\"" + at
                                            + "/translations/002-Fe.pdf\",\"where\":\"member\"}",
                                    "\"certificate\":{\"where\":\"withheld\"}")),
                    "its certificate is withheld, and the list");
            names(
                    found(zip, Layout.MANIFEST, text -> {
                        int from = text.indexOf(told) + told.length();
                        String one = text.substring(from, text.indexOf(']', from));
                        return text.replace(told, told + one + ",");
                    }),
                    "it has not the form that is written");
            for (String other : List.of("\"where\":\"item\"", "\"where\":\"elsewhere\"", "\"where\":\"missing\"")) {
                names(
                        found(zip, Layout.MANIFEST, text -> text.replaceFirst("\"where\":\"member\"", other)),
                        "it has not the form that is written");
            }
            names(
                    found(zip, Layout.MANIFEST, text -> text.replace("\"format\":3", "\"format\":2")),
                    "it has not the form that is written");
        }
    }

    private static void names(List<Finding> found, String words) {
        assertTrue(found.stream().anyMatch(one -> one.what().contains(words)), found.toString());
    }

    @OnEveryDatabase
    void a_translation_is_a_paper_of_that_item_and_of_two_languages(TestDatabase database) {
        try (Courthouse court = new Courthouse(database)) {
            Entry item = court.seized();
            Entry other = court.seized();
            StoredFile paper = file(court, other, "Traducción.pdf");
            assertEquals(
                    Optional.of("jit.translation-file"),
                    code(() -> court.translated(item, Optional.empty(), paper, Optional.empty(), "pt", "es")));
            assertEquals(
                    Optional.of("jit.entry-value"),
                    code(() -> court.translated(other, Optional.empty(), paper, Optional.empty(), "es", "es")));
            assertEquals(
                    Optional.of("jit.entry-value"),
                    code(() -> court.translated(other, Optional.of(paper), paper, Optional.empty(), "pt", "es")));
            assertEquals(
                    Optional.of("jit.entry-value"),
                    code(() -> court.translated(other, Optional.empty(), paper, Optional.empty(), "Portuguese", "es")));
        }
    }
}
