package org.enlace.backup.internal.shell;

import java.util.List;
import java.util.stream.Collectors;
import org.enlace.backup.internal.Backups;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code backup:list}: the backups of a folder. */
@Component(service = Command.class)
public final class BackupList extends BackupCommand {
    private final Backups backups;

    @Activate
    public BackupList(@Reference Backups backups) {
        super("list", "list the backups of this node in a folder", Backups.READ, "backup:list --from /mnt/backup");
        this.backups = backups;
    }

    @Override
    public List<Option> options() {
        return List.of(FROM, Option.JSON);
    }

    @Override
    public int run(Invocation invocation) {
        List<Backups.Entry> all = backups.list(invocation.value(FROM).map(invocation::path), invocation.caller());
        if (invocation.has(Option.JSON)) {
            invocation.json(all);
        } else if (all.isEmpty()) {
            invocation.out().println(none(invocation));
        } else {
            Table table = new Table("Backup", "Made", "Kind", "Release", "Files", "Size", "Trouble");
            all.forEach(each -> table.row(
                    each.id(),
                    each.made().map(invocation::moment).orElse("?"),
                    each.trouble().isEmpty() ? each.full() ? "full" : "incremental" : "?",
                    each.platform(),
                    String.valueOf(each.files()),
                    megabytes(each.bytes()),
                    each.trouble()));
            invocation.print(table);
        }
        return !all.isEmpty() && all.stream().allMatch(each -> each.trouble().isEmpty()) ? 0 : 1;
    }

    private String none(Invocation invocation) {
        String others =
                backups.ofOthers(invocation.value(FROM).map(invocation::path), invocation.caller()).entrySet().stream()
                        .map(each -> each.getValue() + " in " + each.getKey())
                        .collect(Collectors.joining(", "));
        return "There is no backup of this node (" + backups.name(invocation.caller()) + "). "
                + (others.isEmpty()
                        ? "Nor is there one of another node."
                        : "Of other nodes there are: " + others + ".");
    }
}
