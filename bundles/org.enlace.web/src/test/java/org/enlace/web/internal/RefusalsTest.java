package org.enlace.web.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static final Caller EVA = Caller.holding(new OfficerId("eva"), Language.ES, ZoneOffset.UTC, Set.of());

    private final List<Map<String, String>> written = new ArrayList<>();
    private final Time clock = new Time();
    private final Refusals refusals = new Refusals(() -> act -> written.add(act.facts()), clock);

    private static final class Time extends Clock {
        private Instant now = Instant.parse("2026-11-25T10:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @AfterEach
    void close() {
        refusals.close();
    }

    private void refuse(String route) {
        refusals.refused(Act.refused("web.refused", EVA).code("route", route));
    }

    private static Map<String, String> once(String route) {
        return Map.of("route", route);
    }

    private static Map<String, String> with(String route, String unwritten) {
        return Map.of("route", route, "unwritten", unwritten);
    }

    @Test
    void theSameRefusalIsWrittenOnceAMinuteWithHowManyThereWereInBetween() {
        refuse("/a");
        refuse("/a");
        refuse("/a");
        assertEquals(List.of(once("/a")), written);
        clock.now = clock.now.plus(Duration.ofMinutes(1));
        refuse("/a");
        assertEquals(List.of(once("/a"), with("/a", "2")), written);
    }

    @Test
    void whoStopsAskingIsWrittenDownWhenTheMinuteIsOver() {
        refuse("/a");
        refuse("/a");
        refuse("/a");
        refuse("/b");
        refusals.tell();
        assertEquals(List.of(once("/a"), once("/b")), written);
        clock.now = clock.now.plus(Duration.ofMinutes(1));
        refusals.tell();
        refusals.tell();
        assertEquals(List.of(once("/a"), once("/b"), with("/a", "1")), written);
    }

    @Test
    void whatIsForgottenForTooManyOthersIsWrittenFirst() {
        refuse("/a");
        refuse("/a");
        for (int i = 0; i < Refusals.MOST; i++) {
            refuse("/" + i);
        }
        assertEquals(Refusals.MOST + 2, written.size());
        assertEquals(2, written.stream().filter(once("/a")::equals).count());
    }

    @Test
    void nothingIsLostAtTheEnd() {
        refuse("/a");
        refuse("/a");
        refuse("/a");
        refusals.close();
        assertEquals(List.of(once("/a"), with("/a", "1")), written);
    }
}
