package org.enlace.jit.internal.shell;

import java.util.List;
import org.enlace.jit.JitPermissions;
import org.enlace.platform.contribution.NamedCommand;

/** What the commands {@code jit:*} have in common: they are for whoever oversees, and look. */
abstract class JitCommand extends NamedCommand {
    JitCommand(String name, String summary, String example) {
        super("jit", name, summary, JitPermissions.OVERSEE, example);
    }

    @Override
    public final boolean changes() {
        return false;
    }

    @Override
    public List<Option> options() {
        return List.of(Option.JSON);
    }
}
