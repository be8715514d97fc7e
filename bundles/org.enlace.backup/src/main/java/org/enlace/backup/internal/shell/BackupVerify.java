package org.enlace.backup.internal.shell;

import java.util.List;
import org.enlace.backup.internal.Backups;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code backup:verify}: reads every byte, and with the passphrase restores it into a scratch place. */
@Component(service = Command.class)
public final class BackupVerify extends BackupCommand {
    private static final Option PASSPHRASE =
            new Option("passphrase", "a file whose first line is the passphrase: restores it for trial", "FILE");

    private final Backups backups;

    @Activate
    public BackupVerify(@Reference Backups backups) {
        super(
                "verify",
                "read every byte of a backup; with the passphrase, restore it into a scratch place and compare",
                Backups.MANAGE,
                "backup:verify --passphrase /media/usb/backup-passphrase");
        this.backups = backups;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("BACKUP", "its id, as backup:list has it; the newest without", false, false));
    }

    @Override
    public List<Option> options() {
        return List.of(FROM, PASSPHRASE, Option.JSON);
    }

    @Override
    public int run(Invocation invocation) {
        Backups.Verified verified = backups.verify(
                invocation.value(FROM).map(invocation::path),
                invocation.argument(0),
                invocation.value(PASSPHRASE).map(file -> passphrase(invocation.path(file))),
                invocation.progress(),
                invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(verified);
        } else {
            var out = invocation.out();
            out.println((verified.findings().isEmpty() ? "Whole: " : "NOT WHOLE: ") + verified.id() + ", "
                    + (verified.restored()
                            ? "restored into a scratch place, " + verified.rows() + " rows compared, "
                            : "every byte read, ")
                    + verified.files() + " files, " + megabytes(verified.bytes()) + ", "
                    + rate(verified.bytes(), verified.nanos()));
            verified.findings().forEach(finding -> out.println("    " + finding));
            if (!verified.restored()) {
                out.println("Only with --passphrase FILE is it restored for trial, which alone shows that it can be.");
            }
        }
        return verified.findings().isEmpty() ? 0 : 1;
    }
}
