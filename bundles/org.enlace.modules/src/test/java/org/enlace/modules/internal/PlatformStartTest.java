package org.enlace.modules.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.enlace.modules.internal.Components.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For how long the services of a platform that comes up slowly are waited for; the clock is the test's. */
class PlatformStartTest {
    private static final String EXCHANGE = "org.enlace.exchange.Exchange";

    @TempDir
    private Path folder;

    private final SlowPlatform platform = new SlowPlatform();
    private final PlatformStart start = new PlatformStart(platform, () -> platform.now);
    private final List<String> steps = new ArrayList<>();

    /** A platform of which a service comes after a while, and of which each pause takes a minute. */
    private static final class SlowPlatform implements PlatformStart.Platform {
        final Set<String> offered = new HashSet<>();
        final List<String> later = new ArrayList<>();
        boolean stuck;
        boolean leftOut;
        long now;
        int pauses;

        @Override
        public boolean bundlesAreUp() {
            return true;
        }

        @Override
        public List<Trouble> troubles() {
            if (leftOut) {
                return List.of(new Trouble(false, true, "waits for a mail server"));
            }
            return later.isEmpty() && !stuck
                    ? List.of(new Trouble(true, "A component fails for good"))
                    : List.of(new Trouble(false, "waits for " + later));
        }

        @Override
        public boolean offers(String service) {
            return offered.contains(service);
        }

        @Override
        public void pause(Duration time) {
            now += Duration.ofMinutes(1).toNanos();
            pauses++;
            if (!later.isEmpty()) {
                offered.add(later.remove(0));
            }
        }
    }

    private Path jar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", "teams");
        manifest.getMainAttributes()
                .putValue(
                        "Require-Capability",
                        "osgi.service;effective:=active;filter:=\"(objectClass=" + EXCHANGE + ")\","
                                + "osgi.service;effective:=active;resolution:=optional;filter:=\"(objectClass=org.enlace.Maybe)\","
                                + "osgi.service;effective:=active;filter:=\"(objectClass=org.enlace.teams.Own)\"");
        manifest.getMainAttributes()
                .putValue("Provide-Capability", "osgi.service;objectClass:List<String>=\"org.enlace.teams.Own\"");
        Path jar = folder.resolve("teams.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }

    private void await() throws IOException, InterruptedException {
        start.await(List.of(jar()), (step, done, total) -> steps.add(step));
    }

    @Test
    void aServiceThatComesLateIsWaitedForWithoutCountingSeconds() throws IOException, InterruptedException {
        platform.later.addAll(List.of("org.enlace.keys.Keys", "org.enlace.persistence.Database", EXCHANGE, "another"));
        await();
        assertTrue(platform.offers(EXCHANGE));
        assertEquals(3, platform.pauses, "and for no other");
        assertEquals(List.of("wait for the platform"), steps);
    }

    @Test
    void whatTheModuleNeedsAndIsThereIsNotWaitedFor() throws IOException, InterruptedException {
        platform.later.add("another");
        platform.offered.add(EXCHANGE);
        await();
        assertEquals(0, platform.pauses);
    }

    @Test
    void onAPlatformThatIsUpNothingIsWaitedFor() throws IOException, InterruptedException {
        await();
        assertEquals(0, platform.pauses, "the usual check says what is missing");
    }

    @Test
    void whatTheConfigurationLeavesOutIsNotWaitedFor() throws IOException, InterruptedException {
        platform.leftOut = true;
        await();
        assertEquals(0, platform.pauses);
        assertFalse(start.lasts());
    }

    @Test
    void aPlatformInWhichNothingMovesForTwoMinutesIsAsFarUpAsItGoes() throws IOException, InterruptedException {
        platform.stuck = true;
        await();
        assertFalse(start.lasts());
        assertEquals(3, platform.pauses);
    }
}
