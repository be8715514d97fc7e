package org.enlace.protocols.internal;

import static org.enlace.protocols.Fixtures.titled;
import static org.enlace.protocols.Fixtures.uruguayanProtocol;
import static org.enlace.protocols.Fixtures.with;
import static org.enlace.protocols.internal.Desk.ANNA;
import static org.enlace.protocols.internal.Desk.BRUNO;
import static org.enlace.protocols.internal.Desk.READER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.protocols.Kind;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolFilter.Origin;
import org.enlace.protocols.ProtocolFilter.State;
import org.enlace.protocols.ProtocolPage;
import org.junit.jupiter.api.Test;

class ProtocolLibraryTest {
    private final Desk desk = Desk.inMemory();
    private final ProtocolLibrary library = desk.library;

    @Test
    void a_new_document_belongs_to_the_nodes_country_and_can_be_read() {
        Protocol created = library.create("pr-uy-262-2019", uruguayanProtocol(), null, ANNA);
        assertEquals("CO", created.owner().value());
        assertEquals("anna", created.created().officer().value());
        assertEquals(Desk.NOON, created.created().at());
        assertEquals(created, library.find(created.id(), READER));
        assertEquals(created, library.find("pr-uy-262-2019", READER).orElseThrow());
    }

    @Test
    void a_document_without_a_reference_is_given_one() {
        String made = library.create(null, uruguayanProtocol(), null, ANNA).reference();
        assertTrue(made.matches("co-[0-9a-f]{12}"), made);
    }

    @Test
    void a_reference_belongs_to_one_record() {
        library.create("pr-1", uruguayanProtocol(), null, ANNA);
        Refusal refusal = assertThrows(Refusal.class, () -> library.create("pr-1", titled("Otro"), null, ANNA));
        assertEquals("protocol.reference-taken", refusal.code());
        assertEquals("reference", refusal.field().orElseThrow());
    }

    @Test
    void a_repeated_request_makes_one_record() {
        Protocol first = library.create(null, uruguayanProtocol(), "key-1", ANNA);
        assertEquals(
                first.id(),
                library.create(null, uruguayanProtocol(), "key-1", ANNA).id());
        assertNotEquals(
                first.id(),
                library.create(null, uruguayanProtocol(), "key-1", BRUNO).id());
        assertEquals(
                "protocol.request-key-reused",
                assertThrows(Refusal.class, () -> library.create(null, titled("Otro"), "key-1", ANNA))
                        .code());
    }

    @Test
    void a_reader_changes_nothing() {
        Protocol created = library.create(null, uruguayanProtocol(), null, ANNA);
        assertThrows(Forbidden.class, () -> library.create(null, uruguayanProtocol(), null, READER));
        assertThrows(Forbidden.class, () -> library.revise(created.id(), 1, titled("Otro"), READER));
        assertThrows(Forbidden.class, () -> library.withdraw(created.id(), 1, "Porque sí", READER));
        assertThrows(Forbidden.class, () -> library.restore(created.id(), 1, READER));
        assertThrows(Forbidden.class, () -> desk.imports.plan(Desk.file("[]"), READER));
        assertThrows(
                Forbidden.class,
                () -> desk.exports.json(ProtocolFilter.ALL, null, new java.io.ByteArrayOutputStream(), READER));
    }

    @Test
    void of_two_who_change_the_same_version_the_second_is_told() {
        Protocol created = library.create(null, uruguayanProtocol(), null, ANNA);
        library.revise(created.id(), 1, titled("De Anna"), ANNA);
        assertThrows(Stale.class, () -> library.revise(created.id(), 1, titled("De Bruno"), BRUNO));
        assertEquals("De Anna", library.find(created.id(), READER).content().title());
    }

    @Test
    void saying_the_same_again_changes_nothing() {
        Protocol created = library.create(null, uruguayanProtocol(), null, ANNA);
        assertEquals(
                1, library.revise(created.id(), 1, uruguayanProtocol(), BRUNO).version());
    }

    @Test
    void a_withdrawn_record_is_not_listed_nor_changed_until_it_is_put_back() {
        Protocol created = library.create(null, uruguayanProtocol(), null, ANNA);
        library.withdraw(created.id(), 1, "Duplicado", ANNA);
        assertEquals(0, list(ProtocolFilter.ALL).total());
        assertEquals(1, list(ProtocolFilter.ALL.withState(State.WITHDRAWN)).total());
        assertEquals("protocol.withdrawn", refused(() -> library.revise(created.id(), 2, titled("X"), ANNA)));
        assertEquals("protocol.withdrawn", refused(() -> library.withdraw(created.id(), 2, "Otra vez", ANNA)));
        assertEquals(3, library.restore(created.id(), 2, BRUNO).version());
        assertEquals("protocol.not-withdrawn", refused(() -> library.restore(created.id(), 3, BRUNO)));
        assertEquals(1, list(ProtocolFilter.ALL).total());
    }

    @Test
    void unknown_countries_and_crime_types_are_refused_with_everything_else() {
        assertEquals(
                List.of("protocol.country"),
                library.check(with(uruguayanProtocol(), "country", "XX")).stream()
                        .map(Refusal::code)
                        .toList());
        assertEquals(
                List.of("protocol.required", "protocol.crime-type"),
                library.check(with(titled(""), "crimeTypes", List.of("0204", "9999"))).stream()
                        .map(Refusal::code)
                        .toList());
        assertEquals("protocol.crime-type", refused(() -> list(ProtocolFilter.ALL.withCrimeType("9999"))));
        assertEquals("protocol.country", refused(() -> list(ProtocolFilter.ALL.withOrigin(Origin.parse("XX")))));
    }

    @Test
    void what_is_not_there_is_not_found() {
        RecordId nobody = RecordId.parse("01900000-0000-7000-8000-000000000000");
        assertThrows(NotFound.class, () -> library.find(nobody, READER));
        assertThrows(NotFound.class, () -> library.revise(nobody, 1, uruguayanProtocol(), ANNA));
    }

    @Test
    void a_list_is_walked_page_by_page_there_and_back() {
        for (int i = 0; i < 25; i++) {
            library.create("pr-" + i, titled("Título " + (char) ('a' + i)), null, ANNA);
        }
        List<String> titles = new ArrayList<>();
        ProtocolPage page = list(ProtocolFilter.ALL);
        assertNull(page.previous());
        assertEquals(25, page.total());
        ProtocolPage first = page;
        while (true) {
            page.lines().forEach(line -> titles.add(line.protocol().content().title()));
            if (page.next() == null) {
                break;
            }
            page = library.page(ProtocolFilter.ALL, page.next(), 10, READER);
        }
        assertEquals(25, titles.size());
        assertEquals(titles.stream().sorted().toList(), titles);
        page = library.page(ProtocolFilter.ALL, page.previous(), 10, READER);
        page = library.page(ProtocolFilter.ALL, page.previous(), 10, READER);
        assertEquals(first.lines(), page.lines());
        assertNull(page.previous());
    }

    @Test
    void a_filter_keeps_what_has_all_of_it() {
        library.create("a", uruguayanProtocol(), null, ANNA);
        library.create("b", with(uruguayanProtocol(), "country", null), null, ANNA);
        library.create("c", with(uruguayanProtocol(), "type", "guide"), null, ANNA);
        assertEquals(2, list(ProtocolFilter.ALL.withOrigin(Origin.parse("UY"))).total());
        assertEquals(
                1, list(ProtocolFilter.ALL.withOrigin(Origin.INTERNATIONAL)).total());
        assertEquals(3, list(ProtocolFilter.ALL.withCrimeType("02")).total());
        assertEquals(
                1,
                list(ProtocolFilter.ALL.withKind(Kind.GUIDE).withYear(2019).withOrigin(Origin.parse("UY")))
                        .total());
        assertEquals(List.of(2019), library.years(READER));
    }

    @Test
    void a_cursor_from_elsewhere_is_refused() {
        for (String cursor : new String[] {"", "%%%", "Yz54", "eA", "x".repeat(3_000)}) {
            assertEquals(
                    "protocol.cursor",
                    refused(() -> library.page(
                            ProtocolFilter.ALL.withOrder(ProtocolFilter.Order.CHANGED), cursor, 10, READER)));
        }
        assertEquals("protocol.limit", refused(() -> library.page(ProtocolFilter.ALL, null, 0, READER)));
        assertEquals("protocol.limit", refused(() -> library.page(ProtocolFilter.ALL, null, 101, READER)));
    }

    private ProtocolPage list(ProtocolFilter filter) {
        return library.page(filter, null, 10, READER);
    }

    private static String refused(Runnable act) {
        return assertThrows(Refusal.class, act::run).code();
    }
}
