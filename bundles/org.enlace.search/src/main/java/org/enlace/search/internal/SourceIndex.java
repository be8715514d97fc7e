package org.enlace.search.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import javax.crypto.SecretKey;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.enlace.platform.contribution.SearchSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index of a source from its coming to its going. All writing is done by the one thread of its name, so that a source
 * that comes back waits for the closing of the one that went.
 */
final class SourceIndex {
    private static final Logger LOG = LoggerFactory.getLogger(SourceIndex.class);

    /** How long after a change the index is written to disk. */
    private static final Duration COMMIT = Duration.ofSeconds(2);

    private static final Duration RETRY = Duration.ofSeconds(30);

    /** An empty file beside Lucene's: the source was read to its end once, and that is on disk. */
    private static final String WHOLE = "whole";

    private final SearchSource source;
    private final Path folder;
    private final SecretKey key;
    private final ScheduledExecutorService thread;
    private final Disk disk;
    private final AtomicBoolean commitDue = new AtomicBoolean();
    /** When the first search came, in the nanoseconds of this JVM; 0 before that. */
    private final AtomicLong firstAsked = new AtomicLong();

    private final CountDownLatch filledOnce = new CountDownLatch(1);
    private volatile boolean present = true;
    private volatile OpenIndex open;
    private volatile String problem;
    private volatile int filled;

    /** What an index is kept on. */
    interface Disk {
        Directory at(Path folder) throws IOException;
    }

    SourceIndex(SearchSource source, Path folder, SecretKey key, ScheduledExecutorService thread) {
        this(source, folder, key, thread, NIOFSDirectory::new);
    }

    SourceIndex(SearchSource source, Path folder, SecretKey key, ScheduledExecutorService thread, Disk disk) {
        this.disk = disk;
        this.source = source;
        this.folder = folder;
        this.key = key;
        this.thread = thread;
    }

    SearchSource source() {
        return source;
    }

    /** Whether the source has not gone. */
    boolean isPresent() {
        return present;
    }

    /** The index, once it is open. */
    Optional<OpenIndex> index() {
        return Optional.ofNullable(open);
    }

    /**
     * Fills the index after a while, unless somebody asks sooner. One that was filled before is left closed until somebody asks
     * or something changes: a node that nobody searches does without Lucene.
     */
    void startAfter(Duration wait) {
        if (!Files.exists(folder.resolve(WHOLE))) {
            later(this::catchUp, wait);
        }
    }

    /**
     * Waits until the index is open and was filled once, but no longer than this. A first fill that takes longer is not
     * waited for by later callers: the index then holds what there is so far.
     */
    void awaitOpen(Duration patience) {
        if (!present || filledOnce.getCount() == 0) {
            return;
        }
        long begun = System.nanoTime();
        if (firstAsked.compareAndSet(0, begun)) {
            later(this::catchUp, Duration.ZERO);
        }
        long left = patience.toNanos() - (begun - firstAsked.get());
        try {
            if (left > 0 && !filledOnce.await(left, TimeUnit.NANOSECONDS)) {
                LOG.debug("The index of {} is still being filled", source.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until what changed can be found, but no longer than this: a first fill goes on without the caller. */
    void refresh(Duration patience) {
        await(this::catchUp, patience);
    }

    /**
     * Throws the index away and fills it from its source; waits for that. It goes on without an interrupted caller.
     *
     * @return how many records were read so far
     */
    int rebuild(IntConsumer read) {
        AtomicBoolean left = new AtomicBoolean();
        Future<Integer> filling = thread.submit(() -> refill(soFar -> {
            if (!left.get()) {
                read.accept(soFar);
            }
        }));
        try {
            return filling.get();
        } catch (InterruptedException e) {
            // Not interrupted in its turn: it reads from Derby and writes files.
            left.set(true);
            Thread.currentThread().interrupt();
            return filled;
        } catch (ExecutionException | RejectedExecutionException e) {
            throw new IllegalStateException("The search index of " + source.name() + " could not be built", e);
        }
    }

    private int refill(IntConsumer read) throws IOException {
        if (!present) {
            return 0;
        }
        drop();
        clear();
        filled = 0;
        ensureOpen();
        OpenIndex index = open;
        if (index == null) {
            throw new IOException(problem);
        }
        index.catchUp(source, soFar -> {
            filled = soFar;
            read.accept(soFar);
        });
        write(index);
        filledOnce.countDown();
        problem = null;
        return filled;
    }

    /** What keeps this source from being found whole. */
    Optional<String> problem() {
        String failed = problem;
        if (failed != null) {
            return Optional.of(failed);
        }
        OpenIndex index = open;
        return present && index != null && !index.progress().complete()
                ? Optional.of("The search index of " + source.name() + " is being filled; " + filled
                        + " records so far. Until it is done a search may miss some")
                : Optional.empty();
    }

    /** Its hits are gone on return; the files are closed in the background. */
    Future<?> close() {
        present = false;
        return thread.submit(() -> {
            OpenIndex index = open;
            open = null;
            if (index == null) {
                return;
            }
            try (index) {
                if (commitDue.getAndSet(false)) {
                    write(index);
                }
            } catch (IOException | RuntimeException e) {
                LOG.warn(
                        "The search index of {} was not closed well; it is checked when it is opened",
                        source.name(),
                        e);
            }
        });
    }

    private void catchUp() {
        if (!present) {
            return;
        }
        try {
            ensureOpen();
            OpenIndex index = open;
            if (index != null && index.catchUp(source, read -> filled = read) && !commitDue.getAndSet(true)) {
                later(this::commit, COMMIT);
            }
            if (index != null) {
                filledOnce.countDown();
                problem = null;
            }
        } catch (IOException e) {
            failed("cannot be written", e);
            drop();
        } catch (RuntimeException e) {
            if (closedByLucene()) {
                failed("cannot be written", e);
                drop();
            } else {
                failed("cannot read its records", e);
            }
        }
    }

    /** Lucene closes a writer whose merging in the background failed, and tells it to whoever writes next, not by an IOException. */
    private boolean closedByLucene() {
        OpenIndex index = open;
        return index != null && !index.isWritable();
    }

    private void failed(String what, Exception e) {
        if (!present) {
            // A module that goes takes its database along in the middle of a reading.
            return;
        }
        String sentence = "The search index of " + source.name() + " " + what + "; it is tried again every "
                + RETRY.toSeconds() + " seconds, and a search may miss what changed";
        if (problem == null) {
            LOG.error("{}", sentence, e);
        }
        problem = sentence;
        later(this::catchUp, RETRY);
    }

    private void commit() {
        OpenIndex index = open;
        if (index != null && commitDue.getAndSet(false)) {
            try {
                write(index);
            } catch (IOException | RuntimeException e) {
                failed("cannot be written", e);
                drop();
            }
        }
    }

    private void write(OpenIndex index) throws IOException {
        index.commit();
        Path whole = folder.resolve(WHOLE);
        if (index.progress().complete() && !Files.exists(whole)) {
            Files.createFile(whole);
        }
    }

    private void ensureOpen() {
        if (open != null || !present) {
            return;
        }
        try {
            open = open();
        } catch (IOException | RuntimeException e) {
            LOG.warn("The search index of {} cannot be used ({}); it is built anew", source.name(), e.toString());
            try {
                clear();
                open = open();
            } catch (IOException | RuntimeException again) {
                failed("cannot be opened; check the owner, mode and free space of " + folder, again);
            }
        }
    }

    private OpenIndex open() throws IOException {
        Files.createDirectories(folder);
        return new OpenIndex(
                new SealedDirectory(disk.at(folder), key), Analysis.get().allFields());
    }

    /** After a failed write nothing of this index is trusted; what is on disk is checked at the next opening. */
    private void drop() {
        OpenIndex index = open;
        open = null;
        commitDue.set(false);
        if (index != null) {
            try {
                index.close();
            } catch (IOException | RuntimeException e) {
                LOG.debug("Closing a failed index failed as well", e);
            }
        }
    }

    private void clear() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        } catch (NoSuchFileException e) {
            // Nothing to clear.
            return;
        }
    }

    private void later(Runnable task, Duration wait) {
        try {
            thread.schedule(task, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The search is closing");
        }
    }

    private void await(Runnable task, Duration patience) {
        try {
            thread.submit(task).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.debug("The index of {} is busy; its thread goes on", source.name());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RejectedExecutionException e) {
            throw new IllegalStateException("The search index of " + source.name() + " failed", e);
        }
    }
}
