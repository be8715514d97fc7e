package org.enlace.persistence.internal;

import org.enlace.platform.contribution.Command.Progress;

/** Tells how many of all rows one step is through with. */
final class Told {
    private static final int OFTEN = 1_000;

    private final Progress progress;
    private final String step;
    private final int total;
    private long done;

    Told(Progress progress, String step, long total) {
        this.progress = progress;
        this.step = step;
        this.total = clipped(total);
        progress.at(step, 0, this.total);
    }

    void row() {
        done++;
        if (done % OFTEN == 0) {
            tell();
        }
    }

    void rows(long more) {
        done += more;
        tell();
    }

    private void tell() {
        progress.at(step, Math.min(clipped(done), total), total);
    }

    private static int clipped(long rows) {
        return (int) Math.min(rows, Integer.MAX_VALUE);
    }
}
