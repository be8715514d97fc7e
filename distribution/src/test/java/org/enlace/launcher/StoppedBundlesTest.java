package org.enlace.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.eclipse.osgi.launch.EquinoxFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;

class StoppedBundlesTest {
    private static final Map<String, Integer> PLATFORM = Map.of("enlace:web", 4, "enlace:raised", 4);

    @TempDir
    Path folder;

    private Framework initialised() throws Exception {
        Framework framework = new EquinoxFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        folder.toString(),
                        Constants.FRAMEWORK_BEGINNING_STARTLEVEL,
                        "10"));
        framework.init();
        return framework;
    }

    private static void stop(Framework framework) throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
    }

    private static Bundle install(Framework framework, String location) throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", location.replace(':', '.'));
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        new JarOutputStream(jar, manifest).close();
        Bundle bundle =
                framework.getBundleContext().installBundle(location, new ByteArrayInputStream(jar.toByteArray()));
        bundle.adapt(BundleStartLevel.class).setStartLevel(4);
        bundle.start();
        return bundle;
    }

    @Test
    void whatAModuleStoppedOfThePlatformComesUpAtTheNextStartAndIsNamedUntilThen() throws Exception {
        Framework first = initialised();
        Bundle web = install(first, "enlace:web");
        Bundle raised = install(first, "enlace:raised");
        Bundle held = install(first, "enlace:module");
        first.start();
        assertEquals(List.of(), StoppedBundles.report(first.getBundleContext(), () -> PLATFORM));
        web.stop();
        held.stop();
        raised.adapt(BundleStartLevel.class).setStartLevel(99);
        assertTrue(StoppedBundles.report(first.getBundleContext(), () -> PLATFORM)
                .get(0)
                .startsWith("The bundle enlace.web of the platform does not run"));
        stop(first);

        Framework next = initialised();
        List<String> told = StoppedBundles.startAgain(next.getBundleContext(), 10, () -> PLATFORM);
        assertEquals(2, told.size(), told.toString());
        next.start();
        try {
            assertEquals(
                    Bundle.ACTIVE,
                    next.getBundleContext().getBundle("enlace:web").getState());
            assertEquals(
                    Bundle.ACTIVE,
                    next.getBundleContext().getBundle("enlace:raised").getState());
            assertEquals(
                    Bundle.RESOLVED,
                    next.getBundleContext().getBundle("enlace:module").getState(),
                    "whether a module starts is not decided here");
        } finally {
            stop(next);
        }
    }
}
