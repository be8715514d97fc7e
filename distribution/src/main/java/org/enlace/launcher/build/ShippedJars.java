package org.enlace.launcher.build;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The jars of an assembled distribution, also those inside module archives and bundles. */
final class ShippedJars {
    private static final String WEBJARS = "META-INF/resources/webjars/";
    private static final String ASSETS = "assets/";

    /**
     * A jar and what it holds.
     *
     * @param location path in the distribution; a jar inside an archive follows its archive and {@code !/}
     * @param classes  whether all its classes are the project's own
     * @param contents a mark for each file that tells where it comes from: its simple name and checksum. A style sheet or
     *                 script has its name alone, since the build alters those.
     */
    record Jar(String location, String sha256, boolean own, Set<String> contents) {
        boolean sharesWith(Jar other) {
            return sha256.equals(other.sha256) || !Collections.disjoint(contents, other.contents);
        }

        /** Whether it is the other jar, perhaps without its signature. */
        boolean isWhole(Jar other) {
            return sha256.equals(other.sha256) || !contents.isEmpty() && contents.equals(other.contents);
        }
    }

    private final List<Jar> jars = new ArrayList<>();

    static ShippedJars of(Path home) throws IOException {
        ShippedJars shipped = new ShippedJars();
        for (Path file : Folders.files(home)) {
            String name = Folders.name(home, file);
            if (name.endsWith(".jar") || name.endsWith(".zip")) {
                shipped.add(name, Files.readAllBytes(file));
            }
        }
        return shipped;
    }

    /** A jar that the build gathered, by the same marks. */
    static Jar read(Path file) throws IOException {
        return new ShippedJars().add(file.getFileName().toString(), Files.readAllBytes(file));
    }

    List<Jar> all() {
        return jars.stream().filter(jar -> jar.location().endsWith(".jar")).toList();
    }

    /** Where a gathered jar is found: the same file first, then its repacked form, then jars with a part of it. */
    List<Jar> with(Jar gathered) {
        return all().stream()
                .filter(jar -> jar.sharesWith(gathered))
                .sorted(Comparator.comparing((Jar jar) -> !jar.sha256().equals(gathered.sha256()))
                        .thenComparing(jar -> !jar.isWhole(gathered))
                        .thenComparing(Jar::location))
                .toList();
    }

    private Jar add(String location, byte[] bytes) throws IOException {
        Set<String> contents = new HashSet<>();
        boolean own = true;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName();
                byte[] content = in.readAllBytes();
                if (name.endsWith(".jar")) {
                    add(location + "!/" + name, content);
                }
                if (tellsItsOrigin(name) && content.length > 0) {
                    contents.add(mark(name, content));
                }
                own &= !name.endsWith(".class") || name.startsWith("org/enlace/");
            }
        }
        Jar jar = new Jar(location, Assembly.sha256(bytes), own, contents);
        jars.add(jar);
        return jar;
    }

    /** Licence texts are the same in many jars, and so is much that lies at the root or in META-INF. */
    private static boolean tellsItsOrigin(String name) {
        return name.startsWith(WEBJARS)
                || name.indexOf('/') > 0 && !name.startsWith("META-INF/") && !Notices.isOne(name);
    }

    private static String mark(String name, byte[] content) {
        String simple = name.substring(name.lastIndexOf('/') + 1);
        if (name.startsWith(WEBJARS) || name.startsWith(ASSETS)) {
            return ASSETS + simple;
        }
        CRC32 checksum = new CRC32();
        checksum.update(content);
        return simple + ' ' + checksum.getValue();
    }
}
