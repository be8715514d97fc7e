package org.enlace.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.enlace.platform.Language;
import org.enlace.platform.contribution.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    @TempDir
    Path log;

    @Test
    void aClockThatGoesOnEvenlyIsBelieved() throws IOException {
        written(NOW.minusSeconds(1));
        assertEquals(List.of(), found(NOW.plusSeconds(30)));
    }

    @Test
    void aClockBehindWhatTheNodeWroteIsCritical() throws IOException {
        written(NOW.plusSeconds(3600));
        Finding finding = found(NOW).get(0);
        assertEquals("clock.behind", finding.code());
        assertEquals(Finding.Severity.CRITICAL, finding.severity());
        assertTrue(finding.what(Language.EN).contains("2026-11-29T13:00:00Z"), finding.what(Language.EN));
        assertTrue(finding.what(Language.ES).contains("atrasado"), finding.what(Language.ES));
    }

    @Test
    void aJumpSinceTheStartIsToldInItsDirection() {
        assertEquals("clock.set-back", found(NOW.plusSeconds(600)).get(0).code());
        assertEquals("clock.set-forward", found(NOW.minusSeconds(600)).get(0).code());
    }

    private void written(Instant when) throws IOException {
        Files.setLastModifiedTime(Files.writeString(log.resolve("enlace.log"), "x"), FileTime.from(when));
    }

    private List<Finding> found(Instant counted) {
        return new ClockCheck(List.of(log, log.resolve("never made")), Clock.fixed(NOW, ZoneOffset.UTC), () -> counted)
                .examine();
    }
}
