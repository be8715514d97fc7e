package org.enlace.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One command of the shell from the first letter to the exit status, as a script runs it: by the real {@code ssh}, by
 * {@code bin/enlace shell}, and, where there is an OpenSSH server, by the same {@code ssh} to that, whose command does nothing.
 */
final class ShellFigures {
    private static final int ROUNDS = 21;
    private static final int WARM = 5;
    private static final double AIM_SECONDS = 0.15;
    private static final Path OPENSSH = Path.of("/usr/sbin/sshd");

    private final Table table;
    private final Path work;
    private final Map<String, String> environment;
    private final List<String> shell;
    private final int port;

    /** @param shell {@code bin/enlace shell} */
    ShellFigures(Table table, Path work, Map<String, String> environment, List<String> shell, int port) {
        this.table = table;
        this.work = work;
        this.environment = environment;
        this.shell = shell;
        this.port = port;
    }

    /** Of a demonstration that runs, whose account {@code admin} may do what is asked. */
    void measure() throws Exception {
        Path key = work.resolve("id_ed25519");
        run(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString()));
        run(with(shell, "officer:key-add", "admin", "--file", key + ".pub"));
        List<String> ours = ssh(key, port, "admin", "module:list");
        List<String> console = with(shell, "module:list");
        Optional<Process> server = openSsh(key, port + 1);
        Series bySsh = new Series();
        Series byConsole = new Series();
        Series floor = new Series();
        for (int i = 0; i < WARM + ROUNDS; i++) {
            double one = run(ours);
            double two = run(console);
            double least = server.isPresent() ? run(ssh(key, port + 1, System.getProperty("user.name"), "true")) : 0;
            if (i >= WARM) {
                bySsh.add(one);
                byConsole.add(two);
                floor.add(least);
            }
        }
        server.ifPresent(Process::destroy);
        table.plain(
                "one command by ssh, end to end",
                bySsh.show("s"),
                "bin/enlace shell " + byConsole.show("s"),
                bySsh.median() / byConsole.median());
        if (server.isPresent()) {
            table.plain(
                    "one command by ssh, end to end",
                    bySsh.show("s"),
                    "OpenSSH running true " + floor.show("s"),
                    bySsh.median() / floor.median());
        }
        table.bound("one command by ssh, seconds", bySsh.show("s"), bySsh.median(), AIM_SECONDS);
    }

    private Optional<Process> openSsh(Path key, int at) throws Exception {
        if (!Files.isExecutable(OPENSSH)) {
            return Optional.empty();
        }
        Path host = work.resolve("host");
        run(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", host.toString()));
        Process server = new ProcessBuilder(List.of(
                        OPENSSH.toString(), "-D", "-f", "/dev/null", "-h", host.toString(), "-p", String.valueOf(at),
                        "-o", "ListenAddress=127.0.0.1", "-o", "AuthorizedKeysFile=" + key + ".pub",
                        "-o", "StrictModes=no", "-o", "UsePAM=no", "-o", "PidFile=none"))
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("sshd.log").toFile())
                .start();
        Program.pause(500);
        return server.isAlive() ? Optional.of(server) : Optional.empty();
    }

    private List<String> ssh(Path key, int at, String user, String command) {
        return List.of(
                "ssh", "-F", "/dev/null", "-n", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=no",
                "-o", "UserKnownHostsFile=" + work.resolve("known-" + at), "-o", "LogLevel=ERROR",
                "-o", "IdentitiesOnly=yes", "-i", key.toString(), "-p", String.valueOf(at), user + "@127.0.0.1", command);
    }

    private static List<String> with(List<String> command, String... words) {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of(words));
        return whole;
    }

    private double run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.redirectInput(Path.of("/dev/null").toFile());
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(work.resolve("shell.log").toFile()));
        long begun = System.nanoTime();
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(command + " failed; see " + work.resolve("shell.log"));
        }
        return (System.nanoTime() - begun) / 1e9;
    }
}
