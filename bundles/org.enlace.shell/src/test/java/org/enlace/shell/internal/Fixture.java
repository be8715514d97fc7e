package org.enlace.shell.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;

/** A shell with a few commands, and ears for what it says. */
final class Fixture {
    /** What a test command does. */
    interface Work {
        int run(Command.Invocation invocation) throws Exception;
    }

    record Declared(
            String scope, String name, List<Parameter> parameters, List<Option> options, boolean changes, Work work)
            implements Command {
        Declared(String scope, String name, List<Parameter> parameters, List<Option> options, Work work) {
            this(scope, name, parameters, options, true, work);
        }

        @Override
        public String summary() {
            return "do " + name;
        }

        @Override
        public Permission permission() {
            return new Permission(scope + ".use");
        }

        @Override
        public String example() {
            return scope + ":" + name;
        }

        @Override
        public List<String> complete(Parameter parameter) {
            return List.of("protocol-library", "training-exchanges");
        }

        @Override
        public int run(Invocation invocation) throws Exception {
            return work.run(invocation);
        }
    }

    static final Command.Option LIMIT = new Command.Option("limit", "at most so many", "N");

    final DeclaredCommands commands = new DeclaredCommands();
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final List<Act> acts = new CopyOnWriteArrayList<>();
    Audit audit = acts::add;
    final Caller caller = new Caller(new OfficerId("local"), Language.EN, ZoneOffset.UTC, permission -> true);

    static Declared command(String scope, String name, Work work) {
        return new Declared(scope, name, List.of(), List.of(Command.Option.JSON, LIMIT), work);
    }

    /** One that changes nothing. */
    static Declared reading(String scope, String name, Work work) {
        return new Declared(scope, name, List.of(), List.of(), false, work);
    }

    static Declared withModule(String scope, String name, Work work) {
        return new Declared(
                scope,
                name,
                List.of(new Command.Parameter("MODULE", "id of the module", true, false)),
                List.of(Command.Option.JSON),
                work);
    }

    Dispatcher dispatcher() {
        return new Dispatcher(commands, new CommandAudit(audit), Filters.all());
    }

    Console console() {
        return console(caller);
    }

    Console console(Caller who) {
        return new Console(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Path.of("/"),
                80,
                false,
                who);
    }

    String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
