package org.enlace.launcher;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;

/** Runs a node in this process until it is told to stop. */
final class Run {
    private static final long STOP_MS = 30_000;

    private final Settings settings;
    private final DataFolder data;
    private final String version;
    private final Console console;

    Run(Settings settings, String version, Console console) {
        this.settings = settings;
        this.data = new DataFolder(settings.data());
        this.version = version;
        this.console = console;
    }

    /** @return the exit status, once the node has stopped */
    int run() throws IOException, BundleException, InterruptedException {
        checkCountry();
        data.prepare();
        try (NodeLock lock = NodeLock.take(data)) {
            checkPort();
            forgetOldClasses();
            logging();
            NodeFramework node = new NodeFramework(settings, data, version);
            Framework framework = node.filled();
            Thread stop = new Thread(() -> stop(framework, lock), "enlace-stop");
            Runtime.getRuntime().addShutdownHook(stop);
            framework.start();
            Readiness readiness = new Readiness(settings, data, console, started());
            readiness.report(framework, node.notices(), node.problems(framework), version);
            framework.waitForStop(0);
            readiness.end();
            return 0;
        }
    }

    private void stop(Framework framework, NodeLock lock) {
        console.say("Stopping.");
        try {
            framework.stop();
            framework.waitForStop(STOP_MS);
            lock.close();
        } catch (BundleException | IOException e) {
            console.problem("The node did not stop cleanly: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void checkCountry() throws IOException {
        Path countries = settings.home().resolve("config/reference/countries.json");
        if (Files.exists(countries)) {
            Pattern known = Pattern.compile("\"iso2\"\\s*:\\s*\"" + settings.country() + "\"");
            if (!known.matcher(Files.readString(countries)).find()) {
                throw new Refused(
                        2,
                        "ENLACE_COUNTRY is \"" + settings.country() + "\", which is not among the countries in \""
                                + countries + "\". Set it to the two-letter code of one of them, such as CO.");
            }
        }
    }

    private void checkPort() throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(settings.host()), settings.httpPort()));
        } catch (BindException e) {
            String why = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("permission")
                    ? "a port below 1024 that this user may not open"
                    : "in use by another program";
            throw new Refused(
                    1,
                    "ENLACE_HTTP_PORT is " + settings.httpPort() + ", which is " + why + " at " + settings.host()
                            + ". The node needs the port for itself: stop the other program, "
                            + "or set ENLACE_HTTP_PORT to a free port.");
        }
    }

    /** Archives of class data that an earlier release, place or Java left behind. */
    private void forgetOldClasses() throws IOException {
        Path mine = Path.of(System.getProperty("enlace.classes", "none")).getFileName();
        try (Stream<Path> cache = Files.list(data.root().resolve("cache"))) {
            List<Path> old = cache.filter(file -> file.getFileName().toString().startsWith("classes-"))
                    .filter(file -> !file.getFileName().toString().startsWith(mine.toString()))
                    .toList();
            for (Path file : old) {
                Files.delete(file);
            }
        }
    }

    private void logging() {
        // Libraries speak to java.util.logging before the node's own log is there to take it.
        Logger.getLogger("").setLevel(Level.WARNING);
        System.setProperty("enlace.home", settings.home().toString());
        System.setProperty("enlace.data", settings.data().toString());
        Path own = settings.data().resolve("config/logback.xml");
        Path shipped = settings.home().resolve("config/logback.xml");
        System.setProperty("logback.configurationFile", (Files.exists(own) ? own : shipped).toString());
        System.setProperty(
                "derby.system.home", settings.data().resolve("database").toString());
    }

    private static Duration started() {
        return ProcessHandle.current()
                .info()
                .startInstant()
                .map(start -> Duration.between(start, Instant.now()))
                .orElse(Duration.ZERO);
    }
}
