package org.enlace.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.osgi.util.ManifestElement;
import org.osgi.framework.BundleException;

/** The bundles of this repository as the build left them: folders, manifests, classes. */
final class Bundles {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private Bundles() {}

    static Path root() {
        return ROOT;
    }

    /** The folder of each bundle, by its name. */
    static Map<String, Path> folders() {
        try (Stream<Path> folders = Files.list(ROOT.resolve("bundles"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .collect(Collectors.toMap(
                            folder -> folder.getFileName().toString(), folder -> folder, (a, b) -> a, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Manifest> manifests() {
        Map<String, Manifest> manifests = new TreeMap<>();
        folders()
                .forEach((name, folder) ->
                        manifests.put(name, manifest(folder.resolve("target/classes/META-INF/MANIFEST.MF"))));
        return manifests;
    }

    /** Our own classes, without the libraries that bundles carry. */
    static JavaClasses classes() {
        List<Path> folders = folders().values().stream()
                .map(folder -> folder.resolve("target/classes"))
                .toList();
        return new ClassFileImporter()
                .withImportOption(location -> location.contains("/org/enlace/"))
                .importPaths(folders);
    }

    /** Every package that our bundles or the libraries beside them export. */
    static Set<String> exportedPackages() {
        Set<String> packages = new TreeSet<>();
        manifests()
                .values()
                .forEach(manifest -> packages.addAll(exports(manifest).keySet()));
        for (String entry : classPath()) {
            if (entry.endsWith(".jar")) {
                try (JarFile jar = new JarFile(entry)) {
                    if (jar.getManifest() != null) {
                        packages.addAll(exports(jar.getManifest()).keySet());
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return packages;
    }

    static Set<String> ownExportedPackages() {
        return manifests().values().stream()
                .flatMap(manifest -> exports(manifest).keySet().stream())
                .filter(name -> name.startsWith("org.enlace."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Package to version; an empty version when it has none. */
    static Map<String, String> exports(Manifest manifest) {
        Map<String, String> exports = new TreeMap<>();
        for (ManifestElement element : header(manifest, "Export-Package")) {
            String version = element.getAttribute("version");
            for (String name : element.getValueComponents()) {
                exports.put(name, version == null ? "" : version);
            }
        }
        return exports;
    }

    private static List<ManifestElement> header(Manifest manifest, String name) {
        try {
            ManifestElement[] elements = ManifestElement.parseHeader(
                    name, manifest.getMainAttributes().getValue(name));
            return elements == null ? List.of() : Arrays.asList(elements);
        } catch (BundleException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    private static List<String> classPath() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ArrayList<>(Arrays.asList(path.split(File.pathSeparator)));
    }

    private static Manifest manifest(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new Manifest(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Build the bundles first: " + file, e);
        }
    }
}
