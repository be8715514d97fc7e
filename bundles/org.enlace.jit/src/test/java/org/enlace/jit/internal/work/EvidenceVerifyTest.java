package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.TestNode.BR;
import static org.enlace.jit.internal.TestNode.CO;
import static org.enlace.jit.internal.work.Items.code;
import static org.enlace.jit.internal.work.Workroom.ADMIN;
import static org.enlace.jit.internal.work.Workroom.MEMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.files.Sha256;
import org.enlace.jit.custody.CustodyLog.Flaw;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.custody.Verifications.Verified;
import org.enlace.jit.internal.evidence.ContentStore.Outcome;
import org.enlace.jit.internal.persistence.JitSchema;
import org.enlace.jit.internal.shell.EvidenceVerify;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.Command.Invocation;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

/** Verifying chains for whoever looks after the node. */
class EvidenceVerifyTest {
    private static final Duration AFTER = Duration.ofDays(90);

    private static int verify(TestNode node, String of, StringWriter told) {
        ComponentServiceObjects<Desks> desks = new ComponentServiceObjects<>() {
            @Override
            public Desks getService() {
                return node.desks;
            }

            @Override
            public void ungetService(Desks service) {}

            @Override
            public ServiceReference<Desks> getServiceReference() {
                throw new UnsupportedOperationException();
            }
        };
        return EvidenceVerify.of(desks, AFTER)
                .run(new Invocation(
                        List.of(of),
                        Map.of("json", ""),
                        Path.of("."),
                        new PrintWriter(told, true),
                        (step, done, total) -> {},
                        ADMIN,
                        80));
    }

    @OnEveryDatabase
    void whoever_looks_after_the_node_sees_that_a_row_was_changed_and_nothing_of_what_it_says(TestDatabase database) {
        try (Items items = new Items(database, BR)) {
            Entry item = items.item(CO);
            SealedEvent first = items.write(CO, item, EventKind.COLLECTED);
            items.write(CO, item, EventKind.SEALED);
            items.item(CO);
            TestNode node = items.node(CO);
            Verified whole = node.desks.chains().verifications().of(items.room.team, AFTER, ADMIN);
            assertTrue(whole.flawless());
            assertEquals(List.of(1, 2), List.of(whole.items(), whole.events()));
            assertEquals(
                    Optional.of("forbidden"),
                    code(() -> node.desks.chains().verifications().of(items.room.team, AFTER, MEMBER)));
            String said = new String(first.event().bytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .replace("Lo que pide condition", "Estaba intacto");
            try (Store store = node.database.database().open(new Schema("jit", List.of(), JitSchema.class))) {
                node.database.transactions().run(() -> new Statements(store, "test")
                        .update(
                                "update jit.custody_event set said = ? where id = ?",
                                said,
                                first.event().id()));
            }
            String reference = items.room.parties.area(CO).name(items.room.team);
            EvidenceNumber number =
                    new EvidenceNumber(reference, CO, item.content().number(EvidenceNumber.FIELD));
            Verified tampered = node.desks.chains().verifications().of(items.room.team, number, AFTER, ADMIN);
            assertFalse(tampered.flawless());
            assertEquals(Map.of(Flaw.SEAL, 1, Flaw.GAP, 1), tampered.findings());
            assertEquals(tampered, node.desks.chains().verifications().of(items.room.team, AFTER, ADMIN));
            StringWriter told = new StringWriter();
            assertEquals(1, verify(node, number.toString(), told));
            assertTrue(told.toString().contains("\"seal\": 1"), told::toString);
            assertEquals(1, verify(node, reference, told), "the whole team");
            assertEquals(0, verify(node, reference + "-CO-0002", told), "an item without events");
            assertEquals(
                    Optional.of("nothing"),
                    code(() -> verify(node, reference + "-CO-0009", told)),
                    "an item that is not there");
        }
    }

    @OnEveryDatabase
    void a_stored_content_that_was_found_damaged_is_counted_and_ends_it_with_1(TestDatabase database) {
        try (Lending lending = new Lending(database, BR)) {
            TestNode node = lending.node(CO);
            RecordId differs = lending.stored(Lending.bytes(10)).id();
            RecordId unreadable = lending.stored(Lending.bytes(20)).id();
            String reference = lending.items.room.parties.area(CO).name(lending.team());
            String item =
                    new EvidenceNumber(reference, CO, lending.item.content().number(EvidenceNumber.FIELD)).toString();
            StringWriter told = new StringWriter();
            assertEquals(0, verify(node, reference, told));
            assertTrue(told.toString().contains("\"files\": 2"), told::toString);
            node.now = node.now.plus(AFTER).plusSeconds(1);
            StringWriter late = new StringWriter();
            assertEquals(0, verify(node, item, late), "what is overdue is no damage");
            assertTrue(late.toString().contains("\"filesOverdue\": 2"), late::toString);
            Lending.write(node, () -> {
                node.stores
                        .contents()
                        .hashed(differs, Outcome.DIFFERS, node.now, Optional.of(new Sha256("ab".repeat(32))));
                node.stores.contents().hashed(unreadable, Outcome.SAME, node.now, Optional.empty());
            });
            assertEquals(1, verify(node, item, told));
            assertTrue(told.toString().contains("\"filesDiffer\": 1"), told::toString);
            Lending.write(node, () -> {
                node.stores.contents().hashed(differs, Outcome.SAME, node.now, Optional.empty());
                node.stores.contents().hashed(unreadable, Outcome.UNREADABLE, node.now, Optional.empty());
            });
            assertEquals(1, verify(node, reference, told));
            assertTrue(told.toString().contains("\"filesUnreadable\": 1"), told::toString);
        }
    }
}
