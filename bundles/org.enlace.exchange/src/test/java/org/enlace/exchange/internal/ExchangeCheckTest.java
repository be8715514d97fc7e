package org.enlace.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import org.enlace.exchange.Delivery.State;
import org.enlace.exchange.internal.persistence.JdbcExchangeStore;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.contribution.Finding;
import org.junit.jupiter.api.io.TempDir;

class ExchangeCheckTest {
    @TempDir
    Path folder;

    private TestNode co;
    private TestNode pe;

    @OnEveryDatabase
    void whatWaitsForAWeekIsToldOfUntilItHasArrived(TestDatabase database) {
        begin(database);
        co.share("one", pe);
        assertEquals(List.of(), codes(co, Duration.ZERO));
        assertEquals(List.of(), codes(co, Duration.ofDays(6)));
        assertEquals(List.of("exchange.queue"), codes(co, Duration.ofDays(8)));
        co.sends(pe);
        assertEquals(List.of("exchange.queue"), codes(co, Duration.ofDays(8)), "carried is not answered");
        pe.sends(co);
        assertEquals(List.of(), codes(co, Duration.ofDays(8)));
        assertEquals(
                List.of(),
                co.store.oldest(pe.country, EnumSet.of(State.QUEUED)).stream().toList());
    }

    @OnEveryDatabase
    void aRecordThatTheModuleFailsAtIsToldOfOnBothSides(TestDatabase database) {
        begin(database);
        pe.fails = true;
        co.share("one", pe);
        co.sends(pe);
        assertEquals(List.of("exchange.stuck"), codes(pe, Duration.ZERO));
        pe.sends(co);
        assertEquals(List.of("exchange.not-taken"), codes(co, Duration.ZERO));
    }

    private void begin(TestDatabase database) {
        co = new TestNode(
                "CO", folder.resolve("co"), new JdbcExchangeStore(database.database()), database.transactions());
        pe = TestNode.inMemory("PE", folder.resolve("pe"));
        co.meets(pe);
    }

    private static List<String> codes(TestNode node, Duration later) {
        Ground now = node.ground;
        Ground ground = new Ground(
                now.country(),
                now.store(),
                now.transactions(),
                now.seals(),
                now.here(),
                now.audit(),
                Clock.fixed(now.now().plus(later), ZoneOffset.UTC),
                now.random());
        return new ExchangeCheck(ground, node.courier)
                .examine().stream().map(Finding::code).toList();
    }
}
