package org.enlace.protocols.internal;

import static org.enlace.protocols.Fixtures.titled;
import static org.enlace.protocols.Fixtures.with;
import static org.enlace.protocols.internal.Desk.ANNA;
import static org.enlace.protocols.internal.Desk.BRUNO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.enlace.documents.TableFormat;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Tlp;
import org.enlace.platform.Transactions;
import org.enlace.protocols.Adoption.State;
import org.enlace.protocols.AdoptionShares.Choice;
import org.enlace.protocols.AdoptionTerms;
import org.enlace.protocols.CountryAdoption;
import org.enlace.protocols.InstrumentKind;
import org.enlace.protocols.Kind;
import org.enlace.protocols.Passage;
import org.enlace.protocols.Progress;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.Region.Matrix;
import org.enlace.protocols.Region.Profile;
import org.enlace.protocols.RegionFilter;
import org.enlace.protocols.RegionFilter.Order;
import org.enlace.protocols.Section;
import org.enlace.protocols.internal.persistence.JpaProtocolStore;

/** What other countries decided comes as records of theirs, and is seen in the matrix by those for whom the document is. */
class AdoptionMessagesTest {
    private static final CountryCode PE = new CountryCode("PE");
    private static final CountryCode BR = new CountryCode("BR");
    private static final Handling GENERAL = Handling.GENERAL;

    private static SharedRecord record(int number, CountryCode owner, long version, Handling handling) {
        return new SharedRecord(
                new RecordId(UUID.fromString(String.format("01900000-0000-7000-8000-%012d", number))),
                CountryAdoption.TYPE,
                owner,
                version,
                Set.of(Desk.NODE.country()),
                handling,
                Optional.empty());
    }

    private static String adopted(Protocol document, int edition) {
        return "{\"protocol\":\"" + document.id() + "\",\"owner\":\"" + document.owner() + "\",\"reference\":\""
                + document.reference() + "\",\"edition\":" + edition
                + ",\"state\":\"adopted-with-reservations\",\"decided\":\"2026-11-20\","
                + "\"instrument\":{\"kind\":\"resolution\",\"number\":\"7\",\"date\":\"2026-11-01\",\"authority\":\"Ministerio\"},"
                + "\"from\":\"2026-12-01\",\"reservations\":{\"summary\":\"Por la fiscalía\"},"
                + "\"progress\":{\"notStarted\":1,\"inProgress\":0,\"done\":2,\"verified\":1,\"notApplicable\":3}}";
    }

    private static String studied(Protocol document) {
        return "{\"protocol\":\"" + document.id() + "\",\"owner\":\"" + document.owner() + "\",\"reference\":\""
                + document.reference() + "\",\"edition\":1,\"state\":\"under-study\",\"decided\":\"2026-11-20\"}";
    }

    private record Node(Desk desk, Transactions transactions) {
        static Node on(TestDatabase database) {
            return new Node(
                    new Desk(new JpaProtocolStore(database.database()), database.transactions()),
                    database.transactions());
        }

        Protocol makes(String title) {
            return desk.library.create(null, titled(title), null, ANNA);
        }

        void receives(SharedRecord record, String content) {
            transactions.run(() -> desk.adoptionMessages.receive(record, 1, content));
        }

        Matrix matrix(RegionFilter filter) {
            return desk.region.page(filter, null, 25, ANNA);
        }

        List<String> titles(RegionFilter filter) {
            return titles(filter, ANNA);
        }

        List<String> titles(RegionFilter filter, Caller caller) {
            return desk.region.page(filter, null, 25, caller).rows().stream()
                    .map(row -> row.document().content().title())
                    .toList();
        }
    }

    @OnEveryDatabase
    void a_decision_of_a_partner_is_read_as_it_was_told(TestDatabase database) {
        Node node = Node.on(database);
        Protocol document = node.makes("Detección");
        node.receives(record(1, PE, 1, Handling.of(HandlingCode.H1)), adopted(document, 1));
        CountryAdoption said = node.desk.region.adoptions(document.id(), ANNA).get(0);
        assertEquals(PE, said.country());
        assertEquals(State.ADOPTED_WITH_RESERVATIONS, said.state());
        assertEquals("Ministerio", said.terms().orElseThrow().authority());
        assertEquals(
                Map.of("summary", "Por la fiscalía"), said.terms().orElseThrow().reservations());
        assertEquals(Optional.of(new Progress(1, 0, 2, 1, 3)), said.progress());
        assertEquals(Handling.of(HandlingCode.H1), said.arrived().orElseThrow().handling());
        assertEquals("protocols.adoption-receive", node.desk.acts.get(1).code());
        Matrix matrix = node.matrix(RegionFilter.ALL);
        assertEquals(List.of(Desk.NODE.country(), PE), matrix.countries());
        assertEquals(1, matrix.rows().get(0).adoptions());
        node.receives(record(1, PE, 2, GENERAL), studied(document));
        assertEquals(
                State.UNDER_STUDY,
                node.desk.region.adoptions(document.id(), ANNA).get(0).state());
        assertEquals(0, node.matrix(RegionFilter.ALL).rows().get(0).adoptions());
        node.transactions.run(() -> node.desk.adoptionMessages.withdraw(record(1, PE, 2, GENERAL), "Error"));
        assertEquals(List.of(), node.desk.region.adoptions(document.id(), ANNA));
        assertEquals(List.of(), node.matrix(RegionFilter.ALL).rows());
    }

    @OnEveryDatabase
    void each_section_of_each_kind_of_document_is_reserved_here_and_told_to_partners(TestDatabase database) {
        Node node = Node.on(database);
        for (Kind kind : Kind.values()) {
            Protocol document = node.desk.library.create(null, withEverySection(kind), null, ANNA);
            Map<String, String> reservations = new LinkedHashMap<>();
            Section.of(document.content())
                    .forEach(section -> reservations.put(section.key(), "Reserva a " + section.key()));
            LocalDate day = LocalDate.of(2026, 11, 1);
            AdoptionTerms terms =
                    new AdoptionTerms(InstrumentKind.LAW, "7", day, "Ministerio", List.of(), day, reservations);
            node.desk.adoptions.study(document.id(), 0, ANNA);
            node.desk.adoptions.adopt(document.id(), 1, 1, terms, ANNA);
            CountryAdoption own =
                    node.desk.region.adoptions(document.id(), ANNA).get(0);
            assertEquals(reservations, own.terms().orElseThrow().reservations(), kind.token());
            node.receives(
                    record(1 + kind.ordinal(), PE, 1, GENERAL),
                    TravellingAdoption.of(own, new Choice(true, true)).text());
            assertEquals(
                    reservations,
                    node.desk.region.adoptions(document.id(), ANNA).stream()
                            .filter(one -> one.country().equals(PE))
                            .findFirst()
                            .flatMap(CountryAdoption::terms)
                            .orElseThrow()
                            .reservations(),
                    kind.token());
        }
    }

    private static ProtocolDraft withEverySection(Kind kind) {
        Map<String, Map<String, String>> passages = new LinkedHashMap<>();
        for (Passage passage : Passage.values()) {
            passages.put(passage.field(), Map.of("es", "Texto de muestra"));
        }
        ProtocolDraft draft = with(with(titled(kind.token()), "type", kind.token()), "passages", passages);
        return with(with(draft, "note", "Nota"), "requirements", List.of(item("a"), item("b".repeat(60))));
    }

    private static ProtocolDraft.Item item(String key) {
        return new ProtocolDraft.Item(key, Map.of("es", "Requisito de muestra"), false);
    }

    @OnEveryDatabase
    void what_is_wrong_is_told_by_code_and_field_and_nothing_is_stored(TestDatabase database) {
        Node node = Node.on(database);
        Protocol document = node.makes("Detección");
        Map<String, UnaryOperator<String>> wrong = new LinkedHashMap<>();
        wrong.put("adopting.form at adoption", text -> text.replace("{\"protocol\"", "{\"secret\":1,\"protocol\""));
        wrong.put("record.id-form", text -> text.replace(document.id().toString(), "secret"));
        wrong.put("country.form", text -> text.replace("\"owner\":\"CO\"", "\"owner\":\"Secret\""));
        wrong.put("adopting.form at edition", text -> text.replace("\"edition\":1", "\"edition\":0"));
        wrong.put("adopting.form at state", text -> text.replace("with-reservations", "secretly"));
        wrong.put("adopting.form at decided", text -> text.replace("2026-11-20", "yesterday"));
        wrong.put("adopting.form at instrument.kind", text -> text.replace("resolution", "secret"));
        wrong.put("adopting.form at instrument", text -> text.replace("\"authority\"", "\"secret\""));
        wrong.put("adopting.form at from", text -> text.replace("\"from\":\"2026-12-01\",", ""));
        wrong.put("adopting.form at reservations", text -> text.replace("\"summary\":", "\"<secret>\":"));
        wrong.put("adopting.form at reservations ", text -> text.replace("\"summary\":", "\"requirement.\":"));
        wrong.put("adopting.form at progress", text -> text.replace("\"done\":2", "\"done\":-2"));
        wrong.put("protocol.share-markup", text -> text.replace("Por la", "<script>"));
        wrong.put(
                "protocol.too-long at authority",
                text -> text.replace("\"Ministerio\"", "\"" + "x".repeat(301) + "\""));
        wrong.put("adopting.other-document at owner", text -> text.replace("\"owner\":\"CO\"", "\"owner\":\"UY\""));
        wrong.forEach((told, change) -> refused(node, change.apply(adopted(document, 1)), told.strip()));
        refused(node, adopted(document, 1).replace("2026-11-20", "2999-01-01"), "adopting.form at decided");
        for (String text : List.of("", "[]", "null", "{", studied(document) + "{}")) {
            refused(node, text, "adopting.form at adoption");
        }
        SharedRecord red = new SharedRecord(
                record(1, PE, 1, GENERAL).id(),
                CountryAdoption.TYPE,
                PE,
                1,
                Set.of(Desk.NODE.country()),
                GENERAL,
                Optional.of(Tlp.RED));
        assertThrows(IllegalArgumentException.class, () -> node.receives(red, studied(document)));
        assertEquals(List.of(), node.matrix(RegionFilter.ALL).rows());
    }

    private static void refused(Node node, String content, String told) {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> node.receives(record(1, PE, 1, GENERAL), content), told);
        assertEquals(told, refused.getMessage());
    }

    @OnEveryDatabase
    void a_country_tells_of_itself_alone_and_one_thing_about_one_document(TestDatabase database) {
        Node node = Node.on(database);
        Protocol document = node.makes("Detección");
        Protocol other = node.makes("Otro");
        node.receives(record(1, PE, 3, GENERAL), adopted(document, 1));
        assertEquals(
                "adopting.older at version",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> node.receives(record(1, PE, 3, GENERAL), studied(document)))
                        .getMessage());
        assertEquals(
                "adopting.twice at protocol",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> node.receives(record(2, PE, 1, GENERAL), studied(document)))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> node.receives(record(1, PE, 4, GENERAL), studied(other)));
        assertThrows(IllegalStateException.class, () -> node.receives(record(1, BR, 4, GENERAL), studied(document)));
        assertThrows(
                IllegalStateException.class,
                () -> node.transactions.run(() -> node.desk.adoptionMessages.withdraw(record(1, BR, 4, GENERAL), "x")));
        assertEquals(
                State.ADOPTED_WITH_RESERVATIONS,
                node.desk.region.adoptions(document.id(), ANNA).get(0).state());
    }

    @OnEveryDatabase
    void the_matrix_is_narrowed_sorted_and_turned_page_by_page(TestDatabase database) {
        Node node = Node.on(database);
        Protocol first = node.makes("Aviso");
        Protocol second = node.makes("Búsqueda");
        Protocol third = node.makes("Custodia");
        node.makes("Detención");
        node.receives(record(1, PE, 1, GENERAL), studied(first));
        node.receives(record(2, PE, 1, GENERAL), adopted(third, 1));
        node.receives(record(3, BR, 1, GENERAL), adopted(third, 1));
        node.receives(record(4, BR, 1, GENERAL), adopted(second, 1));
        assertEquals(List.of("Aviso", "Búsqueda", "Custodia"), node.titles(RegionFilter.ALL));
        RegionFilter most = RegionFilter.ALL.withOrder(Order.ADOPTIONS);
        assertEquals(List.of("Custodia", "Búsqueda", "Aviso"), node.titles(most));
        assertEquals(4, node.titles(RegionFilter.ALL.withOrder(Order.LIBRARY)).size());
        assertEquals(List.of("Aviso", "Custodia"), node.titles(RegionFilter.ALL.withCountry(PE)));
        RegionFilter reserved = RegionFilter.ALL.withState(State.ADOPTED_WITH_RESERVATIONS);
        assertEquals(List.of("Búsqueda", "Custodia"), node.titles(reserved));
        assertEquals(List.of("Custodia"), node.titles(reserved.withCountry(PE)));
        assertEquals(List.of(), node.titles(RegionFilter.ALL.withKind(Kind.GUIDE)));
        assertEquals(3, node.titles(RegionFilter.ALL.withKind(Kind.PROTOCOL)).size());
        for (RegionFilter filter : List.of(RegionFilter.ALL, most)) {
            Matrix one = node.desk.region.page(filter, null, 2, ANNA);
            Matrix two = node.desk.region.page(filter, one.next(), 2, ANNA);
            assertEquals(3, one.total());
            assertEquals(null, one.previous());
            assertEquals(1, two.rows().size());
            assertEquals(null, two.next());
            assertEquals(
                    one.rows(),
                    node.desk.region.page(filter, two.previous(), 2, ANNA).rows());
            RegionFilter turned = filter.withOrder(filter == most ? Order.TITLE : Order.ADOPTIONS);
            assertEquals(
                    "protocol.cursor",
                    assertThrows(Refusal.class, () -> node.desk.region.page(turned, one.next(), 2, ANNA))
                            .code());
        }
    }

    @OnEveryDatabase
    void a_restricted_document_is_in_no_row_count_profile_or_file_of_others(TestDatabase database) {
        Node node = Node.on(database);
        Protocol open = node.makes("Aviso");
        ProtocolDraft closed =
                with(titled("Cerrado"), "restrictedTo", new ProtocolDraft.Restriction(List.of("anna"), List.of()));
        Protocol hidden = node.desk.library.create("pr-9", closed, null, ANNA);
        node.desk.adoptions.study(open.id(), 0, ANNA);
        node.desk.adoptions.study(hidden.id(), 0, ANNA);
        assertEquals(List.of("Aviso", "Cerrado"), node.titles(RegionFilter.ALL));
        assertEquals(List.of("Aviso"), node.titles(RegionFilter.ALL, BRUNO));
        assertEquals(1, node.desk.region.page(RegionFilter.ALL, null, 25, BRUNO).total());
        assertThrows(NotFound.class, () -> node.desk.region.adoptions(hidden.id(), BRUNO));
        Profile home = node.desk.region.profile(Desk.NODE.country(), null, BRUNO);
        assertEquals(1, home.decisions().size());
        assertEquals(1, home.ownedTotal());
        assertEquals(
                2,
                node.desk
                        .region
                        .profile(Desk.NODE.country(), null, ANNA)
                        .decisions()
                        .size());
        node.receives(record(1, PE, 1, GENERAL), studied(hidden));
        assertEquals(
                List.of(Desk.NODE.country(), PE), node.matrix(RegionFilter.ALL).countries());
        assertEquals(
                List.of(Desk.NODE.country()),
                node.desk.region.page(RegionFilter.ALL, null, 25, BRUNO).countries(),
                "a country that decided on nothing but it has no column");
        assertFalse(table(node).contains("Cerrado"), "restricted documents are in no file, whoever makes it");
    }

    @OnEveryDatabase
    void a_file_says_the_codes_alone_of_what_may_not_be_passed_on(TestDatabase database) {
        Node node = Node.on(database);
        Protocol document = node.desk.library.create("pr-1", titled("=1+1"), null, ANNA);
        node.receives(record(1, PE, 1, Handling.of(HandlingCode.H2)), adopted(document, 1));
        node.receives(record(2, BR, 1, GENERAL), adopted(document, 1));
        String table = table(node);
        assertTrue(table.contains("id,title,type,owner,version,adoptions,recordId,BR,CO,PE"), table);
        assertTrue(table.contains("adopted-with-reservations v1 75%"), table);
        assertTrue(table.contains(",H2"), table);
        assertTrue(table.contains("'=1+1"), table);
        assertEquals(
                "protocols.exported",
                node.desk.acts.get(node.desk.acts.size() - 1).code());
        Caller reader =
                Caller.holding(new OfficerId("r"), Language.ES, java.time.ZoneOffset.UTC, Set.of(Protocols.READ));
        assertThrows(org.enlace.platform.Forbidden.class, () -> node.desk.region.check(RegionFilter.ALL, reader));
    }

    private static String table(Node node) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        node.desk.region.table(TableFormat.CSV, RegionFilter.ALL, out, ANNA);
        return out.toString(StandardCharsets.UTF_8);
    }

    @OnEveryDatabase
    void a_countrys_profile_tells_what_it_owns_and_what_it_decided(TestDatabase database) {
        Node node = Node.on(database);
        Protocol document = node.makes("Detección");
        node.receives(record(1, PE, 1, GENERAL), adopted(document, 1));
        String absent = adopted(document, 2)
                .replace(document.id().toString(), "01900000-0000-7000-8000-0000000000ff")
                .replace("\"owner\":\"CO\"", "\"owner\":\"UY\"")
                .replace(document.reference(), "uy-9");
        node.receives(record(2, PE, 1, GENERAL), absent);
        Profile peru = node.desk.region.profile(PE, null, ANNA);
        assertEquals(0, peru.ownedTotal());
        assertEquals(2, peru.in(State.ADOPTED_WITH_RESERVATIONS).size());
        assertEquals(Optional.empty(), peru.decisions().get(1).document(), "one document is not here");
        assertEquals(
                1, node.desk.region.profile(Desk.NODE.country(), null, ANNA).ownedTotal());
        assertThrows(NotFound.class, () -> node.desk.region.profile(new CountryCode("ZZ"), null, ANNA));
    }
}
