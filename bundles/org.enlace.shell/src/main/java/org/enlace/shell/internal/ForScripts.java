package org.enlace.shell.internal;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;

/**
 * A command that does something and says so in words: scripts get its exit status and its lines as JSON, as {@code {"status": 0,
 * "said": ["…"]}}. What lists or shows something answers with more than that, by an option of its own.
 */
record ForScripts(Command command) implements Command {
    /** The command, with {@code --json} where it has none. */
    static Command of(Command command) {
        return command.options().contains(Option.JSON) ? command : new ForScripts(command);
    }

    @Override
    public String scope() {
        return command.scope();
    }

    @Override
    public String name() {
        return command.name();
    }

    @Override
    public String summary() {
        return command.summary();
    }

    @Override
    public Permission permission() {
        return command.permission();
    }

    @Override
    public List<Parameter> parameters() {
        return command.parameters();
    }

    @Override
    public List<Option> options() {
        return Stream.concat(command.options().stream(), Stream.of(Option.JSON)).toList();
    }

    @Override
    public String example() {
        return command.example();
    }

    @Override
    public boolean changes() {
        return command.changes();
    }

    @Override
    public boolean mends() {
        return command.mends();
    }

    @Override
    public Set<String> secrets() {
        return command.secrets();
    }

    @Override
    public List<String> complete(Parameter parameter) {
        return command.complete(parameter);
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        if (!invocation.has(Option.JSON)) {
            return command.run(invocation);
        }
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int status = command.run(new Invocation(
                invocation.arguments(),
                invocation.options(),
                invocation.folder(),
                out,
                invocation.progress(),
                invocation.caller(),
                Integer.MAX_VALUE));
        out.flush();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", status);
        json.put("said", said.toString().lines().toList());
        invocation.json(json);
        return status;
    }
}
