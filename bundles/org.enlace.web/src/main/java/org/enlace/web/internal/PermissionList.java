package org.enlace.web.internal;

import java.util.List;
import java.util.Locale;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;
import org.enlace.web.AccessList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code permission:list}: everything that can be reached on this node, and what it takes. */
@Component(service = Command.class)
public final class PermissionList implements Command {
    private final AccessList access;

    @Activate
    public PermissionList(@Reference AccessList access) {
        this.access = access;
    }

    @Override
    public String scope() {
        return "permission";
    }

    @Override
    public String name() {
        return "list";
    }

    @Override
    public String summary() {
        return "list every route, menu entry, card, search source and command with what it takes";
    }

    @Override
    public Permission permission() {
        return new Permission("roles.manage");
    }

    @Override
    public boolean changes() {
        return false;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public List<Option> options() {
        return List.of(Option.JSON);
    }

    @Override
    public String example() {
        return "permission:list --json";
    }

    @Override
    public int run(Invocation invocation) {
        List<AccessList.Entry> entries = access.entries();
        if (invocation.has(Option.JSON)) {
            invocation.json(entries);
            return 0;
        }
        Table table = new Table("Kind", "Name", "Needs", "Proof", "Served");
        entries.forEach(entry -> table.row(
                entry.kind().name().toLowerCase(Locale.ROOT),
                (entry.method() + " " + entry.name()).strip(),
                entry.access(),
                entry.stepUp() ? "yes" : "",
                entry.served() ? "yes" : "no: undeclared"));
        invocation.print(table);
        return 0;
    }
}
