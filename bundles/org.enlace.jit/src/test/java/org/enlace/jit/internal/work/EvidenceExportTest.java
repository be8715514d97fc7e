package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.TestNode.PE;
import static org.enlace.jit.internal.work.Workroom.EXPERT;
import static org.enlace.jit.internal.work.Workroom.LEADER;
import static org.enlace.jit.internal.work.Workroom.MEMBER;
import static org.enlace.jit.internal.work.Workroom.OUTSIDER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.files.FileName;
import org.enlace.files.FileState;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.files.StoredFile;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.caseuco.Ontology;
import org.enlace.jit.custody.Custodian;
import org.enlace.jit.custody.Custody.NewEvent;
import org.enlace.jit.custody.EventField;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.caseuco.CaseDocument;
import org.enlace.jit.internal.caseuco.CaseExports;
import org.enlace.jit.internal.evidence.EvidenceFiles;
import org.enlace.jit.loan.Borrowed;
import org.enlace.jit.loan.LentFile;
import org.enlace.jit.loan.Loan;
import org.enlace.jit.loan.Offer;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.NewEntry;
import org.enlace.jit.work.RestrictedClass;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;

/** What leaves a node as CASE and UCO: chains as they really are, judged by the shapes of both, and nothing that its reader may not read. */
class EvidenceExportTest {
    private static final Caller READS_FILES = TestNode.officer("member", JitPermissions.READ, Files.READ);

    private static String written(TestNode node, CaseExports.Begun begun) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new CaseDocument(node.desks.chains().exports()).write(begun, List.of(), out);
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String all(TestNode node, RecordId team, Caller caller) {
        return written(node, node.desks.chains().exports().begin(team, caller));
    }

    private static String all(Items items, CountryCode at, Caller caller) {
        return all(items.node(at), items.room.team, caller);
    }

    private static String one(Items items, CountryCode at, Entry item, Caller caller) {
        return written(
                items.node(at), items.node(at).desks.chains().exports().begin(items.room.team, item.id(), caller));
    }

    private static void conforms(String document) {
        assertEquals(List.of(), Ontology.SHIPPED.violations(document), document);
        assertEquals(Set.of(), Ontology.SHIPPED.unforeseen(document), document);
        assertEquals(Set.of(), Ontology.dangling(document), document);
    }

    private static long leftOut(String document) {
        Matcher found = Pattern.compile("\"enlace:itemsLeftOut\":(\\d+)").matcher(document);
        assertTrue(found.find(), document);
        return Long.parseLong(found.group(1));
    }

    private static Entry derived(Items items, Entry from) {
        return items.room.write(
                CO,
                EntryKind.EVIDENCE,
                Stream.concat(
                                Stream.of(Items.FIELDS)
                                        .map(one -> one.equals("physical")
                                                ? "digital"
                                                : one.equals("telephone")
                                                        ? "image"
                                                        : one.equals("Teléfono negro") ? "Imagen \"1\"" : one),
                                Stream.of("parent", from.id().toString(), "tool", "Copiadora", "tool-version", "7.1"))
                        .toArray(String[]::new));
    }

    @OnEveryDatabase
    void chains_of_every_kind_conform_on_every_node_and_are_the_same_there(TestDatabase database) {
        try (Items items = new Items(database, BR, PE)) {
            Entry phone = items.item(CO);
            SealedEvent seized = items.write(CO, phone, EventKind.COLLECTED);
            items.write(CO, phone, EventKind.SEALED);
            SealedEvent out = items.out(CO, phone, BR);
            Entry image = derived(items, phone);
            items.write(CO, image, EventKind.ACQUIRED);
            items.carry();
            items.answer(BR, phone, EventKind.RECEIVED, out);
            NewEvent plain = items.event(BR, EventKind.ANALYSED);
            items.write(
                    BR,
                    MEMBER,
                    phone,
                    new NewEvent(
                            plain.kind(),
                            plain.happened(),
                            plain.zone(),
                            plain.place(),
                            plain.authority(),
                            plain.persons(),
                            Map.of(
                                    EventField.PURPOSE, "Perito",
                                    EventField.METHOD, "Lectura",
                                    EventField.TOOL, "Lector",
                                    EventField.TOOL_VERSION, "2.0")));
            items.write(BR, phone, EventKind.DESTROYED);
            items.answer(CO, phone, EventKind.CORRECTED, seized);
            Entry none = items.item(PE);
            items.carry();
            String here = all(items, CO, MEMBER);
            conforms(here);
            assertEquals(here, all(items, CO, MEMBER), "The same twice");
            assertEquals(0, leftOut(here));
            for (String said : List.of(
                    "-CO-0001\"",
                    "-CO-0002\"",
                    "-PE-0001\"",
                    "\"destroyed\"",
                    "\"corrected\"",
                    "\"Lector\"",
                    Items.HASH,
                    "case-investigation:wasDerivedFrom",
                    "uco-observable:Image",
                    "\"Imagen \\\"1\\\"\"")) {
                assertTrue(here.contains(said), () -> said + "\n" + here);
            }
            assertEquals(here, all(items, BR, MEMBER), "Every node names alike what all of them know");
            String single = one(items, PE, phone, LEADER);
            conforms(single);
            assertTrue(single.contains("\"enlace:itemsIncluded\":1,"), single);
            assertFalse(single.contains("-CO-0002"), "no other item");
            conforms(one(items, BR, image, MEMBER));
            conforms(one(items, BR, none, MEMBER));
        }
    }

    @OnEveryDatabase
    void who_does_not_see_the_team_gets_nothing_and_the_audit_says_who_took_what(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = items.item(CO);
            CaseExports exports = items.node(CO).desks.chains().exports();
            for (Caller not : List.of(EXPERT, OUTSIDER)) {
                assertThrows(NotFound.class, () -> exports.begin(items.room.team, not));
                assertThrows(NotFound.class, () -> exports.begin(items.room.team, item.id(), not));
            }
            assertThrows(NotFound.class, () -> exports.begin(items.room.team, TestNode.id(), MEMBER));
            Entry task = items.room.write(CO, EntryKind.VEHICLE, "plate", "ABC-123");
            assertThrows(NotFound.class, () -> exports.begin(items.room.team, task.id(), MEMBER));
            assertFalse(items.node(CO).codes().contains("jit.evidence-export"));
            assertEquals(
                    items.room.parties.area(CO).name(items.room.team),
                    exports.begin(items.room.team, MEMBER).name());
            assertTrue(exports.begin(items.room.team, item.id(), MEMBER).name().endsWith("-CO-0001"));
            List<String> acts = items.node(CO).acts.stream()
                    .filter(one -> one.code().equals("jit.evidence-export"))
                    .map(Object::toString)
                    .toList();
            assertEquals(2, acts.size());
            assertTrue(acts.get(1).contains(item.id().toString()));
            assertTrue(acts.stream().noneMatch(act -> act.contains("Teléfono")), acts::toString);
        }
    }

    @OnEveryDatabase
    void what_somebody_may_not_read_is_left_out_and_counted_until_they_may(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            String name = "Ana Pérez Quispe";
            items.room.write(CO, LEADER, EntryKind.PERSON, "name", name, "standing", "victim");
            Entry named = items.room.write(
                    CO,
                    EntryKind.EVIDENCE,
                    Stream.of(Items.FIELDS)
                            .map(one -> one.equals("Con la pantalla rota") ? "De Ana Pérez" : one)
                            .toArray(String[]::new));
            items.room
                    .entries(CO)
                    .write(
                            items.room.team,
                            NewEntry.of(
                                    EntryKind.EVIDENCE,
                                    Map.copyOf(named.content().values().entrySet().stream()
                                            .filter(one -> !one.getKey().equals("number"))
                                            .collect(Collectors.toMap(
                                                    Map.Entry::getKey,
                                                    one -> one.getKey().equals("text")
                                                            ? List.of("Otra cosa")
                                                            : one.getValue()))),
                                    new Handling(
                                            Set.of(HandlingCode.H1, HandlingCode.H3), Optional.of("Solo la unidad 3")),
                                    Optional.empty()),
                            MEMBER);
            Entry plain = items.item(CO);
            NewEvent event = items.event(CO, EventKind.COLLECTED);
            items.write(
                    CO,
                    MEMBER,
                    plain,
                    new NewEvent(
                            event.kind(),
                            event.happened(),
                            event.zone(),
                            event.place(),
                            event.authority(),
                            Map.of(EventField.HANDING, new Custodian(name, "", "", "", CO)),
                            Map.of(EventField.CONDITION, "La llevaba Ana Pérez")));
            items.carry();

            String member = all(items, BR, MEMBER);
            conforms(member);
            assertEquals(2, leftOut(member), "the one that names a victim, and the one under a condition");
            assertFalse(
                    member.contains("Pérez") || member.contains("Otra cosa") || member.contains("unidad 3"), member);
            assertFalse(member.contains("signedText") || !member.contains("partlyWithheld"), member);
            assertTrue(member.contains("2 are left out"), member);
            assertThrows(NotFound.class, () -> one(items, BR, named, MEMBER));

            String leader = all(items, BR, LEADER);
            assertFalse(leader.contains("Pérez"), "who may know has not said why");
            items.room.entries(BR).because(items.room.team, RestrictedClass.VICTIM, "Para el juicio 7", LEADER);
            items.room.entries(BR).because(items.room.team, RestrictedClass.CONDITION, "Para el juicio 7", LEADER);
            int before = items.node(BR).acts.size();
            String whole = all(items, BR, LEADER);
            conforms(whole);
            assertEquals(0, leftOut(whole));
            assertTrue(whole.contains("De Ana Pérez") && whole.contains("Solo la unidad 3"), whole);
            assertTrue(whole.contains("signedText") && !whole.contains("partlyWithheld"), whole);
            assertEquals(
                    3,
                    items.node(BR).acts.stream()
                            .skip(before)
                            .filter(act -> act.code().equals("jit.entry-consulted"))
                            .count(),
                    "each that was read because of a reason is noted");
        }
    }

    @OnEveryDatabase
    void an_item_whose_description_was_taken_back_goes_with_what_happened_to_it(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = items.item(CO);
            items.write(CO, item, EventKind.COLLECTED);
            SealedEvent out = items.out(CO, item, BR);
            Entry empty = items.item(CO);
            items.carry();
            items.answer(BR, item, EventKind.RECEIVED, out);
            for (Entry one : List.of(item, empty)) {
                SharedRecord record =
                        new SharedRecord(one.id(), EntryWire.TYPE, CO, 1, Set.of(BR), one.handling(), Optional.empty());
                TestNode node = items.node(BR);
                node.database.transactions().run(() -> node.desks.work().takenBack(record, "Era otro"));
            }
            for (String left : List.of(all(items, BR, MEMBER), one(items, BR, item, MEMBER))) {
                conforms(left);
                assertTrue(left.contains("-CO-0001\"") && left.contains("descriptionTakenBack"), left);
                assertTrue(left.contains("\"enlace:itemsIncluded\":1,"), "nothing happened to the other");
                assertTrue(left.contains("\"received\"") && !left.contains("Teléfono"), left);
            }
            assertThrows(NotFound.class, () -> one(items, BR, empty, MEMBER));
        }
    }

    @OnEveryDatabase
    void files_are_named_for_whoever_may_open_files(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = items.item(CO);
            TestNode node = items.node(CO);
            node.database.transactions().run(() -> node.files
                    .service()
                    .add(
                            new OwnerRef(EntryFiles.NAME, item.id()),
                            new FileName("Foto \"1\" \u200F.png"),
                            new ByteArrayInputStream(new byte[] {1, 2, 3}),
                            READS_FILES));
            String document = one(items, CO, item, READS_FILES);
            conforms(document);
            assertTrue(
                    document.contains("uco-observable:FileFacet")
                            && document.contains("\"uco-observable:sizeInBytes\":3"),
                    document);
            assertTrue(document.contains("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81"), document);
            assertFalse(one(items, CO, item, MEMBER).contains("FileFacet"), "they may open none");
        }
    }

    private static StoredFile content(TestNode node, Entry item, String name, byte... bytes) {
        return node.database.transactions().call(() -> node.files
                .service()
                .add(
                        new OwnerRef(EvidenceFiles.NAME, item.id()),
                        new FileName(name),
                        new ByteArrayInputStream(bytes),
                        TestNode.officer("member", JitPermissions.READ, Files.READ, Files.ADD)));
    }

    private static void said(Items items, Entry item, EventKind kind, Map<EventField, StoredFile> hashes) {
        NewEvent event = items.event(CO, kind);
        Map<EventField, String> said = new HashMap<>(event.said());
        hashes.forEach((field, file) -> said.put(field, file.content().sha256().value()));
        items.write(
                CO,
                MEMBER,
                item,
                new NewEvent(
                        kind, event.happened(), event.zone(), event.place(), event.authority(), event.persons(), said));
    }

    /** Of all nodes of a document the lines of those that have a word. */
    private static List<String> lines(String document, String word) {
        return document.lines().filter(line -> line.contains(word)).toList();
    }

    /** The name of the file that is called so. */
    private static String named(String document, String file) {
        List<String> all = lines(document, "\"@type\":\"uco-observable:File\",\"uco-core:name\":\"" + file + "\"");
        assertEquals(1, all.size(), document);
        return all.get(0).replaceAll("^\\{\"@id\":\"([^\"]+)\".*", "$1");
    }

    private static String ref(String property, String id) {
        return "\"" + property + "\":{\"@id\":\"" + id + "\"}";
    }

    @OnEveryDatabase
    void what_a_digital_item_consists_of_goes_with_its_hash_and_what_it_was_taken_from(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            TestNode node = items.node(CO);
            Entry phone = items.item(CO);
            Entry image = derived(items, phone);
            StoredFile taken = content(node, image, "Imagen.E01", (byte) 1, (byte) 2, (byte) 3);
            StoredFile copy = content(node, image, "Copia de trabajo.dd", (byte) 4);
            node.files.state = FileState.RECEIVED;
            content(node, image, "Por examinar.zip", (byte) 5);
            said(items, image, EventKind.ACQUIRED, Map.of(EventField.AFTER, taken));
            said(items, image, EventKind.COPIED, Map.of(EventField.BEFORE, taken, EventField.AFTER, copy));
            said(items, image, EventKind.HASH_VERIFIED, Map.of(EventField.BEFORE, taken, EventField.AFTER, taken));
            items.carry();
            String document = all(items, CO, READS_FILES);
            conforms(document);
            String original = named(document, "Imagen.E01");
            String second = named(document, "Copia de trabajo.dd");
            String made = lines(document, "uco-observable:Image").get(0);
            String from = made.replaceAll(".*wasDerivedFrom\":\\{\"@id\":\"([^\"]+)\".*", "$1");
            assertTrue(lines(document, original + "\",\"@type")
                    .get(0)
                    .contains(ref("case-investigation:wasDerivedFrom", from)));
            assertTrue(lines(document, second + "\",\"@type")
                    .get(0)
                    .contains(ref("case-investigation:wasDerivedFrom", original)));
            assertEquals(
                    2,
                    lines(document, "Contained_Within").stream()
                            .filter(one -> one.contains("uco-core:Relationship"))
                            .count());
            assertTrue(document.contains("\"uco-observable:mimeType\":\"application/pdf\""), document);
            assertTrue(document.contains(taken.content().sha256().value()), document);
            assertTrue(
                    lines(document, "\"acquired\"").get(0).matches(".*uco-action:result\":\\[[^]]*" + original + ".*"),
                    document);
            assertTrue(
                    lines(document, "\"hash-verified\"")
                            .get(0)
                            .matches(".*uco-action:object\":\\[[^]]*" + original + ".*"),
                    document);
            assertTrue(made.contains("\"enlace:filesLeftOut\":1") && !document.contains("Por examinar"), made);
            conforms(one(items, CO, image, READS_FILES));
            for (String other : List.of(all(items, CO, MEMBER), all(items, BR, READS_FILES))) {
                conforms(other);
                assertFalse(other.contains("Contained_Within") || other.contains("Imagen.E01"), other);
            }
        }
    }

    @OnEveryDatabase
    void a_copy_on_loan_is_named_as_at_home_for_as_long_as_somebody_may_read_it(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            TestNode there = lending.node(BR);
            Loan loan = lending.lent(lending.stored(Lending.bytes(10)), BR);
            assertFalse(all(there, lending.team(), READS_FILES).contains("Contained_Within"), "it has not come");
            lending.settle();
            String home = all(lending.node(CO), lending.team(), READS_FILES);
            String lent = all(there, lending.team(), READS_FILES);
            conforms(lent);
            assertEquals(named(home, "Disco.E01"), named(lent, "Disco.E01"));
            assertFalse(all(there, lending.team(), MEMBER).contains("Disco.E01"));
            lending.desk(CO)
                    .takeBack(lending.team(), loan.id(), lending.now(loan).version(), "Error", Lending.ASKING);
            lending.carry();
            String back = all(there, lending.team(), READS_FILES);
            conforms(back);
            assertFalse(back.contains("Contained_Within"), "it is wanted back");
        }
    }

    /** As if its country called a file of a copy otherwise. */
    private static Borrowed called(Borrowed copy, RecordId file) {
        Offer offer = copy.offer();
        LentFile was = offer.file();
        return new Borrowed(
                new Offer(
                        offer.id(),
                        offer.lender(),
                        offer.loan(),
                        offer.team(),
                        offer.item(),
                        new LentFile(file, was.name(), was.sha256(), was.size()),
                        offer.purpose(),
                        offer.author(),
                        offer.approved(),
                        offer.until(),
                        offer.window(),
                        offer.use()),
                copy.state(),
                copy.turn(),
                copy.takenBack());
    }

    @OnEveryDatabase
    void of_two_files_that_their_country_calls_the_same_the_first_is_named_and_the_other_left_out(
            TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            TestNode there = lending.node(BR);
            lending.lent(lending.stored(Lending.bytes(10)), BR);
            lending.lent(lending.stored(Lending.bytes(11)), BR);
            lending.settle();
            List<Borrowed> copies = there.loans.copies().borrowed(lending.team(), Lending.ASKING);
            assertEquals(2, copies.size());
            assertEquals(
                    2,
                    lines(all(there, lending.team(), READS_FILES), "uco-observable:File\"")
                            .size());
            there.database.transactions().run(() -> there.stores
                    .loans()
                    .put(called(copies.get(1), copies.get(0).offer().file().file())));
            String document = all(there, lending.team(), READS_FILES);
            conforms(document);
            named(document, "Disco.E01");
            assertTrue(document.contains("\"enlace:filesLeftOut\":1"), document);
        }
    }

    @OnEveryDatabase
    void a_register_of_several_parts_is_whole(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            for (int i = 0; i < 230; i++) {
                items.item(CO);
            }
            String document = all(items, CO, MEMBER);
            assertEquals(230, document.split("ProvenanceRecord\"", -1).length - 1);
            assertTrue(
                    document.contains("\"enlace:itemsIncluded\":230,"), document.substring(document.length() - 9_000));
        }
    }
}
