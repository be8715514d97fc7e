package org.enlace.modules.internal.shell;

import java.util.List;
import java.util.Optional;
import org.enlace.modules.InstalledModule;
import org.enlace.modules.InstalledModule.State;
import org.enlace.modules.Modules;
import org.enlace.modules.internal.Remains;
import org.enlace.modules.internal.decision.Decision;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code module:rollback}: goes back to the version before the last upgrade. */
@Component
public final class ModuleRollback implements Command {
    private static final Option EXPORT =
            new Option("export", "write the rows that would be lost into a new file, and change nothing", "FILE");
    private static final Option ACCEPT_LOSS = new Option(
            "accept-loss", "propose to lose what was written since; another officer has to accept it", "REASON");

    private final Modules modules;
    private final Remains remains;

    @Activate
    public ModuleRollback(@Reference Modules modules, @Reference Remains remains) {
        this.modules = modules;
        this.remains = remains;
    }

    @Override
    public String scope() {
        return "module";
    }

    @Override
    public String name() {
        return "rollback";
    }

    @Override
    public String summary() {
        return "goes back to the version before the last upgrade, with the records as they were then";
    }

    @Override
    public Permission permission() {
        return Modules.MANAGE;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("MODULE", "id of an installed module", true, false));
    }

    @Override
    public List<Option> options() {
        return List.of(EXPORT, ACCEPT_LOSS, Option.JSON);
    }

    @Override
    public String example() {
        return "module:rollback protocol-library";
    }

    @Override
    public List<String> complete(Parameter parameter) {
        return modules.list().stream().map(InstalledModule::id).toList();
    }

    @Override
    public int run(Invocation invocation) {
        String id = invocation.arguments().get(0);
        Optional<String> export = invocation.value(EXPORT);
        Optional<String> reason = invocation.value(ACCEPT_LOSS);
        if (export.isPresent() && reason.isPresent()) {
            throw new Refusal(
                    "module.rollback-both",
                    "--export writes the rows that " + id + " would lose and changes nothing, --accept-loss proposes to"
                            + " lose them: give one of them, first --export and then --accept-loss",
                    id);
        }
        if (export.isPresent()) {
            Remains.Export written =
                    remains.exportLater(id, invocation.path(export.get()), invocation.caller(), invocation.progress());
            Exported.say(written, invocation);
            return 0;
        }
        if (reason.isPresent()) {
            Decision decision = remains.proposeRollback(id, reason.get(), invocation.caller());
            Exported.proposed(decision, remains.acceptors(decision, invocation.caller()), invocation);
            return 0;
        }
        InstalledModule module = modules.rollback(id, invocation.caller(), invocation.progress());
        if (invocation.has(Option.JSON)) {
            invocation.json(ModuleList.json(module, invocation));
        } else {
            invocation
                    .out()
                    .println("Went back to " + module.id() + " " + module.version() + " (" + Words.state(module.state())
                            + "): " + String.join(" ", module.pages()));
        }
        return module.state() == State.UP ? 0 : 1;
    }
}
