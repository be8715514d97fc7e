package org.enlace.backup.internal.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.backup.internal.Backups;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code backup:setup}: what backups are sealed to. */
@Component(service = Command.class)
public final class BackupSetup extends BackupCommand {
    private static final Option AGAIN =
            new Option("again", "another passphrase from now on; backups made before need the former one", "");

    private final Backups backups;

    @Activate
    public BackupSetup(@Reference Backups backups) {
        super(
                "setup",
                "have backups sealed to a passphrase, which the node then forgets",
                Backups.MANAGE,
                "backup:setup /media/usb/backup-passphrase");
        this.backups = backups;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("FILE", "a file whose first line is the passphrase", true, false));
    }

    @Override
    public List<Option> options() {
        return List.of(AGAIN, Option.JSON);
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        Path file = invocation.path(invocation.argument(0).orElseThrow());
        backups.setUp(passphrase(file), invocation.has(AGAIN), invocation.caller());
        String readers = readers(file);
        if (invocation.has(Option.JSON)) {
            invocation.json(Map.of("file", file, "othersMayRead", readers));
            return 0;
        }
        invocation.out().println("Backups are sealed to the passphrase in " + file + " from now on.");
        invocation
                .out()
                .println(
                        "The node does not keep it and cannot open its backups without it. Keep it on paper, in two places;");
        invocation.out().println("without it no backup is of any use. Then take the file away from here.");
        if (!readers.isEmpty()) {
            invocation
                    .out()
                    .println("Others than its owner may read the file (mode " + readers
                            + "): if somebody may have, choose another passphrase, chmod 600 its file and repeat with"
                            + " --again.");
        }
        return 0;
    }

    /** The mode of a file that others than its owner may read; empty where nobody else may, or nobody can tell. */
    private static String readers(Path file) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
            return "";
        }
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
        return mode.contains(PosixFilePermission.GROUP_READ) || mode.contains(PosixFilePermission.OTHERS_READ)
                ? PosixFilePermissions.toString(mode)
                : "";
    }
}
