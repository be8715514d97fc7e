package org.enlace.shell.internal;

import java.time.Instant;
import java.util.List;
import org.enlace.platform.contribution.Command;
import org.jline.reader.impl.history.DefaultHistory;

/**
 * What was typed, without the lines in which the value of a secret stands, and without very long ones: the history is shown again, and
 * lies in a file.
 */
final class KeptHistory extends DefaultHistory {
    /** Characters of a line that is kept. */
    private static final int LONGEST = 2_000;

    private final Dispatcher dispatcher;

    KeptHistory(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public void add(Instant time, String line) {
        if (line.length() <= LONGEST && !tells(line)) {
            super.add(time, line);
        }
    }

    /** Whether a secret stands in a line; what is no command line may be a password in the wrong place. */
    private boolean tells(String line) {
        if (line.isBlank()) {
            return false;
        }
        try {
            return Plan.of(line, dispatcher).calls().stream().anyMatch(this::tells);
        } catch (WrongUse e) {
            return Take.mayBeSecret(line);
        }
    }

    private boolean tells(Plan.Call call) {
        Command command = dispatcher.find(call.name()).orElse(null);
        if (command == null) {
            return Take.mayBeSecret(String.join(" ", call.words()));
        }
        try {
            Arguments given = Arguments.read(command, call.words());
            List<Command.Parameter> parameters = command.parameters();
            boolean inParameter = !parameters.isEmpty()
                    && java.util.stream.IntStream.range(0, given.parameters().size())
                            .mapToObj(i -> parameters.get(Math.min(i, parameters.size() - 1)))
                            .anyMatch(parameter -> Take.secret(command, parameter.name()));
            return inParameter
                    || given.options().entrySet().stream()
                            .anyMatch(option -> !option.getValue().isEmpty() && Take.secret(command, option.getKey()));
        } catch (WrongUse e) {
            return Take.hasSecrets(command);
        }
    }
}
