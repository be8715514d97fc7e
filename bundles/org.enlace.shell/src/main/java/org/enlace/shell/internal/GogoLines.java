package org.enlace.shell.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Consumer;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.Process;
import org.enlace.platform.contribution.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Typed lines, run by Gogo: it knows every declared command as {@code scope:name}, splits lines, connects pipes and decides
 * what follows {@code &&}. What a line may hold is decided before, by {@link Plan}; what a command may do, by
 * {@link Dispatcher}.
 */
final class GogoLines implements AutoCloseable {
    /** The shell's own words need a scope in Gogo. */
    static final String OWN = "enlace-shell:";

    private static final Logger LOG = LoggerFactory.getLogger(GogoLines.class);
    private static final String RUN = ".enlace.run";
    private static final int NOT_RUN = -1;

    private final CommandProcessorImpl gogo = new CommandProcessorImpl(null);
    private final DeclaredCommands declared;
    private final Dispatcher dispatcher;
    private final Consumer<String> changes = this::offer;

    /** @param dispatcher with the own words of this shell */
    GogoLines(DeclaredCommands declared, Dispatcher dispatcher) {
        this.declared = declared;
        this.dispatcher = dispatcher;
        declared.listen(changes);
        dispatcher
                .own()
                .keySet()
                .forEach(word -> gogo.addCommand(OWN.substring(0, OWN.length() - 1), new DeclaredFunction(word), word));
    }

    private void offer(String name) {
        String scope = name.substring(0, name.indexOf(':'));
        String command = name.substring(scope.length() + 1);
        gogo.removeCommand(scope, command);
        if (declared.find(name).isPresent()) {
            gogo.addCommand(scope, new DeclaredFunction(name), command);
        }
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    /** A place to run lines in, one after the other. */
    Session open(InputStream in, PrintStream out, PrintStream err) {
        return new Session(gogo.createSession(in, out, err));
    }

    @Override
    public void close() {
        declared.forget(changes);
        gogo.stop();
    }

    /** One person's or script's lines. */
    final class Session implements AutoCloseable {
        private final CommandSession session;
        private Run running;
        private boolean early;

        private Session(CommandSession session) {
            this.session = session;
        }

        /** Runs a line; the exit status is that of its last pipeline, whose worst stage counts. Never throws. */
        int run(String line, Console console) {
            if (line.isBlank() || line.stripLeading().startsWith("#")) {
                return Dispatcher.OK;
            }
            Run run;
            try {
                run = new Run(Plan.of(line, dispatcher), console);
            } catch (WrongUse e) {
                console.err().println(Plain.of(e.getMessage()));
                console.err().flush();
                dispatcher.refused(line, console);
                return Dispatcher.WRONG_USE;
            }
            begin(run);
            try {
                session.put(RUN, run);
                session.execute(run.plan.program());
                return run.status();
            } catch (Exception e) {
                return run.gone(e);
            } finally {
                forget();
                session.put(RUN, null);
                if (run.interrupted) {
                    Thread.interrupted();
                }
            }
        }

        private synchronized void begin(Run run) {
            running = run;
            if (early) {
                run.interrupt();
            }
        }

        /** Interrupts what runs now, or else what is about to run. */
        synchronized void interrupt() {
            if (running == null) {
                early = true;
            } else {
                running.interrupt();
            }
        }

        /** Nothing runs, and nothing that was interrupted is about to. */
        synchronized void forget() {
            running = null;
            early = false;
        }

        @Override
        public void close() {
            session.close();
        }
    }

    /** What Gogo calls: knows its own name and nothing else. */
    private record DeclaredFunction(String name) implements Function {
        @Override
        public Object execute(CommandSession session, List<Object> arguments) {
            if (session.get(RUN) instanceof Run run) {
                run.call(name, Integer.parseInt(String.valueOf(arguments.get(0))));
            }
            return null;
        }
    }

    /** One line while it runs. */
    private final class Run {
        private final Plan plan;
        private final Console console;
        private final AtomicIntegerArray statuses;
        private final List<Thread> threads = new ArrayList<>();
        private volatile boolean interrupted;

        Run(Plan plan, Console console) {
            this.plan = plan;
            this.console = console;
            this.statuses = new AtomicIntegerArray(plan.calls().size());
            for (int i = 0; i < statuses.length(); i++) {
                statuses.set(i, NOT_RUN);
            }
        }

        void call(String name, int place) {
            Plan.Call call = plan.calls().get(place);
            if (!call.name().equals(name)) {
                throw new IllegalStateException(name + " was called in the place of " + call.name());
            }
            synchronized (threads) {
                threads.add(Thread.currentThread());
            }
            Process process = Process.Utils.current();
            try {
                statuses.set(
                        place,
                        interrupted
                                ? Dispatcher.FAILED
                                : dispatcher.run(
                                        name, call.words(), console.with(process.in(), shown(process.out(), place))));
                readOn(process.in(), place);
            } finally {
                process.out().flush();
                synchronized (threads) {
                    threads.remove(Thread.currentThread());
                }
            }
            process.error(statuses.get(place));
        }

        /** A command before the bar that changes something is not cut short in its work by one behind it that has read enough. */
        private void readOn(InputStream in, int place) {
            boolean changes = plan.calls().subList(0, place).stream()
                    .filter(before ->
                            before.pipeline() == plan.calls().get(place).pipeline())
                    .anyMatch(this::changes);
            if (changes && !interrupted) {
                try {
                    in.transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                    LOG.debug("Nothing more to read", e);
                }
            }
        }

        private boolean changes(Plan.Call call) {
            return dispatcher.find(call.name()).filter(Command::changes).isPresent();
        }

        /** Whether what a command still has to say is of no use to the one behind the bar, and to nothing else either. */
        private boolean unread(int place) {
            return !changes(plan.calls().get(place))
                    && place + 1 < plan.calls().size()
                    && plan.calls().get(place + 1).pipeline()
                            == plan.calls().get(place).pipeline()
                    && statuses.get(place + 1) != NOT_RUN;
        }

        /** Between a command and the screen Gogo has a channel, which nothing is flushed through. */
        private PrintStream shown(PrintStream out, int place) {
            OutputStream through = new FilterOutputStream(out) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    out.write(bytes, from, length);
                }

                @Override
                public void flush() throws IOException {
                    if (unread(place)) {
                        throw new IOException("nobody reads on");
                    }
                    super.flush();
                    console.out().flush();
                }
            };
            return new PrintStream(through, false, StandardCharsets.UTF_8);
        }

        void interrupt() {
            interrupted = true;
            synchronized (threads) {
                threads.forEach(Thread::interrupt);
            }
        }

        int status() {
            int last = -1;
            int worst = Dispatcher.OK;
            for (int i = 0; i < statuses.length(); i++) {
                int status = statuses.get(i);
                if (status == NOT_RUN) {
                    continue;
                }
                int pipeline = plan.calls().get(i).pipeline();
                worst = pipeline == last ? Math.max(worst, status) : status;
                last = pipeline;
            }
            return worst;
        }

        /** The command was withdrawn between reading the line and running it, or the session was closed. */
        int gone(Exception e) {
            LOG.debug("Gogo did not run {}", plan.program(), e);
            console.err().println(interrupted ? "Interrupted." : "The command is no longer there: help lists all.");
            console.err().flush();
            return Dispatcher.FAILED;
        }
    }
}
