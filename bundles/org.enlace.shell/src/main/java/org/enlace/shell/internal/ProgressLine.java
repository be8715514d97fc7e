package org.enlace.shell.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.enlace.platform.contribution.Command.Progress;

/**
 * Draws progress on one line of the error stream and wipes it away again. Where no person looks it tells in plain lines how far
 * long work is, one every ten seconds at most: what is done sooner says nothing.
 */
final class ProgressLine implements Progress {
    private static final int BAR = 20;
    private static final int WIDEST = 160;

    private static final long PLAIN_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Console console;
    private final LongSupplier nanoTime;
    private String shown = "";
    private long told;

    ProgressLine(Console console) {
        this(console, System::nanoTime);
    }

    ProgressLine(Console console, LongSupplier nanoTime) {
        this.console = console;
        this.nanoTime = nanoTime;
        this.told = nanoTime.getAsLong();
    }

    @Override
    public synchronized void at(String step, int done, int total) {
        if (!console.watched()) {
            tell(step, done, total);
            return;
        }
        int filled = total <= 0 ? 0 : (int) Math.min(BAR, (long) BAR * done / total);
        String line = String.format(
                Locale.ROOT, "[%s%s] %d/%d %s", "#".repeat(filled), ".".repeat(BAR - filled), done, total, step);
        int widest = Math.min(WIDEST, console.width() - 1);
        line = Plain.of(line).replace('\n', ' ');
        line = line.length() > widest ? line.substring(0, Math.max(0, widest)) : line;
        if (!line.equals(shown)) {
            console.err().print("\r" + line + " ".repeat(Math.max(0, shown.length() - line.length())));
            console.err().flush();
            shown = line;
        }
    }

    private void tell(String step, int done, int total) {
        long now = nanoTime.getAsLong();
        if (now - told >= PLAIN_NANOS) {
            told = now;
            console.err().println(Plain.of(done + "/" + total + " " + step).replace('\n', ' '));
            console.err().flush();
        }
    }

    /** The same stream, before whose every word the line is wiped away, since both may be on one screen. */
    OutputStream givingWayTo(PrintStream screen) {
        return new FilterOutputStream(screen) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                clear();
                out.write(bytes, from, length);
            }

            /** Tells, which a {@code PrintStream} keeps to itself, that nobody reads on: what goes on without end ends by that. */
            @Override
            public void flush() throws IOException {
                if (screen.checkError()) {
                    throw new IOException("nobody reads on");
                }
            }
        };
    }

    synchronized void clear() {
        if (!shown.isEmpty()) {
            console.err().print("\r" + " ".repeat(shown.length()) + "\r");
            console.err().flush();
            shown = "";
        }
    }
}
