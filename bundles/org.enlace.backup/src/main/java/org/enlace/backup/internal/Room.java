package org.enlace.backup.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import org.enlace.backup.internal.format.BackupFolder;
import org.enlace.backup.internal.format.OpenBackup;
import org.enlace.platform.Refusal;

/** Whether there is room for a backup, or for one that is restored for trial, before anything is written. */
final class Room {
    /** What the node itself goes on writing meanwhile. */
    private static final long SPARE = 64L << 20;

    private final Ground ground;

    Room(Ground ground) {
        this.ground = ground;
    }

    /** @throws Refusal {@code backup.inside}, {@code backup.no-room} */
    void requireFor(Path named) {
        Path data = ground.node().data().toAbsolutePath().normalize();
        if (named.startsWith(data)) {
            throw BackupRefusals.inside(named, data);
        }
        long needed = ground.copies().room();
        Path scratch = data.resolve("tmp");
        long free = BackupRefusals.free(scratch);
        if (needed > 0 && free >= 0 && free < needed + SPARE) {
            throw BackupRefusals.noRoom(scratch, free, needed + SPARE);
        }
        long there = BackupRefusals.free(named);
        if (there >= 0 && there < needed) {
            throw BackupRefusals.noRoom(named, there, needed);
        }
    }

    /**
     * What is restored for trial lies on the disk that the node writes to.
     *
     * @throws Refusal {@code backup.no-room}
     */
    void requireForTrial(OpenBackup backup) {
        Path scratch = ground.node().data().resolve("tmp");
        long needed = SPARE + backup.manifest().unpacked();
        long free = BackupRefusals.free(scratch);
        if (free >= 0 && free < needed) {
            throw BackupRefusals.noRoom(scratch, free, needed);
        }
    }

    /**
     * A disk that is not mounted is an empty folder, on the very disk that is backed up.
     *
     * @throws Refusal {@code backup.gone}
     */
    static void requireStillThere(Path named, BackupFolder folder, Status status) {
        if (status.regular().equals(named.toString()) && !Files.isDirectory(folder.root())) {
            throw BackupRefusals.gone(named);
        }
    }
}
