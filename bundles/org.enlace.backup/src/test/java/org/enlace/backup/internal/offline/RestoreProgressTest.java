package org.enlace.backup.internal.offline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RestoreProgressTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private long nanos;

    private RestoreProgress progress(boolean watched) {
        return new RestoreProgress(new PrintStream(said, true, StandardCharsets.UTF_8), watched, () -> nanos);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void on_a_terminal_a_bar_tells_how_far_it_is_and_how_fast_and_is_wiped_away() {
        RestoreProgress progress = progress(true);
        nanos += TimeUnit.SECONDS.toNanos(2);
        progress.at("files", 50, 100, 30_000_000);
        assertEquals("\rfiles        [##########..........] 50 %, 30.0 MB, 15 MB/s", said());
        progress.at("files", 51, 100, 30_000_001);
        assertTrue(said().endsWith("15 MB/s"), "not at once again: " + said());
        progress.end();
        assertTrue(said().endsWith(" \r"), said());
    }

    @Test
    void where_nobody_looks_a_part_has_a_line_at_its_begin_and_its_end() {
        RestoreProgress progress = progress(false);
        for (int at = 0; at <= 3; at++) {
            nanos += TimeUnit.SECONDS.toNanos(2);
            progress.at("files", at, 3, at);
        }
        progress.end();
        assertEquals(2, said().lines().count(), said());
        assertTrue(said().endsWith("files        100 %\n"), said());
    }
}
