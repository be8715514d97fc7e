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
    private boolean ended;
    private String shown = "";
    private long drawn;

    /** @param watched whether a person looks at the output */
    RestoreProgress(PrintStream out, boolean watched, LongSupplier nanoTime) {
        this.out = out;
        this.watched = watched;
        this.nanoTime = nanoTime;
        begun = nanoTime.getAsLong();
    }

    /**
     * @param done    bytes or files of this part
     * @param written bytes so far, of everything
     */
    void at(String part, long done, long total, long written) {
        boolean ends = done == total && !(part.equals(step) && ended);
        boolean turns = !part.equals(step) || ends;
        step = part;
        ended = done == total;
        if (!watched) {
            if (turns) {
                out.printf(Locale.ROOT, "%-12s %d %%%n", part, percent(done, total));
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
        int percent = percent(done, total);
        int filled = BAR * percent / 100;
        String line = String.format(
                Locale.ROOT,
                "%-12s [%s%s] %d %%, %.1f MB, %.0f MB/s",
                part,
                "#".repeat(filled),
                ".".repeat(BAR - filled),
                percent,
                written / MEGA,
                written / MEGA / Math.max((now - begun) / NANO, 0.001));
        out.print("\r" + line + " ".repeat(Math.max(0, shown.length() - line.length())));
        out.flush();
        shown = line;
    }

    private static int percent(long done, long total) {
        return total <= 0 ? 100 : (int) Math.min(100, 100 * done / total);
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
