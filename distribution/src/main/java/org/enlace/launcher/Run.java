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
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.slf4j.LoggerFactory;

/** Runs a node in this process until it is told to stop. */
final class Run {
    private static final long STOP_MS = 30_000;
    /** As org.enlace.reference writes it, the newest first. */
    private static final Pattern NEWEST = Pattern.compile("\"version\"\\s*:\\s*\"([0-9.]+)\"");

    private static final List<String> REMOTE_MANAGEMENT = List.of(
            "com.sun.management.jmxremote",
            "com.sun.management.jmxremote.port",
            "com.sun.management.jmxremote.rmi.port",
            "com.sun.management.config.file");

    private final Settings settings;
    private final Map<String, String> environment;
    private final DataFolder data;
    private final String version;
    private final Console console;

    Run(Settings settings, Map<String, String> environment, String version, Console console) {
        this.settings = settings;
        this.environment = environment;
        this.data = new DataFolder(settings.data());
        this.version = version;
        this.console = console;
    }

    /** @return the exit status, once the node has stopped */
    int run() throws IOException, BundleException, InterruptedException {
        checkStart(settings, environment, console);
        checkCountry(settings);
        data.prepare();
        refuseRemoteManagement();
        try (NodeLock lock = NodeLock.take(data, console::say)) {
            refuseHalfRestored();
            refuseAnotherCountry(settings, data);
            checkPort("ENLACE_HTTP_PORT", settings.host(), settings.httpPort());
            if (settings.outside().isPresent()) {
                checkPort(
                        "ENLACE_HTTPS_PORT",
                        settings.outside().get().host(),
                        settings.outside().get().port());
            }
            Optional<KeysPassphrase> passphrase =
                    KeysPassphrase.of(environment, data, KeysPassphrase.Terminal.own(), console);
            Files.deleteIfExists(data.https());
            ClassArchive.forgetOthers(data.root().resolve("cache"));
            keepCountry(settings, data);
            logging();
            StartNotes notes = new StartNotes(data);
            notes.at("preparing the framework");
            NodeFramework node = new NodeFramework(settings, data, version);
            Framework framework = node.filled();
            notes.lend(framework.getBundleContext());
            passphrase.ifPresent(given -> given.lend(framework.getBundleContext()));
            lock.lease().lend(framework.getBundleContext());
            Thread stop = new Thread(() -> stop(framework, lock), "enlace-stop");
            Runtime.getRuntime().addShutdownHook(stop);
            notes.at("starting bundles");
            StartRefusal refusal = StartRefusal.listen(framework.getBundleContext());
            framework.start();
            Readiness readiness =
                    new Readiness(settings, data, console, started(), Supervisor.of(environment, console), notes);
            readiness.report(framework, node.notices(), node.problems(framework), version);
            refusal.then(() -> end(framework, readiness, stop));
            framework.waitForStop(0);
            readiness.end();
            notes.end();
            if (!readiness.wasReady()) {
                refusal.tell();
            }
            return 0;
        }
    }

    /** Of a node that served already the health tells. */
    private static void end(Framework framework, Readiness readiness, Thread stop) {
        if (readiness.wasReady()) {
            return;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
            framework.stop();
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        } catch (IllegalStateException e) {
            LoggerFactory.getLogger(Run.class).debug("The node is being stopped already", e);
        }
    }

    private void stop(Framework framework, NodeLock lock) {
        console.say("Stopping.");
        try {
            ClassArchive.complete(framework);
            framework.stop();
            framework.waitForStop(STOP_MS);
            lock.close();
        } catch (BundleException | IOException e) {
            console.problem("The node did not stop cleanly: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is asked before anything is written. */
    static void checkStart(Settings settings, Map<String, String> environment, Console console) {
        requireCountry(settings);
        SuperUser.requireAllowed(settings, environment, console);
        Outside.sayIgnored(settings, environment, console);
    }

    /** Refuses a start without a country: records belong to theirs for good, so none is assumed. */
    static void requireCountry(Settings settings) {
        if (settings.country().isEmpty()) {
            throw new Refused(
                    2,
                    "ENLACE_COUNTRY is not set, and no node has run on ENLACE_DATA, \"" + settings.data()
                            + "\". Set ENLACE_COUNTRY to the two-letter code of the node's country, such as EC:"
                            + " the records belong to that country for good. To look around first: bin/enlace demo.");
        }
    }

    /** Whether the program's reference data know the country, or those imported last. */
    static void checkCountry(Settings settings) throws IOException {
        Path countries = settings.home().resolve("config/reference/countries.json");
        if (Files.exists(countries)) {
            Pattern known = Pattern.compile("\"iso2\"\\s*:\\s*\"" + settings.country() + "\"");
            Optional<Path> imported = imported(settings.data().resolve("reference"));
            if (!known.matcher(Files.readString(countries)).find()
                    && (imported.isEmpty()
                            || !known.matcher(Files.readString(imported.get())).find())) {
                throw new Refused(
                        2,
                        "ENLACE_COUNTRY is \"" + settings.country() + "\", which is not among the countries in \""
                                + countries + "\". Set it to the two-letter code of one of them, such as CO.");
            }
        }
    }

    private static Optional<Path> imported(Path folder) throws IOException {
        Path current = folder.resolve("current");
        if (!Files.exists(current)) {
            return Optional.empty();
        }
        Matcher newest = NEWEST.matcher(Files.readString(current));
        return newest.find()
                ? Optional.of(folder.resolve(newest.group(1)).resolve("countries.json"))
                        .filter(Files::exists)
                : Optional.empty();
    }

    private static void checkPort(String variable, String host, int port) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (BindException e) {
            String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            if (said.contains("assign")) {
                throw new Refused(
                        1,
                        "ENLACE_HTTP_HOST is \"" + host
                                + "\", which is no address of this machine. Set it to one of them"
                                + " (ip address lists them), to 0.0.0.0 for all, or leave it unset for this machine alone.");
            }
            String why = said.contains("permission")
                    ? "a port below 1024 that this user may not open"
                    : "in use by another program";
            throw new Refused(
                    1,
                    variable + " is " + port + ", which is " + why + " at " + host
                            + ". The node needs the port for itself: stop the other program, "
                            + "or set " + variable + " to a free port.");
        }
    }

    /** A forgotten variable would make the records those of another country, and sign for it. */
    static void refuseAnotherCountry(Settings settings, DataFolder data) {
        String of = data.keptCountry();
        if (!of.isEmpty() && !of.equals(settings.country())) {
            throw new Refused(
                    2,
                    "ENLACE_COUNTRY is \"" + settings.country() + "\", and ENLACE_DATA is \""
                            + data.root() + "\", which holds the node of " + of + ". Set ENLACE_COUNTRY=" + of
                            + " or leave it unset"
                            + ", or for a node of " + settings.country()
                            + " set ENLACE_DATA to a folder of its own.");
        }
    }

    /** A folder of an earlier release belongs to the country it is started with. */
    static void keepCountry(Settings settings, DataFolder data) throws IOException {
        if (data.keptCountry().isEmpty()) {
            DataFolder.replace(data.country(), settings.country() + "\n");
        }
    }

    private void refuseHalfRestored() throws IOException {
        if (Files.exists(data.unfinishedRestore())) {
            throw new Refused(
                    1,
                    "ENLACE_DATA is \"" + data.root() + "\", where the restore of the backup "
                            + Files.readString(data.unfinishedRestore())
                                    .lines()
                                    .findFirst()
                                    .orElse("?")
                            + " was cut off. Give bin/enlace restore with that backup again: it goes on where it was.");
        }
    }

    /** Whoever reaches Java's remote management owns the process, whatever the node's own doors say. */
    private static void refuseRemoteManagement() {
        for (String property : REMOTE_MANAGEMENT) {
            if (System.getProperty(property) != null) {
                throw new Refused(
                        2,
                        "ENLACE_JAVA_OPTS sets " + property
                                + ", which opens Java's remote management to others. A node runs"
                                + " without it: take it out; on the machine itself jcmd serves the node's user.");
            }
        }
    }

    private void logging() {
        System.setProperty("enlace.home", settings.home().toString());
        System.setProperty("enlace.data", settings.data().toString());
        Path own = settings.data().resolve("config/logback.xml");
        if (Files.exists(own)) {
            // The parser of the JDK, whatever lies on the class path, and without looking there.
            System.setProperty(
                    "javax.xml.parsers.SAXParserFactory",
                    "com.sun.org.apache.xerces.internal.jaxp.SAXParserFactoryImpl");
            System.setProperty("logback.configurationFile", own.toString());
            if (settings.jsonLog()) {
                console.problem(
                        "ENLACE_LOG is json, and \"" + own
                                + "\" says itself what the log looks like: give it the encoder of docs/administer.md, \"The log\".");
            }
        } else {
            System.setProperty(NodeLog.JSON, String.valueOf(settings.jsonLog()));
            System.setProperty(NodeLog.FOLDER, settings.data().resolve("log").toString());
        }
        System.setProperty(
                "derby.system.home", settings.data().resolve("database").toString());
        // Reading its configuration takes the log a while, and the framework another; what is logged meanwhile is kept
        // for it.
        Thread log = new Thread(Run::openLog, "enlace-log");
        log.setDaemon(true);
        log.start();
    }

    private static void openLog() {
        // Libraries speak to java.util.logging before the node's own log is there to take it.
        Logger.getLogger("").setLevel(Level.WARNING);
        LoggerFactory.getILoggerFactory();
    }

    private static Duration started() {
        return ProcessHandle.current()
                .info()
                .startInstant()
                .map(start -> Duration.between(start, Instant.now()))
                .orElse(Duration.ZERO);
    }
}
