package org.enlace.backup.internal.shell;

import java.util.List;
import java.util.Optional;
import org.enlace.backup.internal.Backups;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code backup:create}: makes a backup while officers work. */
@Component(service = Command.class)
public final class BackupCreate extends BackupCommand {
    private static final Option FULL = new Option("full", "read every file again and compare it with the folder", "");
    private static final Option INCREMENTAL =
            new Option("incremental", "take files that the last backup of the folder has as they lie", "");
    private static final Option TO = new Option("to", "where it goes; without, where the configuration says", "FOLDER");

    private final Backups backups;

    @Activate
    public BackupCreate(@Reference Backups backups) {
        super(
                "create",
                "make a backup while officers work: database, files, keys, modules, configuration",
                Backups.MANAGE,
                "backup:create --to /mnt/backup");
        this.backups = backups;
    }

    @Override
    public List<Option> options() {
        return List.of(FULL, INCREMENTAL, TO, Option.JSON);
    }

    @Override
    public int run(Invocation invocation) {
        if (invocation.has(FULL) && invocation.has(INCREMENTAL)) {
            throw new Refusal("backup.which-kind", "A backup is made with --full or with --incremental, not with both");
        }
        Optional<Boolean> full = invocation.has(FULL)
                ? Optional.of(true)
                : invocation.has(INCREMENTAL) ? Optional.of(false) : Optional.empty();
        Backups.Created made = backups.create(
                invocation.value(TO).map(invocation::path), full, invocation.progress(), invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(made);
        } else {
            say(made, invocation);
        }
        return made.remarks().isEmpty() ? 0 : 1;
    }

    private static void say(Backups.Created made, Invocation invocation) {
        var out = invocation.out();
        out.println("Backup " + made.id() + (made.full() ? " (full)" : " (incremental)") + " in " + made.folder());
        out.println("  " + made.rows() + " rows, " + made.files() + " files, " + megabytes(made.bytes()) + " in all; "
                + megabytes(made.written()) + " written in " + rate(made.written(), made.nanos()));
        made.removed().forEach(id -> out.println("  taken away: " + id));
        made.erased().forEach(name -> out.println("  erased meanwhile, so not in it: the file " + name));
        made.lost().forEach(name -> out.println("  MISSING on the node, so not in it: the file " + name));
        made.differing()
                .forEach(name -> out.println("  CHANGED on the node, in the backup as it was: the file " + name));
        made.remarks().forEach(remark -> out.println("  " + remark));
    }
}
