package org.enlace.modules.internal.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.modules.Modules;
import org.enlace.modules.internal.history.Change;
import org.enlace.modules.internal.history.ChangeStore;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code module:history}: what became of the modules of this node. */
@Component
public final class ModuleHistory implements Command {
    private static final Option SIZE =
            new Option("size", "how many changes at most, 1 to 1000; 20 unless told", "NUMBER");

    private final ChangeStore history;

    @Activate
    public ModuleHistory(@Reference ChangeStore history) {
        this.history = history;
    }

    @Override
    public String scope() {
        return "module";
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public String summary() {
        return "what was installed, upgraded, rolled back and removed, by whom and how it ended; the newest first";
    }

    @Override
    public Permission permission() {
        return Modules.READ;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("MODULE", "only of this module", false, false));
    }

    @Override
    public List<Option> options() {
        return List.of(SIZE, Option.JSON);
    }

    @Override
    public String example() {
        return "module:history protocol-library";
    }

    @Override
    public int run(Invocation invocation) {
        List<Change> changes = history.list(invocation.argument(0), Optional.empty(), size(invocation));
        if (invocation.has(Option.JSON)) {
            invocation.json(changes.stream().map(ModuleHistory::json).toList());
        } else if (changes.isEmpty()) {
            invocation.out().println("Nothing has been done to a module here yet.");
        } else {
            Table table = new Table("When", "Module", "What", "From", "To", "Outcome", "By", "Why");
            changes.forEach(change -> table.row(
                    invocation.moment(change.at()),
                    change.module(),
                    change.operation(),
                    change.from().orElse(""),
                    change.to().orElse(""),
                    change.outcome(),
                    change.by(),
                    change.detail().orElse("")));
            invocation.print(table);
        }
        return 0;
    }

    private static int size(Invocation invocation) {
        String typed = invocation.value(SIZE).orElse("20");
        try {
            int size = Integer.parseInt(typed);
            if (size >= 1 && size <= 1000) {
                return size;
            }
        } catch (NumberFormatException e) {
            // Worded below, as for a number out of range.
        }
        throw new Refusal(
                "module.history-size", "--size is a whole number from 1 to 1000, not \"" + typed + "\"", typed);
    }

    private static Map<String, Object> json(Change change) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", change.id().toString());
        json.put("at", change.at().toString());
        json.put("module", change.module());
        json.put("operation", change.operation());
        json.put("from", change.from());
        json.put("to", change.to());
        json.put("outcome", change.outcome());
        json.put("by", change.by().toString());
        json.put("archive", change.archive());
        json.put("archiveSha256", change.archiveSha256());
        json.put("signer", change.signer());
        json.put("detail", change.detail());
        return json;
    }
}
