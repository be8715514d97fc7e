package org.enlace.identity.internal.shell;

import java.util.List;
import java.util.Set;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;

/**
 * A command of the scope {@code officer}, told in one place.
 *
 * @param lines who does it
 */
record Line(
        String name,
        String summary,
        Permission permission,
        List<Parameter> parameters,
        List<Option> options,
        String example,
        Lines lines)
        implements Command {
    /** Several commands; a method for each, chosen by its name. */
    interface Lines {
        int run(String name, Invocation invocation) throws Exception;

        List<String> complete(String name, Parameter parameter);
    }

    @Override
    public String scope() {
        return "officer";
    }

    /** A private key may be pasted where a public one is asked for. */
    @Override
    public Set<String> secrets() {
        return Set.of("KEY");
    }

    @Override
    public List<String> complete(Parameter parameter) {
        return lines.complete(name, parameter);
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        return lines.run(name, invocation);
    }
}
