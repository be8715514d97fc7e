package org.enlace.jit.internal.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.enlace.audit.AuditProofs;
import org.enlace.audit.internal.AuditLog;
import org.enlace.audit.internal.Damages;
import org.enlace.audit.internal.TrailProofs;
import org.enlace.audit.internal.TrailReader;
import org.enlace.audit.internal.persistence.JdbcAuditStore;
import org.enlace.jit.internal.TestNode;
import org.enlace.jit.internal.bundle.AuditExtracts;
import org.enlace.jit.internal.bundle.BundleCheck;
import org.enlace.jit.work.Entry;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Node;
import org.enlace.platform.Refusal;

/** What a bundle says of the audit, from a real log. */
class BundleAuditTest {
    @OnEveryDatabase
    void each_entry_of_an_item_is_proven_and_nothing_else_of_the_log_is_told(TestDatabase database) throws Exception {
        try (Courthouse court = new Courthouse(database)) {
            TestNode node = court.node;
            Node self = new Node(node.country, Path.of("target"), Path.of("target"), "0.1.0", false);
            JdbcAuditStore store = new JdbcAuditStore(node.database.database(), self);
            AuditLog log =
                    new AuditLog(null, store, node.database.transactions(), TestNode::id, node.keys, self, config());
            node.audited = log::record;
            TrailProofs proofs = new TrailProofs(
                    store,
                    log,
                    new TrailReader(store, log),
                    new Damages(store, node.database.transactions()),
                    node.database.transactions(),
                    node.keys);
            court.audit = AuditExtracts.from(() -> proofs);
            Entry item = court.seized();
            Entry other = court.seized();
            byte[] zip = court.made(item);
            BundleCheck.Result result = BundleCheck.of(new ByteArrayInputStream(zip));
            assertEquals(List.of(), result.findings());
            assertTrue(result.entries() > 0, "what was done to the item is there");
            String all = new String(zip, StandardCharsets.UTF_8);
            assertTrue(all.contains("jit.custody-write"), "and what was done to the events of its chain");
            assertFalse(all.contains(other.id().toString()), "nothing of another item");
            byte[] changed = zip.clone();
            int place = new String(zip, StandardCharsets.ISO_8859_1).indexOf("jit.entry-");
            assertTrue(place > 0);
            changed[place] = 'x';
            assertTrue(BundleCheck.of(new ByteArrayInputStream(changed)).findings().stream()
                    .anyMatch(one ->
                            one.place().startsWith("audit/") && !one.what().contains("SHA-256")));
            node.audited = act -> {};
            stop(log);
        }
    }

    /** As the framework does when the node ends. */
    private static void stop(AuditLog log) throws ReflectiveOperationException {
        var stop = AuditLog.class.getDeclaredMethod("stop");
        stop.setAccessible(true);
        stop.invoke(log);
    }

    private static AuditLog.Config config() {
        return (AuditLog.Config) Proxy.newProxyInstance(
                AuditLog.Config.class.getClassLoader(),
                new Class<?>[] {AuditLog.Config.class},
                (proxy, method, given) -> method.getDefaultValue());
    }

    @OnEveryDatabase
    void an_extract_that_never_ends_is_refused(TestDatabase database) {
        AuditProofs endless = (AuditProofs) Proxy.newProxyInstance(
                AuditProofs.class.getClassLoader(), new Class<?>[] {AuditProofs.class}, (proxy, method, given) -> {
                    OutputStream out = (OutputStream) given[1];
                    while (true) {
                        out.write(new byte[65_536]);
                    }
                });
        Refusal refusal = assertThrows(
                Refusal.class, () -> AuditExtracts.from(() -> endless).of(TestNode.id(), AuditExtracts.About.ITEM));
        assertEquals("jit.bundle-large", refusal.code());
    }
}
