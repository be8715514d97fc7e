package org.enlace.protocols.internal;

import static org.enlace.protocols.Fixtures.titled;
import static org.enlace.protocols.Fixtures.uruguayanProtocol;
import static org.enlace.protocols.Fixtures.with;
import static org.enlace.protocols.internal.Desk.ANNA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Tlp;
import org.enlace.platform.Transactions;
import org.enlace.protocols.Editions.Wording;
import org.enlace.protocols.ImportPlan;
import org.enlace.protocols.ImportPlan.Outcome;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolFilter.State;
import org.enlace.protocols.ProtocolImports.Mode;
import org.enlace.protocols.Shares.Terms;
import org.enlace.protocols.internal.persistence.JpaProtocolStore;

/** The protocols of other countries come, change as their owners change them, and go; here they are read. */
class ProtocolMessagesTest {
    private static final CountryCode UY = new CountryCode("UY");
    private static final RecordId ID = new RecordId(UUID.fromString("01900000-0000-7000-8000-00000000abcd"));
    private static final Handling JUDICIAL = Handling.of(HandlingCode.H1);

    private static SharedRecord sent(long version, Handling handling) {
        return new SharedRecord(
                ID, "protocol", UY, version, Set.of(Desk.NODE.country()), handling, Optional.of(Tlp.AMBER));
    }

    private static String saying(String title, int edition) {
        return new TravellingProtocol("uy-1", edition, titled(title).content()).text();
    }

    /** A library over a database, whose messages come in transactions as the exchange hands them over. */
    private record Node(Desk desk, Transactions transactions) {
        static Node on(TestDatabase database) {
            return new Node(
                    new Desk(new JpaProtocolStore(database.database()), database.transactions()),
                    database.transactions());
        }

        void receives(SharedRecord record, String content) {
            transactions.run(() -> desk.messages.receive(record, 1, content));
        }

        void loses(SharedRecord record, String reason) {
            transactions.run(() -> desk.messages.withdraw(record, reason));
        }

        Protocol now() {
            return desk.library.find(ID, ANNA);
        }

        List<String> listed(ProtocolFilter filter) {
            return desk.library.page(filter, null, 100, ANNA).lines().stream()
                    .map(line -> line.protocol().content().title())
                    .toList();
        }

        String exported() {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            desk.exports.table(TableFormat.CSV, ProtocolFilter.ALL, null, out, ANNA);
            return out.toString(StandardCharsets.UTF_8);
        }
    }

    @OnEveryDatabase
    void a_partners_protocol_is_a_record_of_the_library_with_its_owner_and_how_it_is_handled(TestDatabase database) {
        Node node = Node.on(database);
        Handling both = new Handling(Set.of(HandlingCode.H2, HandlingCode.H3), Optional.of("Solo formación"));
        node.receives(sent(4, both), saying("Detección", 2));
        assertEquals("protocols.receive", node.desk.acts.get(0).code());
        Node again = Node.on(database);
        Protocol came = assertInstanceOf(Protocol.Received.class, again.now());
        assertEquals(UY, came.owner());
        assertEquals(2, came.control().edition());
        assertEquals(titled("Detección").content(), came.content());
        assertEquals(sent(4, both), came.shared().orElseThrow());
        assertEquals(List.of("Detección"), again.listed(ProtocolFilter.ALL));
        assertEquals(List.of("Detección"), again.listed(ProtocolFilter.ALL.withWords("deteccion")));
    }

    @OnEveryDatabase
    void nobody_changes_it_here(TestDatabase database) {
        Node node = Node.on(database);
        node.receives(sent(1, JUDICIAL), saying("Detección", 1));
        Protocol before = node.now();
        Map<String, Runnable> acts = new LinkedHashMap<>();
        acts.put("revise", () -> node.desk.library.revise(ID, 1, uruguayanProtocol(), ANNA));
        acts.put("withdraw", () -> node.desk.library.withdraw(ID, 1, "x", ANNA));
        acts.put("restore", () -> node.desk.library.restore(ID, 1, ANNA));
        acts.put("next version", () -> node.desk.editions.next(ID, ANNA));
        acts.put(
                "share",
                () -> node.desk.shares.share(
                        ID, 0, new Terms(Set.of(MemoryExchange.BR), Handling.GENERAL, Optional.empty()), ANNA));
        acts.put("narrow", () -> node.desk.shares.narrow(ID, 1, Set.of(), "x", ANNA));
        acts.forEach((name, act) -> assertEquals(
                "protocol.partners", assertThrows(Refusal.class, act::run, name).code(), name));
        assertEquals(before, node.now());
        assertTrue(node.desk.shares.find(ID, ANNA).isEmpty());
    }

    @OnEveryDatabase
    void what_its_owner_changes_is_changed_here_and_what_it_takes_back_leaves_only_its_name(TestDatabase database) {
        Node node = Node.on(database);
        node.receives(sent(1, JUDICIAL), saying("Detección", 1));
        node.receives(sent(3, Handling.GENERAL), saying("Detección temprana", 2));
        assertEquals("Detección temprana", node.now().content().title());
        assertEquals(Handling.GENERAL, node.now().shared().orElseThrow().handling());
        node.loses(sent(3, Handling.GENERAL), "Un\u0000 \u0085error\uD800");
        Node again = Node.on(database);
        Protocol.TakenBack gone = assertInstanceOf(Protocol.TakenBack.class, again.now());
        assertEquals("Un   error", gone.reason());
        assertEquals("Detección temprana", gone.content().title());
        String left = ProtocolJson.text(gone.content());
        for (String word : List.of("Ordena", "Ministerio", "262/019", "define-roles", "impo.com.uy", "0204")) {
            assertFalse(left.contains(word), () -> word + " in " + left);
        }
        assertEquals(List.of(), again.listed(ProtocolFilter.ALL));
        assertEquals(List.of("Detección temprana"), again.listed(ProtocolFilter.ALL.withState(State.WITHDRAWN)));
        assertFalse(gone.mayBeCopied());
        again.receives(sent(5, JUDICIAL), saying("De vuelta", 3));
        assertEquals(List.of("De vuelta"), again.listed(ProtocolFilter.ALL));
    }

    @OnEveryDatabase
    void its_reference_may_be_that_of_an_own_record_and_files_change_the_own_one_alone(TestDatabase database) {
        Node node = Node.on(database);
        node.receives(sent(1, JUDICIAL), saying("De ellos", 1));
        Protocol own = node.desk.library.create("uy-1", titled("De aquí"), null, ANNA);
        assertEquals(own, node.desk.library.find("uy-1", ANNA).orElseThrow(), "The own one is meant");
        String file = "[{\"id\":\"uy-1\","
                + ProtocolJson.text(titled("Del archivo").content()).substring(1) + "]";
        assertEquals(
                1,
                node.desk
                        .imports
                        .run(Desk.file(file), Mode.ALL_OR_NOTHING, ANNA)
                        .count(Outcome.KEPT_EDITED));
        assertEquals("De ellos", node.now().content().title());
        assertEquals(
                "protocol.reference-taken",
                assertThrows(Refusal.class, () -> node.desk.library.create("uy-1", titled("Otro"), null, ANNA))
                        .code());
    }

    @OnEveryDatabase
    void what_it_says_of_its_neighbours_bars_no_change_of_an_own_record(TestDatabase database) {
        Node node = Node.on(database);
        run(node, replacing("Antes"));
        node.receives(
                sent(1, JUDICIAL),
                new TravellingProtocol(
                                "uy-1",
                                1,
                                with(titled("De ellos"), "supersedes", "pr-1").content())
                        .text());
        assertEquals(1, run(node, replacing("Del archivo")).count(Outcome.UPDATE));
        Protocol own = node.desk.library.find("pr-1", ANNA).orElseThrow();
        assertEquals("Del archivo", own.content().title());
        Protocol revised = node.desk.library.revise(own.id(), own.version(), replacing("A mano"), ANNA);
        assertEquals("A mano", revised.content().title());
        var draft = node.desk.editions.next(own.id(), ANNA);
        var said = new Wording(replacing("En borrador"), null, null, null);
        assertEquals(
                "En borrador",
                node.desk.editions.edit(draft.id(), 1, said, ANNA).content().title());
        assertEquals(
                "protocol.supersedes-circle",
                assertThrows(
                                Refusal.class,
                                () -> node.desk.library.create(
                                        "uy-1", with(titled("De aquí"), "supersedes", "pr-1"), null, ANNA))
                        .code(),
                "Own ones still bar one another");
    }

    private static ProtocolDraft replacing(String title) {
        return with(titled(title), "supersedes", "uy-1");
    }

    private static ImportPlan run(Node node, ProtocolDraft draft) {
        String file = "[{\"id\":\"pr-1\"," + ProtocolJson.text(draft.content()).substring(1) + "]";
        return node.desk.imports.run(Desk.file(file), Mode.ALL_OR_NOTHING, ANNA);
    }

    @OnEveryDatabase
    void what_may_not_be_passed_on_is_in_no_file(TestDatabase database) {
        Node node = Node.on(database);
        node.receives(sent(1, JUDICIAL), saying("Detección", 1));
        assertTrue(node.exported().contains("H1,,TLP:AMBER"), node::exported);
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        node.desk.exports.json(ProtocolFilter.ALL, null, json, ANNA);
        assertFalse(json.toString(StandardCharsets.UTF_8).contains("uy-1"));
        assertTrue(node.now().mayBeCopied());
        for (Handling handling : List.of(
                Handling.of(HandlingCode.H2),
                new Handling(Set.of(HandlingCode.H1, HandlingCode.H3), Optional.of("Preguntar antes")))) {
            node.receives(sent(2, handling), saying("Detección", 1));
            assertFalse(node.exported().contains("uy-1"), handling::toString);
            assertFalse(node.now().mayBeCopied());
        }
    }

    @OnEveryDatabase
    void what_is_wrong_with_a_message_is_told_without_a_word_of_it_and_nothing_is_stored(TestDatabase database) {
        Node node = Node.on(database);
        Map<String, UnaryOperator<String>> wrong = new LinkedHashMap<>();
        wrong.put("protocol.kind at type", text -> text.replace("\"type\":\"protocol\"", "\"type\":\"secret-plan\""));
        wrong.put("protocol.too-long at title", text -> text.replace("Detección", "Secreto ".repeat(50)));
        wrong.put("protocol.share-markup", text -> text.replace("Detección", "<img src=x onerror=y>"));
        wrong.put("protocol.unknown-field at secret", text -> text.replace("\"title\":", "\"secret\":1,\"title\":"));
        wrong.put("protocol.crime-type at crimeTypes", text -> text.replace("\"0204\"", "\"99999\""));
        wrong.put("protocol.control-character at title", text -> text.replace("Detección", "De\\u0000tección"));
        wrong.put("protocol.reference-form at reference", text -> text.replace("\"uy-1\"", "\"<secret>\""));
        wrong.put(
                "protocol.share-restricted at restrictedTo",
                text -> text.replace(
                        "\"verified\":true",
                        "\"verified\":true,\"restrictedTo\":{\"officers\":[\"secret\"],\"units\":[]}"));
        wrong.put("protocol.share-form", text -> text + "{}");
        wrong.forEach((told, change) -> refused(node, change.apply(saying("Detección", 1)), told));
        for (String text :
                List.of("", "[]", "{\"reference\":\"uy-1\"", "null", "{\"reference\":1,\"edition\":1,\"record\":{}}")) {
            refused(node, text, "protocol.share-form");
        }
        SharedRecord red =
                new SharedRecord(ID, "protocol", UY, 1, Set.of(Desk.NODE.country()), JUDICIAL, Optional.of(Tlp.RED));
        assertThrows(IllegalArgumentException.class, () -> node.receives(red, saying("Detección", 1)));
        assertEquals(List.of(), node.listed(ProtocolFilter.ALL));
    }

    private static void refused(Node node, String content, String told) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> node.receives(sent(1, JUDICIAL), content), told);
        assertEquals(told, refused.getMessage());
    }

    @OnEveryDatabase
    void no_message_touches_an_own_record_or_one_of_a_third_country(TestDatabase database) {
        Node node = Node.on(database);
        Protocol own = node.desk.library.create("pr-1", titled("De aquí"), null, ANNA);
        SharedRecord forged =
                new SharedRecord(own.id(), "protocol", UY, 1, Set.of(Desk.NODE.country()), JUDICIAL, Optional.empty());
        assertThrows(IllegalStateException.class, () -> node.receives(forged, saying("Falso", 1)));
        node.receives(sent(1, JUDICIAL), saying("De ellos", 1));
        SharedRecord third = new SharedRecord(
                ID, "protocol", new CountryCode("BR"), 2, Set.of(Desk.NODE.country()), JUDICIAL, Optional.empty());
        assertThrows(IllegalStateException.class, () -> node.receives(third, saying("Falso", 1)));
        assertThrows(IllegalStateException.class, () -> node.loses(third, "Falso"));
        assertEquals(own, node.desk.library.find(own.id(), ANNA));
        assertEquals("De ellos", node.now().content().title());
    }
}
