package org.enlace.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.enlace.node.SampleModule;

/**
 * How long a module takes to come, to be upgraded, to go back and to go, against Karaf's features. Both are told by their own
 * command-line client, whose start is part of the time.
 */
final class ModuleFigures {
    private static final int ROUNDS = 7;

    private final Table table;
    private final Path work;
    private final Path home;
    private final Map<String, String> environment;

    ModuleFigures(Table table, Path home, Path work, Map<String, String> environment) {
        this.table = table;
        this.home = home;
        this.work = work;
        this.environment = environment;
    }

    /** One act of both sides. */
    private record Act(String name, String peer, Series ours, Series theirs) {
        Act(String name, String peer) {
            this(name, peer, new Series(), new Series());
        }
    }

    void measure(Program.Running node, URI address, KarafPeer karaf, Program.Running peer, URI peerAddress) throws Exception {
        Act install = new Act("module:install to the first 200", "Karaf feature:install");
        Act upgrade = new Act("module:upgrade with a migration, to the end", "Karaf feature:install --upgrade");
        Act rollback = new Act("module:rollback with its records, to the end", "Karaf feature:install of the former version");
        Act remove = new Act("module:remove to 404", "Karaf feature:uninstall");
        Path archives = Files.createDirectories(work.resolve("archives"));
        Path first = SampleModule.notes("1.0.0").in(archives);
        Path second = SampleModule.notes("2.0.0").in(archives);
        URI page = address.resolve("/notes");
        URI theirs = peerAddress.resolve(KarafSample.PAGE);
        List<String> sample = karaf.client("feature:repo-add", KarafSample.written(work.resolve("karaf-sample")));
        // Its console opens some time after its web server.
        for (int tries = 0; tries < 60 && ended(sample) != 0; tries++) {
            Program.pause(500);
        }
        for (int i = 0; i <= ROUNDS; i++) {
            double in = until(node, page, 200, shell("module:install", first.toString()));
            double up = until(node, page, 200, shell("module:upgrade", second.toString()));
            double back = until(node, page, 200, shell("module:rollback", "notes"));
            double out = until(node, page, 404, shell("module:remove", "notes"));
            double theirIn = until(peer, theirs, 200, karaf.client("feature:install", "sample/1.0.0"));
            double theirUp = until(peer, theirs, 200, karaf.client("feature:install", "--upgrade", "sample/2.0.0"));
            double theirBack = until(
                    peer, theirs, 200, karaf.client("feature:uninstall sample/2.0.0; feature:install sample/1.0.0"));
            double theirOut = until(peer, theirs, 404, karaf.client("feature:uninstall", "sample/1.0.0"));
            if (i > 0) {
                install.ours().add(in);
                upgrade.ours().add(up);
                rollback.ours().add(back);
                remove.ours().add(out);
                install.theirs().add(theirIn);
                upgrade.theirs().add(theirUp);
                rollback.theirs().add(theirBack);
                remove.theirs().add(theirOut);
            }
        }
        for (Act act : List.of(install, upgrade, rollback, remove)) {
            String name = act.name() + " (sample module)";
            table.plain(
                    name,
                    act.ours().show("s"),
                    act.peer() + " " + act.theirs().show("s"),
                    act.ours().median() / act.theirs().median());
        }
    }

    /** Until the command has ended well and the address answers as it must then. */
    private double until(Program.Running running, URI address, int status, List<String> command) throws Exception {
        long begun = System.nanoTime();
        told(command);
        running.await(address, status);
        return (System.nanoTime() - begun) / 1e9;
    }

    private void told(List<String> command) throws IOException, InterruptedException {
        int status = ended(command);
        if (status != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + status + "; see " + work.resolve("commands.log"));
        }
    }

    private int ended(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(work.resolve("commands.log").toFile()));
        return builder.start().waitFor();
    }

    private List<String> shell(String... command) {
        List<String> line = new ArrayList<>(List.of(home.resolve("bin/enlace").toString(), "shell"));
        line.addAll(List.of(command));
        return line;
    }

    /** Makes every bundle look as if it had been changed, so that the next start verifies all of them. */
    static void touch(Path... folders) throws IOException {
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.setLastModifiedTime(file, Files.getLastModifiedTime(file));
                }
            }
        }
    }
}
