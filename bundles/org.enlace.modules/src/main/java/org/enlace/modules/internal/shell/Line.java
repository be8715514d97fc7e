package org.enlace.modules.internal.shell;

import java.util.List;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;

/**
 * A command of the scope {@code module}, told in one place.
 *
 * @param work what it does
 */
record Line(
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
    public String scope() {
        return "module";
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        return work.run(invocation);
    }
}
