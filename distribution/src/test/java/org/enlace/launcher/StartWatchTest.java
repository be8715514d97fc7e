package org.enlace.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.enlace.launcher.StartWatch.End;
import org.junit.jupiter.api.Test;

/** How long {@code enlace start} waits, and what it says meanwhile; the clock is the test's. */
class StartWatchTest {
    private static final Health SILENT = new Health(0, "");
    private static final Health READY = new Health(200, "{}");
    private static final Duration MINUTE_AND_A_HALF = Duration.ofSeconds(90);

    private final FakeNode node = new FakeNode();
    private final List<String> said = new ArrayList<>();
    private final StartWatch watch = new StartWatch(node, () -> node.now, said::add);

    /** A node of which each look shows the next state, each a while after the one before; the last state stays. */
    private static final class FakeNode implements StartWatch.Node {
        private record State(boolean ended, Health health, String note, Duration after) {}

        final Deque<State> states = new ArrayDeque<>();
        long now;

        FakeNode then(Health health, String note, Duration after) {
            states.add(new State(false, health, note, after));
            return this;
        }

        FakeNode thenEnds() {
            states.add(new State(true, SILENT, "", Duration.ZERO));
            return this;
        }

        @Override
        public boolean hasEnded() {
            if (now > 0 && states.size() > 1) {
                states.remove();
            }
            now += states.element().after().toNanos();
            return states.element().ended();
        }

        @Override
        public Health health() {
            return states.element().health();
        }

        @Override
        public Optional<String> note() {
            return Optional.of(states.element().note()).filter(text -> !text.isEmpty());
        }
    }

    private static Health lacking(String message, boolean failed) {
        return new Health(
                503,
                "{\"problems\":[{\"check\":\"keys\",\"blocking\":true,\"failed\":" + failed + ",\"message\":\""
                        + message + "\"}]}");
    }

    @Test
    void aSlowStartIsWaitedForAsLongAsSomethingMovesAndSaysWhatItDoes() throws IOException, InterruptedException {
        node.then(SILENT, "opening the keystore", MINUTE_AND_A_HALF)
                .then(SILENT, "starting bundles: 10 of 90", MINUTE_AND_A_HALF)
                .then(SILENT, "migrating the schema jit: V1__teams.sql", MINUTE_AND_A_HALF)
                .then(lacking("The demonstration's accounts are being made", false), "", MINUTE_AND_A_HALF)
                .then(READY, "", MINUTE_AND_A_HALF);
        assertEquals(End.READY, watch.await());
        assertEquals(
                List.of(
                        "  opening the keystore",
                        "  starting bundles: 10 of 90",
                        "  migrating the schema jit: V1__teams.sql",
                        "  The demonstration's accounts are being made"),
                said);
    }

    @Test
    void aStartInWhichNothingNewHappensForTwoMinutesStandsStill() throws IOException, InterruptedException {
        node.then(SILENT, "opening the database", Duration.ofSeconds(10));
        assertEquals(End.STOOD_STILL, watch.await());
        assertEquals("opening the database", watch.doing());
        assertTrue(node.now > StartWatch.STANDSTILL.toNanos(), "not before");
    }

    @Test
    void whatComesAndGoesIsNoMovement() throws IOException, InterruptedException {
        for (int i = 0; i < 20; i++) {
            node.then(lacking("The database does not answer", false), "opening the database", Duration.ofSeconds(10))
                    .then(lacking("The database has not answered for 1700 ms", false), "", Duration.ofSeconds(10));
        }
        node.then(READY, "", Duration.ZERO);
        assertEquals(End.STOOD_STILL, watch.await());
    }

    @Test
    void whatFailedIsNotWaitedForAndWhatIsOnlyNotYetThereIs() throws IOException, InterruptedException {
        node.then(lacking("The keystore is being opened", false), "", Duration.ofSeconds(60))
                .then(lacking("The passphrase does not open it", true), "", Duration.ofSeconds(1));
        assertEquals(End.FAILED, watch.await());
        assertEquals(Duration.ofSeconds(61).toNanos(), node.now, "at once");
        assertEquals(List.of("The passphrase does not open it"), node.health().failures());
    }

    @Test
    void aNodeThatEndsIsNotWaitedFor() throws IOException, InterruptedException {
        node.then(SILENT, "preparing the framework", Duration.ofSeconds(1)).thenEnds();
        assertEquals(End.ENDED, watch.await());
    }

    @Test
    void aQuickStartIsNotToldStepByStep() throws IOException, InterruptedException {
        for (int i = 10; i < 90; i += 10) {
            node.then(SILENT, "starting bundles: " + i + " of 90", Duration.ofMillis(100));
        }
        node.then(READY, "", Duration.ZERO);
        assertEquals(End.READY, watch.await());
        assertEquals(List.of(), said);
    }
}
