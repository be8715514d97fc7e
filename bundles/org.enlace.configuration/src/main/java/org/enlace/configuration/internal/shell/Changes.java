package org.enlace.configuration.internal.shell;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.enlace.configuration.Change;
import org.enlace.configuration.Configurations;
import org.enlace.platform.NotFound;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command.Invocation;
import org.enlace.platform.contribution.Command.Option;
import org.enlace.platform.contribution.Table;

/** What the commands that change the configuration have in common. */
final class Changes {
    private Changes() {}

    static void print(Change change, Invocation invocation) {
        if (invocation.has(Option.JSON)) {
            invocation.json(change);
        } else {
            invocation
                    .out()
                    .println("Change " + change.number() + ", in force now; config:undo "
                            + (change.undoes() == 0 ? "" : change.number() + " ") + "takes it back.");
            invocation.print(table(change.parts()));
        }
    }

    static final Option YES =
            new Option("yes", "do it although it may shut the way you came in, or lead to other records", "");

    /** @throws Refusal with what speaks against a change, where nobody said that it is meant */
    static void requireMeant(
            Configurations configurations, String pid, String key, List<String> typed, Invocation invocation) {
        if (!invocation.has(YES)) {
            configurations.objection(pid, key, typed, invocation.caller()).ifPresent(objection -> {
                throw new Refusal(
                        objection.code(),
                        objection.getMessage() + "; repeat it with --yes if that is meant. Nothing was changed",
                        objection.values().toArray());
            });
        }
    }

    /** What is done with a change, or that there is no such. */
    static <T> T found(OptionalLong number, Supplier<T> work) {
        try {
            return work.get();
        } catch (NotFound e) {
            throw new Refusal(
                    "config.no-change",
                    "There is no change " + (number.isPresent() ? number.getAsLong() : e.id())
                            + "; config:history lists them");
        }
    }

    static Table table(List<Change.Part> parts) {
        Table table = new Table("PID", "Key", "Before", "After");
        parts.forEach(part -> table.row(part.pid(), part.key(), shown(part.before()), shown(part.after())));
        return table;
    }

    /** As it stands in a file; a dash where it does not. */
    static String shown(String literal) {
        return literal.isEmpty() ? "-" : literal;
    }

    /** The number of a change as the first parameter, where it was typed. */
    static OptionalLong number(Invocation invocation) {
        if (invocation.argument(0).isEmpty()) {
            return OptionalLong.empty();
        }
        String typed = invocation.argument(0).get();
        if (!typed.matches("\\d{1,18}")) {
            throw new Refusal("config.number", "CHANGE is a number of config:history, not \"" + typed + "\"");
        }
        return OptionalLong.of(Long.parseLong(typed));
    }
}
