package org.enlace.modules.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.enlace.modules.internal.Shelf.Kept;
import org.enlace.modules.internal.Shelf.Receipt;
import org.enlace.modules.internal.archive.ArchiveFixture;
import org.enlace.modules.internal.archive.FeatureReader;
import org.enlace.modules.internal.archive.Intake;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.cm.ConfigurationAdmin;

/** In a framework of its own, with a bundle whose stop comes to no end before the test lets it. */
class RunningTest {
    private final CountDownLatch end = new CountDownLatch(1);

    @TempDir
    Path folder;

    private Framework framework;
    private Kept sample;
    private Bundle bundle;
    private LiveBundles live;
    private Inventory inventory;
    private Running running;

    /** Waits for the latch that the test registered, and minds no interruption. */
    public static final class HangsAtItsStop implements BundleActivator {
        private CountDownLatch end;

        @Override
        public void start(BundleContext context) {
            end = context.getService(context.getServiceReference(CountDownLatch.class));
        }

        @Override
        public void stop(BundleContext context) {
            while (end.getCount() > 0) {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    // It goes on: that is what it is for.
                }
            }
        }
    }

    @BeforeEach
    void aModuleThatHangsAtItsStop() throws Exception {
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE, folder.resolve("framework").toString()));
        framework.start();
        BundleContext context = framework.getBundleContext();
        context.registerService(CountDownLatch.class, end, null);
        Path staging = Files.createDirectories(folder.resolve("tmp"));
        try (Intake intake =
                Intake.open(ArchiveFixture.aModule().in(folder), staging, archive -> null, new FeatureReader())) {
            sample = new Kept(intake.feature(), new Receipt(folder, Instant.EPOCH), folder);
        }
        bundle = context.installBundle(
                sample.feature().parts().get(0).location(), new ByteArrayInputStream(jar(HangsAtItsStop.class)));
        bundle.start();
        live = new LiveBundles(context, () -> Duration.ofMillis(50));
        inventory = new Inventory(live, null, null, Duration.ZERO, new Version("0.1.0"), id -> false);
        inventory.add(sample);
        running = new Running(live, inventory, new PermissionBook(folder), new Defaults(noConfigurations()));
    }

    @AfterEach
    void isStopped() throws Exception {
        end.countDown();
        framework.stop();
        framework.waitForStop(10_000);
    }

    private static byte[] jar(Class<?> activator) throws IOException {
        String member = activator.getName().replace('.', '/') + ".class";
        Manifest manifest = new Manifest(
                new ByteArrayInputStream("""
                Manifest-Version: 1.0
                Bundle-ManifestVersion: 2
                Bundle-SymbolicName: sample
                Import-Package: org.osgi.framework
                Bundle-Activator: %s
                """.formatted(activator.getName()).getBytes()));
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(jar, manifest);
                InputStream in = activator.getResourceAsStream("/" + member)) {
            out.putNextEntry(new JarEntry(member));
            in.transferTo(out);
        }
        return jar.toByteArray();
    }

    private static ConfigurationAdmin noConfigurations() {
        return (ConfigurationAdmin) Proxy.newProxyInstance(
                RunningTest.class.getClassLoader(),
                new Class<?>[] {ConfigurationAdmin.class},
                (proxy, method, arguments) -> null);
    }

    private static void await(BooleanSupplier condition) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            while (!condition.getAsBoolean()) {
                Thread.onSpinWait();
            }
        });
    }

    @Test
    void aModuleThatDoesNotStopIsLeftAsItIsAndNeedsARestart() throws Exception {
        Thread.currentThread().interrupt();
        Refusal refusal = assertThrows(Refusal.class, () -> running.takeDown(sample));
        assertTrue(Thread.interrupted(), "whoever asked has gone, which changes nothing but is not forgotten");
        assertEquals("module.stop-hangs", refusal.code());
        assertTrue(
                refusal.getMessage().contains("module-stop (" + HangsAtItsStop.class.getName() + ".stop)"),
                refusal.getMessage());
        assertEquals(
                "module.stop-hangs",
                assertThrows(Refusal.class, () -> running.takeDown(sample)).code());
        running.bringUp(sample);
        assertEquals(List.of("sample-module"), List.copyOf(inventory.held().keySet()));
        assertEquals(Optional.empty(), live.leftBehind());
        end.countDown();
        await(() -> live.stuck(List.of(bundle)).isEmpty());
        assertEquals(Bundle.RESOLVED, bundle.getState());
        running.takeDown(sample);
        assertEquals(Bundle.UNINSTALLED, bundle.getState());
    }

    @Test
    void whatDoesNotStopIsRemovedAllTheSameAndGoesWhenItCan() throws Exception {
        running.stop(sample);
        inventory.drop("sample-module");
        running.letGo(sample);
        assertTrue(live.leftBehind().orElseThrow().contains("sample"), "it is named until it is gone");
        Refusal refusal = assertThrows(Refusal.class, () -> new Admission(inventory, live).admit(sample.feature()));
        assertEquals("module.still-stopping", refusal.code());
        end.countDown();
        await(() -> bundle.getState() == Bundle.UNINSTALLED);
        assertFalse(live.leftBehind().isPresent());
    }
}
