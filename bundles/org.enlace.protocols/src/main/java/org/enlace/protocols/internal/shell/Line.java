package org.enlace.protocols.internal.shell;

import java.util.List;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;

/**
 * A command of the scope {@code protocols}, told in one place.
 *
 * @param changes whether it changes anything
 * @param work    what it does
 */
record Line(
        String name,
        String summary,
        Permission permission,
        boolean changes,
        List<Parameter> parameters,
        List<Option> options,
        String example,
        Work work)
        implements Command {
    /** What a command does, and its exit status. */
    @FunctionalInterface
    interface Work {
        int run(Invocation invocation);
    }

    @Override
    public String scope() {
        return "protocols";
    }

    @Override
    public int run(Invocation invocation) {
        return work.run(invocation);
    }
}
