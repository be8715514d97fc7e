package org.enlace.backup.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.enlace.backup.internal.format.Setup;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.FileTrouble;

/** What is refused, in words. */
public final class BackupRefusals {
    private static final long NEARLY_NOTHING = 1L << 20;

    private BackupRefusals() {}

    static Refusal notSetUp() {
        return new Refusal(
                "backup.not-set-up",
                "Backups are not set up. Write a passphrase of at least " + Setup.SHORTEST
                        + " characters into a file, keep it where the node is not, and run backup:setup FILE",
                Setup.SHORTEST);
    }

    static Refusal setUpAlready() {
        return new Refusal(
                "backup.set-up",
                "Backups are set up already. With --again they are sealed to a new passphrase from now on; those made before"
                        + " need the former one");
    }

    static Refusal badPassphrase(int length) {
        return new Refusal(
                "backup.bad-passphrase",
                "The passphrase has " + length + " characters. It has " + Setup.SHORTEST + " to " + Setup.LONGEST
                        + " and is the first line of its file",
                length,
                Setup.SHORTEST,
                Setup.LONGEST);
    }

    static Refusal passphrase() {
        return new Refusal(
                "backup.passphrase",
                "The passphrase does not open the backup. Give the one of the backup:setup that was in force when it was"
                        + " made");
    }

    static Refusal busy() {
        return new Refusal(
                "backup.busy", "A backup is being made or verified already. Repeat the command once that is over");
    }

    static Refusal interrupted() {
        return new Refusal(
                "backup.interrupted",
                "Interrupted. There is no new backup; what was copied of the files is not copied again next time");
    }

    static Refusal noFolder() {
        return new Refusal(
                "backup.no-folder",
                "No folder for backups is given. Set \"folder\" of org.enlace.backup, or name one in the shell on the machine"
                        + " itself");
    }

    static Refusal inside(Path folder, Path data) {
        return new Refusal(
                "backup.inside",
                "\"" + folder + "\" lies in the data folder " + data
                        + ", so the backup would be lost with it. Name a folder on another disk",
                folder);
    }

    static Refusal gone(Path folder) {
        return new Refusal(
                "backup.gone",
                "There are no backups in \"" + folder
                        + "\" any more. Mount its disk again; to begin anew on another one,"
                        + " run backup:create --to " + folder,
                folder);
    }

    static Refusal notThere(Path folder) {
        return new Refusal(
                "backup.not-there",
                "There is no folder \"" + folder
                        + "\". Mount its disk, or name, in the shell on the machine itself, the folder that backup:create"
                        + " was given",
                folder);
    }

    static Refusal none(Path folder) {
        return new Refusal(
                "backup.none",
                "There is no backup of this node in \"" + folder
                        + "\". Name, in the shell on the machine itself, the folder that backup:create was given",
                folder);
    }

    public static Refusal fileUnreadable(Path file, IOException e) {
        return new Refusal(
                "backup.file",
                "\"" + file + "\" cannot be read: " + FileTrouble.of(e) + ". Name a file that the node's user may read",
                file);
    }

    static Refusal noRoom(Path folder, long free, long needed) {
        return new Refusal(
                "backup.no-room",
                "The disk of \"" + folder + "\" has " + free + " bytes free, and about " + needed
                        + " are needed. Make room, or name a folder on another disk, and repeat the command",
                folder,
                free,
                needed);
    }

    /** What a failed write to a folder means to the one who named it. */
    static Refusal unusable(Path folder, IOException e) {
        long free = free(folder);
        if (free >= 0 && free < NEARLY_NOTHING || said(e).matches("(?is).*(no space|quota exceeded|full).*")) {
            return new Refusal(
                    "backup.full",
                    "The disk became full (" + e.getMessage() + "); no backup was made. Make room on the disk of \""
                            + folder + "\" and repeat the command: what was copied of the files is not copied again",
                    folder);
        }
        String why = e instanceof AccessDeniedException
                ? "the node's user may not write " + e.getMessage()
                : Files.isRegularFile(folder) ? "it is a file, not a folder" : FileTrouble.of(e);
        return new Refusal(
                "backup.failed",
                "No backup was made in \"" + folder + "\": " + why + ". Mend that and repeat the command",
                folder,
                String.valueOf(why));
    }

    /** Without the names of files, which may be called anything. */
    private static String said(IOException e) {
        return String.valueOf(e instanceof FileSystemException of ? of.getReason() : e.getMessage());
    }

    static long free(Path folder) {
        try {
            Path at = folder.toAbsolutePath();
            while (!Files.exists(at)) {
                at = at.getParent();
            }
            return Files.getFileStore(at).getUsableSpace();
        } catch (IOException e) {
            return -1;
        }
    }
}
