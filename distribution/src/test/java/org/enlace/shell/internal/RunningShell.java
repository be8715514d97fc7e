package org.enlace.shell.internal;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Node;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The real server on a real Unix-domain socket, with a few commands. */
final class RunningShell {
    final CountDownLatch waiting = new CountDownLatch(1);
    final CountDownLatch interrupted = new CountDownLatch(1);
    private final DeclaredCommands commands = new DeclaredCommands();
    private final Path data;
    private ShellServer server;

    RunningShell(Path data) {
        this.data = data;
        commands.add(command("say", i -> {
            i.out().println(String.join("|", i.arguments()) + " in " + i.folder());
            return 0;
        }));
        commands.add(command("fail", i -> 7));
        commands.add(command("much", i -> {
            for (int line = 0; line < 100_000; line++) {
                i.out().println("line " + line);
            }
            return 0;
        }));
        commands.add(command("wait", i -> {
            waiting.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return 0;
        }));
        open();
    }

    void open() {
        Node node = new Node(new CountryCode("CO"), data, data, "0.1.0", false);
        BundleContext context = (BundleContext) Proxy.newProxyInstance(
                RunningShell.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (p, method, a) -> new Bundle[0]);
        server = new ShellServer(node, commands, new CommandAudit(act -> {}), new NodeState(context, node));
    }

    Path socket() {
        return server.socket();
    }

    void close() throws Exception {
        server.close();
    }

    private interface Work {
        int run(Command.Invocation invocation) throws Exception;
    }

    private static Command command(String name, Work work) {
        return new Command() {
            @Override
            public String scope() {
                return "node";
            }

            @Override
            public String name() {
                return name;
            }

            @Override
            public String summary() {
                return "try " + name;
            }

            @Override
            public Permission permission() {
                return new Permission("node.read");
            }

            @Override
            public List<Parameter> parameters() {
                return List.of(new Parameter("WORD", "anything", false, true));
            }

            @Override
            public List<Option> options() {
                return List.of();
            }

            @Override
            public String example() {
                return "node:" + name;
            }

            @Override
            public int run(Invocation invocation) throws Exception {
                return work.run(invocation);
            }
        };
    }
}
