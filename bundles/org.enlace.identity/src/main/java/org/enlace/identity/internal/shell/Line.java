package org.enlace.identity.internal.shell;

import java.util.List;
import java.util.function.Function;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;

/** A command of the scope {@code officer}, told in one place. */
record Line(
        String name,
        String summary,
        Permission permission,
        List<Parameter> parameters,
        List<Option> options,
        String example,
        Function<Parameter, List<String>> completion,
        Work work)
        implements Command {
    /** What it does; what it answers is the exit status. */
    @FunctionalInterface
    interface Work {
        int run(Invocation invocation) throws Exception;
    }

    @Override
    public String scope() {
        return "officer";
    }

    @Override
    public List<String> complete(Parameter parameter) {
        return completion.apply(parameter);
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        return work.run(invocation);
    }
}
