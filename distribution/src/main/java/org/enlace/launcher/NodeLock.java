package org.enlace.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * That one node only runs on a data folder. The lock is the operating system's, so that it goes with the process, however
 * that ends; the file itself says nothing.
 */
final class NodeLock implements AutoCloseable {
    /** Whoever asks whether a node runs holds the lock for a moment. */
    private static final long LOOK_SECONDS = 2;

    private final DataFolder data;
    private final FileChannel channel;
    private final FolderLease lease;

    private NodeLock(DataFolder data, FileChannel channel, FolderLease lease) {
        this.data = data;
        this.channel = channel;
        this.lease = lease;
    }

    /**
     * Takes the lock and the folder's lease.
     *
     * @param told is told if the lease is waited for or cannot be renewed
     * @throws Refused when another process holds it
     */
    static NodeLock take(DataFolder data, Consumer<String> told) throws IOException {
        FileChannel channel = FileChannel.open(data.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LOOK_SECONDS);
        while (!held(channel)) {
            if (System.nanoTime() > end) {
                channel.close();
                throw running(data);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        try {
            FolderLease lease = FolderLease.take(data, told);
            Files.deleteIfExists(data.http());
            Files.deleteIfExists(data.start());
            DataFolder.replace(data.pid(), ProcessHandle.current().pid() + "\n");
            return new NodeLock(data, channel, lease);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    FolderLease lease() {
        return lease;
    }

    static Refused running(DataFolder data) throws IOException {
        return new Refused(
                1,
                "ENLACE_DATA is \"" + data.root() + "\", where a node is running already"
                        + FolderLease.holder(data)
                        + ". One node runs on a data folder: stop that one with bin/enlace stop, "
                        + "or set ENLACE_DATA to another folder.");
    }

    private static boolean held(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Whether a node runs on the folder now. */
    static boolean taken(DataFolder data) throws IOException {
        if (!Files.exists(data.lock())) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(data.lock(), StandardOpenOption.WRITE)) {
            return !held(channel);
        }
    }

    /** Once: afterwards the files may be those of the next node. Those of a server that took over are left to it. */
    @Override
    public synchronized void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        if (lease.isOwn()) {
            Files.deleteIfExists(data.http());
            Files.deleteIfExists(data.pid());
        }
        lease.close();
        channel.close();
    }
}
