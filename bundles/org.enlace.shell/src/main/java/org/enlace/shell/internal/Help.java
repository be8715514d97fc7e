package org.enlace.shell.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;

/** {@code help}: what can be typed here. */
final class Help implements Command {
    private final Dispatcher dispatcher;

    Help(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public String scope() {
        return "";
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String summary() {
        return "list the commands, or those of a group, or explain one";
    }

    @Override
    public Permission permission() {
        return OwnWord.PERMISSION;
    }

    @Override
    public boolean changes() {
        return false;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("COMMAND", "the command to explain, or a group such as node", false, false));
    }

    @Override
    public List<Option> options() {
        return List.of(Option.JSON);
    }

    @Override
    public String example() {
        return "help node:status";
    }

    @Override
    public List<String> complete(Parameter parameter) {
        return List.copyOf(dispatcher.everything().keySet());
    }

    @Override
    public int run(Invocation invocation) {
        List<Command> allowed = dispatcher.everything().values().stream()
                .filter(command -> invocation.caller().holds(command.permission()))
                .toList();
        String asked = invocation.argument(0).orElse("");
        List<Command> group = allowed.stream()
                .filter(command -> !asked.isEmpty() && command.scope().equals(asked.replaceFirst(":$", "")))
                .toList();
        if (!asked.isEmpty() && group.isEmpty()) {
            Command command = dispatcher.require(asked);
            if (invocation.has(Option.JSON)) {
                invocation.json(described(command));
            } else {
                invocation.out().print(Usage.text(command));
            }
            return Dispatcher.OK;
        }
        List<Command> listed = group.isEmpty() ? allowed : group;
        if (invocation.has(Option.JSON)) {
            invocation.json(listed.stream().map(Help::described).toList());
            return Dispatcher.OK;
        }
        invocation.print(table(listed, false));
        if (group.isEmpty()) {
            invocation.out().println();
            invocation.print(table(allowed, true));
        }
        invocation.out().println("\nCOMMAND --help explains a command and shows an example; Tab completes.");
        return Dispatcher.OK;
    }

    private static Table table(List<Command> commands, boolean own) {
        Table table = new Table(own ? "Here in the shell" : "Command", "");
        String scope = "";
        for (Command command : commands) {
            if (command.scope().isEmpty() == own) {
                if (!scope.isEmpty() && !scope.equals(command.scope())) {
                    table.row("", "");
                }
                scope = command.scope();
                table.row(Usage.name(command), command.summary());
            }
        }
        return table;
    }

    private static Map<String, Object> described(Command command) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", Usage.name(command));
        described.put("summary", command.summary());
        described.put("usage", Usage.line(command));
        described.put("permission", command.permission());
        described.put("parameters", command.parameters());
        List<Map<String, Object>> options = new ArrayList<>();
        for (Option option : command.options()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", option.name());
            one.put("summary", option.summary());
            one.put("value", option.isSwitch() ? null : option.value());
            options.add(one);
        }
        described.put("options", options);
        described.put("example", command.example());
        return described;
    }
}
