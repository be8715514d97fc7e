package org.enlace.shell.internal;

import java.util.List;
import java.util.function.ToIntFunction;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;

/**
 * A small word of the shell itself, such as {@code exit}.
 *
 * @param name    what is typed
 * @param summary for {@code help}
 * @param work    what it does
 */
record OwnWord(String name, String summary, ToIntFunction<Command.Invocation> work) implements Command {
    /** Whoever may use the shell at all holds it. */
    static final Permission PERMISSION = new Permission("shell.use");

    @Override
    public String scope() {
        return "";
    }

    @Override
    public Permission permission() {
        return PERMISSION;
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
        return List.of();
    }

    @Override
    public String example() {
        return name;
    }

    @Override
    public int run(Invocation invocation) {
        return work.applyAsInt(invocation);
    }
}
