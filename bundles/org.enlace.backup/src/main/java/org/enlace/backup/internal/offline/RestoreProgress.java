package org.enlace.backup.internal.offline;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How far a restore is: on a terminal one line with a bar, what was written and how fast, drawn anew a few times a second; else a line
 * at the begin and the end of each part.
 */
final class RestoreProgress {
    private static final int BAR = 20;
    private static final long ANEW_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final double MEGA = 1e6;
    private static final double NANO = 1e9;

    private final PrintStream out;
    private final boolean watched;
    private final LongSupplier nanoTime;
    private final long begun;
    private String step = "";
    private String shown = "";
    private long drawn;

    /** @param watched whether a person looks at the output */
    RestoreProgress(PrintStream out, boolean watched, LongSupplier nanoTime) {
        this.out = out;
        this.watched = watched;
        this.nanoTime = nanoTime;
        begun = nanoTime.getAsLong();
    }

    /** @param written bytes so far, of everything */
    void at(String part, long done, long total, long written) {
        boolean turns = !part.equals(step) || done == total;
        step = part;
        if (!watched) {
            if (turns) {
                out.printf(Locale.ROOT, "%-12s %d of %d%n", part, done, total);
            }
            return;
        }
        long now = nanoTime.getAsLong();
        if (turns || now - drawn >= ANEW_NANOS) {
            drawn = now;
            draw(part, done, total, written, now);
        }
    }

    private void draw(String part, long done, long total, long written, long now) {
        int filled = total <= 0 ? 0 : (int) Math.min(BAR, BAR * done / total);
        String line = String.format(
                Locale.ROOT,
                "%-12s [%s%s] %d/%d, %.1f MB, %.0f MB/s",
                part,
                "#".repeat(filled),
                ".".repeat(BAR - filled),
                done,
                total,
                written / MEGA,
                written / MEGA / Math.max((now - begun) / NANO, 0.001));
        out.print("\r" + line + " ".repeat(Math.max(0, shown.length() - line.length())));
        out.flush();
        shown = line;
    }

    /** Wipes the line away, before something else is said. */
    void end() {
        if (!shown.isEmpty()) {
            out.print("\r" + " ".repeat(shown.length()) + "\r");
            out.flush();
            shown = "";
        }
    }
}
