package org.enlace.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SlowActsTest {
    private final AtomicLong counter = new AtomicLong();
    private Instant now = Instant.parse("2026-11-29T12:00:00Z");
    private final SlowActs acts = new SlowActs(counter::get, new Clock() {
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
    });

    @Test
    void whatTakesLessThanTwoSecondsIsForgottenAtOnce() {
        act(Duration.ofMillis(1999));
        assertEquals(List.of(), acts.slow());
    }

    @Test
    void whatTakesLongerIsCountedWithTheLongestForADay() {
        act(Duration.ofSeconds(2));
        act(Duration.ofMillis(4500));
        act(Duration.ofSeconds(3));
        assertEquals(1, acts.slow().size());
        assertEquals(3, acts.slow().get(0).times());
        assertEquals(4500, acts.slow().get(0).longest());
        now = now.plus(Duration.ofHours(25));
        assertEquals(List.of(), acts.slow());
    }

    @Test
    void aNodeThatIsSlowAllDayFillsNoMemory() {
        for (int i = 0; i < 1500; i++) {
            act(Duration.ofSeconds(2));
        }
        assertEquals(1000, acts.slow().get(0).times());
    }

    private void act(Duration took) {
        long begun = acts.begun();
        counter.addAndGet(took.toNanos());
        acts.ended(begun);
    }
}
