package org.enlace.jit.internal.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.enlace.files.Files;
import org.enlace.files.Sha256;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.TeamActs;
import org.enlace.jit.internal.evidence.ContentStore.Outcome;
import org.enlace.jit.internal.evidence.ContentStore.Row;
import org.enlace.platform.Caller;
import org.enlace.platform.Hashing;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads contents whole, outside any transaction, and notes what came of it. */
final class ContentReading implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ContentReading.class);
    private static final int BUFFER = 1 << 16;
    private static final int MOST = 200;

    /** How many may be read at once for people who wait: each takes a thread of the node's pages, and the disk. */
    private static final int AT_ONCE = 2;

    /** What could not be had, such as a file that waits for the scanner, is not tried again before. */
    private static final Duration AGAIN = Duration.ofHours(6);

    /** Longer than any node has been there, and a moment that databases know. */
    private static final Duration CENTURY = Duration.ofDays(36_500);

    private final ContentStore store;
    private final ContentNotices notices;
    private final Supplier<Files> files;
    private final Changes changes;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final AtomicReference<Share> next = new AtomicReference<>(Share.ASKED);
    private final Rounds rounds;

    /**
     * What a round reads.
     *
     * @param after after which a content is read again that nobody asked for
     * @param bytes how many are read at most, beside the first content
     */
    private record Share(Duration after, long bytes) {
        /** What somebody asked for, and nothing else. */
        static final Share ASKED = new Share(CENTURY, Long.MAX_VALUE);
    }

    ContentReading(ContentStore store, ContentNotices notices, Supplier<Files> files, Changes changes) {
        this.store = store;
        this.notices = notices;
        this.files = files;
        this.changes = changes;
        rounds = new Rounds("enlace-evidence-hashes", this::round, ContentReading::failed);
    }

    /** Begins what somebody asked for, aside; after what is being read now. */
    void begin() {
        rounds.begin();
    }

    /** Begins what is due, aside; after what is being read now. */
    void begin(Duration after, long bytes) {
        next.set(new Share(after, bytes));
        rounds.begin();
    }

    private void round(BooleanSupplier over) {
        // Behind everything else the processor has to do.
        Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
        Share share = next.getAndSet(Share.ASKED);
        all(share.after(), share.bytes(), over);
    }

    private static void failed(RuntimeException e) {
        LOG.error("Stored evidence was not read again; the next round tries it", e);
    }

    /** Ends what is being read: it is begun anew when its time comes, or somebody asks. */
    @Override
    public void close() throws InterruptedException {
        rounds.close();
    }

    private List<Row> due(Duration after) {
        Instant now = changes.clock().instant();
        return changes.read(() -> store.due(now.minus(after), now.minus(AGAIN), MOST));
    }

    /** @param over true as soon as it should stop */
    void all(Duration after, long bytes, BooleanSupplier over) {
        long left = bytes;
        boolean first = true;
        Set<RecordId> told = new HashSet<>();
        for (Row row : due(after)) {
            if (over.getAsBoolean() || !first && row.bytes() > left) {
                return;
            }
            first = false;
            left -= row.bytes();
            try {
                read(row, EvidenceContents.KEEPER, over);
                if (told.add(row.item())) {
                    changes.read(() -> {
                        notices.overdue(row, now().minus(after));
                        return null;
                    });
                }
            } catch (Refusal | NotFound e) {
                // It cannot be had now, of which the health check of files says why, or came off its item meanwhile.
                LOG.debug("Evidence {} was not read", row.file(), e);
            } catch (CancellationException e) {
                again(row);
                return;
            }
        }
    }

    /** What was broken off is tried without a pause. */
    private void again(Row row) {
        changes.read(() -> {
            store.tried(row.file(), Instant.EPOCH);
            return null;
        });
    }

    /**
     * Reads one while somebody waits.
     *
     * @return false where as many are being read for others as may be at once: then nothing was done
     */
    boolean now(Row row, Caller caller) {
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            read(row, caller, () -> false);
            return true;
        } finally {
            places.release();
        }
    }

    /**
     * @param caller in whose name it is opened, which the audit notes
     * @throws Refusal where it cannot be had now, which says nothing of what is stored
     * @throws NotFound where it came off its item
     * @throws CancellationException where it was over before its end
     */
    private void read(Row known, Caller caller, BooleanSupplier over) {
        // As it is now: since a round began somebody may have asked for it.
        Row row = changes.read(() -> {
                    store.tried(known.file(), now());
                    return store.find(known.file());
                })
                .orElseThrow(() -> new NotFound(Files.KIND, known.file().toString()));
        Optional<Sha256> found;
        try {
            found = Optional.of(hash(row, caller, over));
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

    private Sha256 hash(Row row, Caller caller, BooleanSupplier over) throws IOException {
        try (InputStream in = files.get().open(row.file(), 0, row.bytes(), caller)) {
            MessageDigest digest = Hashing.sha256();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (over.getAsBoolean()) {
                    throw new CancellationException("The node stops");
                }
                digest.update(buffer, 0, read);
            }
            return new Sha256(HexFormat.of().formatHex(digest.digest()));
        }
    }

    /** @param found empty where it could not be read to its end */
    private void note(Row row, Optional<Sha256> found, Caller caller) {
        Outcome outcome = found.map(one -> one.equals(row.sha256()) ? Outcome.SAME : Outcome.DIFFERS)
                .orElse(Outcome.UNREADABLE);
        changes.read(() -> {
            if (!store.hashed(row.file(), outcome, now(), found.filter(one -> !one.equals(row.sha256())))) {
                // It came off its item meanwhile.
                return null;
            }
            changes.record(TeamActs.done("jit.content-hashed", caller)
                    .on(Files.KIND, row.file())
                    .fact("team", row.team())
                    .fact("entry", row.item())
                    .code("outcome", outcome.token()));
            notices.read(row, outcome);
            return null;
        });
    }
}
