package org.enlace.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.launch.Framework;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.log.admin.LoggerAdmin;
import org.osgi.service.log.admin.LoggerContext;

/** Watches a started node until it says that it is ready, and tells the terminal and the log. */
final class Readiness {
    private static final long ASK_EVERY_MS = 25;
    private static final long ASK_LATER_MS = 500;
    private static final long QUICK_SECONDS = 10;
    /** After which whoever supervises the node is told that it runs, though it lacks something. */
    private static final long NOT_READY_SECONDS = 60;

    private static final int MILLIS = 1000;
    private static final String LOG = "org.enlace.launcher";

    private final Settings settings;
    private final DataFolder data;
    private final Console console;
    private final Duration untilStarted;
    private final Supervisor supervisor;
    private final StartNotes notes;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final long begun = System.nanoTime();
    private volatile boolean ready;

    Readiness(
            Settings settings,
            DataFolder data,
            Console console,
            Duration untilStarted,
            Supervisor supervisor,
            StartNotes notes) {
        this.settings = settings;
        this.data = data;
        this.console = console;
        this.untilStarted = untilStarted;
        this.supervisor = supervisor;
        this.notes = notes;
    }

    void report(Framework framework, List<String> notices, List<String> problems, String version) {
        Logger log = log(framework);
        notices.forEach(log::info);
        for (String line : problems) {
            log.error(line);
            console.problem(line);
        }
        log.info("Enlace {} for {}: bundles started after {} s", version, settings.country(), seconds(untilStarted));
        Thread watch = new Thread(() -> watch(log, version), "enlace-readiness");
        watch.setDaemon(true);
        watch.start();
    }

    void end() {
        ended.countDown();
    }

    /** Whether the node served at some time. */
    boolean wasReady() {
        return ready;
    }

    private void watch(Logger log, String version) {
        try {
            boolean answered = false;
            boolean told = false;
            do {
                Health health = Health.ask(settings.address());
                if (health.status() != 0 && !answered) {
                    DataFolder.replace(data.http(), settings.address() + "\n");
                    answered = true;
                }
                if (health.ready()) {
                    ready = true;
                    Duration all = untilStarted.plusNanos(System.nanoTime() - begun);
                    log.info("Ready at {} after {} s", settings.address(), seconds(all));
                    new Release(version, settings.home()).remember(data);
                    notes.end();
                    ready(version, seconds(all), health);
                    ClassArchive.markReady();
                    supervisor.runs("Ready at " + settings.address());
                    return;
                }
                if (!told && System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(NOT_READY_SECONDS)) {
                    supervisor.runs("Runs, but is not ready: "
                            + health.problems().stream().findFirst().orElse("it does not answer yet"));
                    told = true;
                }
            } while (!ended.await(pause(), TimeUnit.MILLISECONDS));
        } catch (IOException e) {
            console.problem("Cannot write to " + data.root() + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A part of what a node says on its console once it is ready and has noted all that it notes of a start. */
    static String said(String address) {
        return " is ready at " + address;
    }

    private void ready(String version, String seconds, Health health) throws IOException {
        console.say("Enlace " + version + " for " + settings.country() + said(settings.address()) + " (" + seconds
                + " s).");
        if (settings.demo()) {
            console.say("  Pages     " + settings.address() + "/");
            if (Files.isDirectory(data.modules().resolve("protocol-library"))) {
                console.say("  Library   " + settings.address() + "/protocols");
            }
            if (Files.isDirectory(data.modules().resolve("training-exchanges"))) {
                console.say("  Training  " + settings.address() + "/training");
            }
            if (Files.isDirectory(data.modules().resolve("joint-investigation-teams"))) {
                console.say("  Teams     " + settings.address() + "/jit");
            }
            console.say("  Accounts  " + data.root().resolve("demo-accounts.txt"));
            console.say("  Shell     ENLACE_DATA=" + data.root() + " "
                    + settings.home().resolve("bin/enlace") + " shell");
        }
        if (Files.exists(data.https())) {
            List<String> told = Files.readAllLines(data.https());
            console.say("  Others    " + told.get(0) + ", certificate SHA-256 " + told.get(1));
        }
        health.problems().forEach(problem -> console.say("  Impaired  " + problem));
        console.say("  Data      " + data.root());
        console.say("  Stop      Ctrl-C, or bin/enlace stop");
    }

    /** Often while a quick start is still possible, then seldom. */
    private long pause() {
        return System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(QUICK_SECONDS) ? ASK_EVERY_MS : ASK_LATER_MS;
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f", duration.toMillis() / (double) MILLIS);
    }

    private static Logger log(Framework framework) {
        BundleContext context = framework.getBundleContext();
        LoggerContext levels = context.getService(context.getServiceReference(LoggerAdmin.class))
                .getLoggerContext(context.getBundle().getSymbolicName());
        levels.setLogLevels(Map.of(LOG, LogLevel.INFO));
        return context.getService(context.getServiceReference(LoggerFactory.class))
                .getLogger(LOG);
    }
}
