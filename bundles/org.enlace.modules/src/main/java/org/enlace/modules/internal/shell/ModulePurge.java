package org.enlace.modules.internal.shell;

import java.util.List;
import org.enlace.modules.Modules;
import org.enlace.modules.internal.Remains;
import org.enlace.modules.internal.decision.Decision;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code module:purge}: exports the records of a removed module and proposes to destroy them. */
@Component
public final class ModulePurge implements Command {
    private static final Option EXPORT = new Option("export", "the new file the records are written to first", "FILE");
    private static final Option CONFIRM = new Option("confirm", "the module's id once more", "MODULE");
    private static final Option REASON = new Option("reason", "why, for the second officer and the audit", "TEXT");

    private final Remains remains;

    @Activate
    public ModulePurge(@Reference Remains remains) {
        this.remains = remains;
    }

    @Override
    public String scope() {
        return "module";
    }

    @Override
    public String name() {
        return "purge";
    }

    @Override
    public String summary() {
        return "exports what a removed module left and proposes to destroy it; another officer has to accept that";
    }

    @Override
    public Permission permission() {
        return Modules.MANAGE;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("MODULE", "id of a module that was removed", true, false));
    }

    @Override
    public List<Option> options() {
        return List.of(EXPORT, CONFIRM, REASON, Option.JSON);
    }

    @Override
    public String example() {
        return "module:purge protocol-library --confirm protocol-library --export /media/usb/library.jsonl --reason \"no longer used\"";
    }

    @Override
    public int run(Invocation invocation) {
        String id = invocation.arguments().get(0);
        if (!invocation.value(CONFIRM).filter(id::equals).isPresent()) {
            throw new Refusal(
                    "module.purge-unconfirmed",
                    "All records of " + id + " would be destroyed for good. If that is meant, say so: --confirm " + id,
                    id);
        }
        String file = invocation
                .value(EXPORT)
                .orElseThrow(() -> new Refusal(
                        "module.purge-export", "The records are written to a file first: --export FILE names it", id));
        String reason = invocation
                .value(REASON)
                .orElseThrow(() -> new Refusal(
                        "module.purge-reason", "The second officer has to know why: --reason TEXT says it", id));
        Remains.Export written =
                remains.exportLeft(id, invocation.path(file), invocation.caller(), invocation.progress());
        if (!invocation.has(Option.JSON)) {
            Exported.say(written, invocation);
        }
        Decision decision = remains.proposePurge(id, written, reason, invocation.caller());
        Exported.proposed(decision, remains.acceptors(decision, invocation.caller()), invocation);
        return 0;
    }
}
