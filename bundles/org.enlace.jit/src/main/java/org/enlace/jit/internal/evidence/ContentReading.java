package org.enlace.jit.internal.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.enlace.files.Files;
import org.enlace.files.Sha256;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.TeamActs;
import org.enlace.jit.internal.evidence.ContentStore.Outcome;
import org.enlace.jit.internal.evidence.ContentStore.Row;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads contents whole, outside any transaction, and notes what came of it. */
final class ContentReading {
    private static final Logger LOG = LoggerFactory.getLogger(ContentReading.class);
    private static final int BUFFER = 1 << 16;
    private static final int MOST = 200;

    /** What could not be had, such as a file that waits for the scanner, is not tried again before. */
    private static final Duration AGAIN = Duration.ofHours(6);

    private final ContentStore store;
    private final ContentNotices notices;
    private final Supplier<Files> files;
    private final Changes changes;
    private final AtomicBoolean busy = new AtomicBoolean();

    ContentReading(ContentStore store, ContentNotices notices, Supplier<Files> files, Changes changes) {
        this.store = store;
        this.notices = notices;
        this.files = files;
        this.changes = changes;
    }

    /** Begins what is due, aside and behind everything else the processor has to do; nothing where that is going on. */
    void begin(Duration after, long bytes) {
        if (due(after).isEmpty() || !busy.compareAndSet(false, true)) {
            return;
        }
        Thread thread = new Thread(
                () -> {
                    try {
                        all(after, bytes);
                    } catch (RuntimeException e) {
                        LOG.error("Stored evidence was not read again; the next round tries it", e);
                    } finally {
                        busy.set(false);
                    }
                },
                "enlace-evidence-hashes");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    private List<Row> due(Duration after) {
        Instant now = changes.clock().instant();
        return changes.read(() -> store.due(now.minus(after), now.minus(AGAIN), MOST));
    }

    void all(Duration after, long bytes) {
        long left = bytes;
        boolean first = true;
        for (Row row : due(after)) {
            if (!first && row.bytes() > left) {
                return;
            }
            first = false;
            left -= row.bytes();
            try {
                read(row, EvidenceContents.KEEPER);
                changes.read(() -> {
                    notices.overdue(row, now().minus(after));
                    return null;
                });
            } catch (Refusal refusal) {
                // It cannot be had now: the health check of files says why.
                LOG.debug("Evidence {} was not read: {}", row.file(), refusal.code());
            }
        }
    }

    /**
     * @param caller in whose name it is opened, which the audit notes
     * @throws Refusal where it cannot be had now, which says nothing of what is stored
     */
    void read(Row row, Caller caller) {
        changes.read(() -> {
            store.tried(row.file(), now());
            return null;
        });
        Optional<Sha256> found;
        try {
            found = Optional.of(hash(row, caller));
        } catch (IOException | UncheckedIOException e) {
            found = Optional.empty();
        } catch (Refusal refusal) {
            if (!refusal.code().equals("files.damaged")) {
                throw refusal;
            }
            found = Optional.empty();
        }
        note(row, found, caller);
    }

    private Instant now() {
        return changes.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Sha256 hash(Row row, Caller caller) throws IOException {
        try (InputStream in = files.get().open(row.file(), 0, row.bytes(), caller)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return new Sha256(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** @param found empty where it could not be read to its end */
    private void note(Row row, Optional<Sha256> found, Caller caller) {
        Outcome outcome = found.map(one -> one.equals(row.sha256()) ? Outcome.SAME : Outcome.DIFFERS)
                .orElse(Outcome.UNREADABLE);
        changes.read(() -> {
            if (store.find(row.file()).isEmpty()) {
                // It came off its item meanwhile.
                return null;
            }
            Row now = new Row(
                    row.file(),
                    row.item(),
                    row.team(),
                    row.sha256(),
                    row.bytes(),
                    outcome,
                    now(),
                    found.filter(one -> !one.equals(row.sha256())),
                    Optional.empty());
            store.put(now);
            changes.record(TeamActs.done("jit.content-hashed", caller)
                    .on(Files.KIND, row.file())
                    .fact("team", row.team())
                    .fact("entry", row.item())
                    .fact("outcome", outcome.token()));
            notices.read(now, row.asked());
            return null;
        });
    }
}
