package org.enlace.modules.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

class PlatformNamesTest {
    @TempDir
    Path folder;

    /** A jar of this manifest and nothing else. */
    private Path jar(String name, String... headers) throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", name);
        for (int i = 0; i < headers.length; i += 2) {
            manifest.getMainAttributes().putValue(headers[i], headers[i + 1]);
        }
        Path jar = Files.createTempFile(folder, "bundle", ".jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }

    @Test
    void aModuleBearsNoNameOfThePlatformExportsNoneOfItsPackagesAndIsNoPartOfIt() throws Exception {
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE, folder.resolve("framework").toString()));
        framework.start();
        try {
            Resolution resolution = new Resolution(
                    framework.getBundleContext(),
                    () -> List.of(framework.getBundleContext().getBundles()));
            refused("module.platform-name", resolution, jar("org.eclipse.osgi"));
            refused("module.platform-name", resolution, jar("system.bundle"));
            refused(
                    "module.platform-name",
                    resolution,
                    jar("sample", "Export-Package", "org.osgi.framework;version=99"));
            refused(
                    "module.platform-name",
                    resolution,
                    jar("sample", "Export-Package", "org.sample,org.osgi.util.tracker"));
            refused(
                    "module.platform-name",
                    resolution,
                    jar("sample", "Fragment-Host", "system.bundle;extension:=framework"));
            refused("module.platform-name", resolution, jar("sample", "Fragment-Host", "org.other"));
            refused("module.bundle-form", resolution, jar("a)(b"));
            assertEquals(
                    Optional.empty(),
                    resolution.obstacle(
                            "sample 1.0.0",
                            List.of(
                                    jar("sample", "Export-Package", "org.sample"),
                                    jar("part", "Fragment-Host", "sample")),
                            Set.of()));
        } finally {
            framework.stop();
            framework.waitForStop(10_000);
        }
    }

    private static void refused(String code, Resolution resolution, Path jar) throws Exception {
        Optional<Refusal> refusal = resolution.obstacle("sample 1.0.0", List.of(jar), Set.of());
        assertTrue(refusal.isPresent(), code);
        assertEquals(code, refusal.get().code(), refusal.get().getMessage());
    }
}
