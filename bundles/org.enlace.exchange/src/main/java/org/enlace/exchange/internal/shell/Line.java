package org.enlace.exchange.internal.shell;

import java.util.List;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;

/**
 * A command, told in one place.
 *
 * @param work what it does
 */
record Line(
        String scope,
        String name,
        String summary,
        Permission permission,
        List<Parameter> parameters,
        List<Option> options,
        String example,
        Work work)
        implements Command {
    /** What a command does, and its exit status. */
    @FunctionalInterface
    interface Work {
        int run(Invocation invocation) throws Exception;
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        return work.run(invocation);
    }
}
