package org.enlace.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.osgi.internal.loader.ModuleClassLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.BundleWiring;

/**
 * The archive of class data, which {@code bin/enlace} names by the system property {@code enlace.classes} and Java makes when the
 * node's second run ends.
 */
final class ClassArchive {
    private static final String PROPERTY = "enlace.classes";
    private static final String SUFFIX = ".class";

    private ClassArchive() {}

    /** Archives that an earlier release, place or Java left behind. */
    static void forgetOthers(Path cache) throws IOException {
        String mine =
                Path.of(System.getProperty(PROPERTY, "none")).getFileName().toString();
        try (Stream<Path> all = Files.list(cache)) {
            List<Path> others = all.filter(file -> file.getFileName().toString().startsWith("classes-"))
                    .filter(file -> !file.getFileName().toString().startsWith(mine))
                    .toList();
            for (Path other : others) {
                Files.delete(other);
            }
        }
    }

    /** Tells bin/enlace that this node was ready: an archive that is made when it ends is worth using. */
    static void markReady() throws IOException {
        String archive = System.getProperty(PROPERTY);
        if (archive != null && Files.isDirectory(Path.of(archive).getParent())) {
            Files.writeString(Path.of(archive + ".ok"), "");
        }
    }

    /**
     * Before a node stops that makes the archive: links the classes that bundles have loaded and not used. Java takes only linked
     * ones, and leaves bundles' classes as they are; each that is missing would be read and checked anew at every start.
     */
    static void complete(Framework framework) {
        String archive = System.getProperty(PROPERTY);
        if (archive == null || Files.exists(Path.of(archive)) || !Files.exists(Path.of(archive + ".first"))) {
            return;
        }
        for (Bundle bundle : framework.getBundleContext().getBundles()) {
            BundleWiring wiring = bundle.adapt(BundleWiring.class);
            if (wiring != null && wiring.getClassLoader() instanceof ModuleClassLoader loader) {
                loader.listLocalResources("/", "*" + SUFFIX, BundleWiring.LISTRESOURCES_RECURSE)
                        .forEach(file -> link(loader, file));
            }
        }
    }

    private static void link(ModuleClassLoader loader, String file) {
        Class<?> loaded = loader.publicFindLoaded(
                file.substring(0, file.length() - SUFFIX.length()).replace('/', '.'));
        if (loaded != null) {
            try {
                // Looking for members links the class without running any of it.
                loaded.getConstructors();
            } catch (LinkageError e) {
                // It refers to an optional library that is not there; it stays out.
            }
        }
    }
}
