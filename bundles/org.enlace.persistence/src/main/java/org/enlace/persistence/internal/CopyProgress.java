package org.enlace.persistence.internal;

import java.nio.file.Path;
import org.enlace.platform.contribution.Command.Progress;

/**
 * How far a copy of a database is, in megabytes: it is gone through several times, and each counts as much as the files have. Whoever is
 * told may end the work by throwing.
 */
final class CopyProgress {
    private static final long POLL_MILLIS = 500;
    private static final int BITS_OF_MEGABYTE = 20;

    private final Progress told;
    private final long bytes;
    private final int times;

    /**
     * @param bytes about how many the files have
     * @param times how often they are gone through
     */
    CopyProgress(Progress told, long bytes, int times) {
        this.told = told;
        this.bytes = Math.max(1, bytes);
        this.times = times;
    }

    /**
     * @param round which time it is gone through, from 0
     * @param done  bytes of it; more than there are count as all
     */
    void at(int round, long done) {
        told.at("database", megabytes(round * bytes + Math.min(done, bytes)), megabytes(times * bytes));
    }

    /** In shares rather than bytes. */
    void at(int round, int done, int of) {
        at(round, of == 0 ? bytes : bytes * done / of);
    }

    private static int megabytes(long all) {
        return (int) (all + (1 << BITS_OF_MEGABYTE) - 1 >> BITS_OF_MEGABYTE);
    }

    /** Tells how much there is in a folder while somebody else fills it, who cannot be stopped in it. */
    Watch watching(int round, Path folder) {
        Watch watch = new Watch(round, folder);
        watch.thread.start();
        return watch;
    }

    /** Goes on until it is closed. It is never interrupted: it may be writing to whoever is told. */
    final class Watch implements AutoCloseable {
        private final int round;
        private final Path folder;
        private final Thread thread = new Thread(this::watch, "database-copy-progress");
        private boolean over;

        private Watch(int round, Path folder) {
            this.round = round;
            this.folder = folder;
            thread.setDaemon(true);
        }

        private void watch() {
            try {
                while (goesOn()) {
                    at(round, DurableFiles.bytes(folder));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                // Nobody wants to know any more; whoever fills the folder is told so at the next step.
                return;
            }
        }

        private synchronized boolean goesOn() throws InterruptedException {
            if (!over) {
                wait(POLL_MILLIS);
            }
            return !over;
        }

        @Override
        public void close() {
            synchronized (this) {
                over = true;
                notifyAll();
            }
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
