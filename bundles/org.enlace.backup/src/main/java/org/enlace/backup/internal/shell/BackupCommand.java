package org.enlace.backup.internal.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.enlace.backup.internal.BackupRefusals;
import org.enlace.backup.internal.format.Passphrases;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.NamedCommand;

/** What the commands {@code backup:*} have in common. */
abstract class BackupCommand extends NamedCommand {
    static final Option FROM = new Option("from", "the folder that backup:create was given", "FOLDER");
    private static final double MEGA = 1e6;
    private static final double NANO = 1e9;

    BackupCommand(String name, String summary, Permission permission, String example) {
        super("backup", name, summary, permission, example);
    }

    /** The first line of a file, which the node's user can read. */
    static char[] passphrase(Path file) {
        try {
            return Passphrases.firstLine(file);
        } catch (Passphrases.NotUtf8 e) {
            throw new Refusal("backup.encoding", e.getMessage(), file);
        } catch (IOException e) {
            throw BackupRefusals.fileUnreadable(file, e);
        }
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / MEGA);
    }

    static String rate(long bytes, long nanos) {
        double seconds = nanos / NANO;
        return String.format(Locale.ROOT, "%.1f s, %.0f MB/s", seconds, bytes / MEGA / Math.max(seconds, 0.001));
    }
}
