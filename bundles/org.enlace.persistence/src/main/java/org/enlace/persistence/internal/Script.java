package org.enlace.persistence.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;

/**
 * A migration as the module ships it.
 *
 * @param name    its file name, such as {@code V2__steps.sql}
 * @param version a whole number from 1
 */
record Script(String name, int version, String text) {
    static final String FOLDER = "db/migration";
    private static final Pattern FORM = Pattern.compile("V([1-9][0-9]{0,5})__[A-Za-z0-9_]+\\.sql");

    /** The scripts of the bundle (or, outside a framework, the folder or jar) that a class belongs to, in their order. */
    static List<Script> of(Class<?> anchor) {
        Bundle bundle = FrameworkUtil.getBundle(anchor);
        if (bundle == null) {
            return of(place(anchor));
        }
        try {
            List<Script> scripts = new ArrayList<>();
            var entries = bundle.findEntries(FOLDER, "*.sql", false);
            for (URL entry : entries == null ? List.<URL>of() : Collections.list(entries)) {
                try (InputStream in = entry.openStream()) {
                    scripts.add(script(fileName(entry.getPath()), in.readAllBytes()));
                }
            }
            return inOrder(scripts);
        } catch (IOException e) {
            throw new UncheckedIOException("The migrations of " + anchor.getName() + " could not be read", e);
        }
    }

    /** The scripts of a folder or jar, in their order. */
    static List<Script> of(Path place) {
        List<Script> scripts = new ArrayList<>();
        try {
            if (Files.isDirectory(place)) {
                Path folder = place.resolve(FOLDER);
                if (Files.isDirectory(folder)) {
                    try (Stream<Path> files = Files.list(folder)) {
                        for (Path file : files.filter(each -> each.toString().endsWith(".sql"))
                                .toList()) {
                            scripts.add(script(file.getFileName().toString(), Files.readAllBytes(file)));
                        }
                    }
                }
                return inOrder(scripts);
            }
            try (JarFile jar = new JarFile(place.toFile())) {
                for (var entry : Collections.list(jar.entries())) {
                    if (entry.getName().matches(FOLDER + "/[^/]+\\.sql")) {
                        try (InputStream in = jar.getInputStream(entry)) {
                            scripts.add(script(fileName(entry.getName()), in.readAllBytes()));
                        }
                    }
                }
            }
            return inOrder(scripts);
        } catch (IOException e) {
            throw new UncheckedIOException("The migrations in " + place + " could not be read: " + e, e);
        }
    }

    private static List<Script> inOrder(List<Script> scripts) {
        scripts.sort(Comparator.comparingInt(Script::version));
        for (int at = 1; at < scripts.size(); at++) {
            if (scripts.get(at).version == scripts.get(at - 1).version) {
                throw new IllegalArgumentException("Two migrations have the version " + scripts.get(at).version + ": "
                        + scripts.get(at - 1).name + " and " + scripts.get(at).name);
            }
        }
        return scripts;
    }

    /** The version of the bundle a class belongs to; empty where it says none. */
    static String bundleVersion(Class<?> anchor) {
        Bundle bundle = FrameworkUtil.getBundle(anchor);
        return bundle == null
                ? bundleVersion(place(anchor))
                : bundle.getVersion().toString();
    }

    /** The version of the bundle in a folder or jar; empty where it says none. */
    static String bundleVersion(Path place) {
        try {
            Manifest manifest = null;
            if (Files.isDirectory(place)) {
                Path file = place.resolve(JarFile.MANIFEST_NAME);
                if (Files.exists(file)) {
                    try (InputStream in = Files.newInputStream(file)) {
                        manifest = new Manifest(in);
                    }
                }
            } else {
                try (JarFile jar = new JarFile(place.toFile())) {
                    manifest = jar.getManifest();
                }
            }
            String version =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Constants.BUNDLE_VERSION);
            return version == null ? "" : Version.parseVersion(version).toString();
        } catch (IOException e) {
            throw new UncheckedIOException("The manifest in " + place + " could not be read: " + e, e);
        }
    }

    private static Path place(Class<?> anchor) {
        CodeSource source = anchor.getProtectionDomain().getCodeSource();
        return Path.of(java.net.URI.create(source.getLocation().toString()));
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static Script script(String name, byte[] text) {
        Matcher form = FORM.matcher(name);
        if (!form.matches()) {
            throw new IllegalArgumentException("A migration is called V1__what_it_does.sql, not \"" + name + "\"");
        }
        return new Script(name, Integer.parseInt(form.group(1)), new String(text, StandardCharsets.UTF_8));
    }

    /** The same sum that Flyway keeps in its history: independent of how lines end. */
    int checksum() {
        CRC32 sum = new CRC32();
        try (BufferedReader lines = new BufferedReader(new StringReader(text))) {
            String line = lines.readLine();
            if (line != null && line.startsWith("\uFEFF")) {
                line = line.substring(1);
            }
            for (; line != null; line = lines.readLine()) {
                sum.update(line.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (int) sum.getValue();
    }
}
