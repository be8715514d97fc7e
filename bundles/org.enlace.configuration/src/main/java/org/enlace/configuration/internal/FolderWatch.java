package org.enlace.configuration.internal;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Wakes its owner soon after something changed in a folder, and now and then in any case: on some file systems nothing is
 * told, and the folder itself may be replaced. One thread at a time.
 */
final class FolderWatch implements AutoCloseable {
    /** How long the folder must be quiet before a change is reported. */
    private static final Duration QUIET = Duration.ofMillis(150);

    private static final int LONGEST_UNREST = 20;

    private final Path folder;
    private final WatchService watcher;
    private WatchKey key;

    FolderWatch(Path folder) throws IOException {
        this.folder = folder;
        this.watcher = folder.getFileSystem().newWatchService();
    }

    /**
     * Waits for a change, but no longer than this.
     *
     * @return whether a change was told; false too once this is closed
     */
    boolean await(Duration longest) throws InterruptedException {
        try {
            begin();
            WatchKey told = watcher.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
            if (told == null) {
                return false;
            }
            for (int i = 0; told != null && i < LONGEST_UNREST; i++) {
                told.pollEvents();
                if (!told.reset()) {
                    key = null;
                }
                told = watcher.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS);
            }
            if (told != null) {
                told.reset();
            }
            return true;
        } catch (ClosedWatchServiceException e) {
            return false;
        }
    }

    private void begin() {
        if (key != null && key.isValid()) {
            return;
        }
        try {
            Files.createDirectories(folder);
            key = folder.register(
                    watcher,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
        } catch (IOException e) {
            // The reading of the folder says what is wrong with it; until then the owner looks now and then.
            key = null;
        }
    }

    @Override
    public void close() throws IOException {
        watcher.close();
    }
}
