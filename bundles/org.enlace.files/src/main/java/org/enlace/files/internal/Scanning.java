package org.enlace.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.enlace.files.FileState;
import org.enlace.files.Files;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what waits to the scanner, one after the other, beside everything else. Without a verdict a content goes on waiting: what
 * cannot be scanned is not handed out.
 */
final class Scanning implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scanning.class);
    private static final int AT_ONCE = 20;

    private final FileStore store;
    private final Reading reading;
    private final Scanner scanner;
    private final Transactions transactions;
    private final Audit audit;
    private final long retryMillis;
    private final Semaphore bell = new Semaphore(0);
    private final Thread thread;
    private volatile boolean ending;
    private volatile String trouble;

    /** @param retryMillis between two attempts while something waits */
    Scanning(
            FileStore store,
            Reading reading,
            Scanner scanner,
            Transactions transactions,
            Audit audit,
            long retryMillis) {
        this.store = store;
        this.reading = reading;
        this.scanner = scanner;
        this.transactions = transactions;
        this.audit = audit;
        this.retryMillis = retryMillis;
        thread = new Thread(this::run, "enlace-files-scanner");
        thread.setDaemon(true);
        thread.start();
    }

    /** Something waits. */
    void arrived() {
        bell.release();
    }

    /** Why what waits is not scanned; null where nothing is wrong. */
    String trouble() {
        return trouble;
    }

    private void run() {
        while (!ending) {
            try {
                boolean left = round();
                if (left) {
                    bell.tryAcquire(retryMillis, TimeUnit.MILLISECONDS);
                } else {
                    bell.acquire();
                }
                bell.drainPermits();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!ending) {
                    LOG.error("Files could not be taken to the scanner; it is tried again", e);
                    pause();
                }
            }
        }
    }

    private void pause() {
        try {
            bell.tryAcquire(retryMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            ending = true;
        }
    }

    /** @return whether something goes on waiting */
    private boolean round() {
        List<Kept> waiting = store.waiting(AT_ONCE);
        String wrong = null;
        for (Kept kept : waiting) {
            if (ending) {
                return true;
            }
            String problem = scan(kept);
            wrong = problem == null ? wrong : problem;
        }
        if (wrong != null && !wrong.equals(trouble)) {
            LOG.warn("Files wait for the virus scanner: {}", wrong);
        }
        trouble = wrong;
        return !waiting.isEmpty();
    }

    private String scan(Kept kept) {
        try (InputStream content = reading.content(kept, 0, kept.content().size())) {
            Optional<String> finding = scanner.scan(content);
            transactions.run(() -> settle(kept, finding));
            return null;
        } catch (IOException e) {
            return "content " + kept.id() + ": " + e.getMessage();
        }
    }

    private void settle(Kept kept, Optional<String> finding) {
        FileState state = finding.isPresent() ? FileState.QUARANTINED : FileState.AVAILABLE;
        if (store.scanned(kept.id(), state, finding.orElse(""))) {
            audit.record(Act.done("files.scan", Caller.node())
                    .on(Files.KIND, kept.id())
                    .code("use", kept.owner().use())
                    .fact("record", kept.owner().record())
                    .code("sha256", kept.content().sha256().value())
                    .code("state", state.token())
                    .code("finding", finding.orElse("")));
        }
    }

    @Override
    public void close() {
        ending = true;
        thread.interrupt();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
