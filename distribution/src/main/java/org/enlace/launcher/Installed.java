package org.enlace.launcher;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the framework's storage was filled from, written down beside it: enough to see at the next start, without parsing a
 * feature or reading a jar, that nothing has changed.
 *
 * @param base    what makes the whole storage useless when it differs: form, places, release, Java
 * @param sources feature files and jars with size and time
 * @param bundles location → SHA-256 of what was installed
 */
record Installed(String base, List<String> sources, Map<String, String> bundles) {
    private static final String FORM = "enlace-installed 2";
    private static final boolean INODE =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    static String base(Settings settings, String version) throws IOException {
        return String.join(
                " ",
                FORM,
                version,
                System.getProperty("java.runtime.version"),
                settings.home().toString(),
                settings.data().toString(),
                stamp(settings.home().resolve("lib/org.eclipse.osgi.jar")),
                stamp(settings.home().resolve("lib/lent/exports.txt")));
    }

    /** The feature files there are now, the platform's first; of a module that of the version its file {@code current} names. */
    static List<Path> features(Settings settings, DataFolder data) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> platform = Files.list(settings.home().resolve("features"))) {
            platform.filter(file -> file.toString().endsWith(".json")).sorted().forEach(found::add);
        }
        try (Stream<Path> modules = Files.list(data.modules())) {
            for (Path module : modules.filter(Files::isDirectory).sorted().toList()) {
                Path current = module.resolve("current");
                if (Files.isRegularFile(current)) {
                    String version = Files.readString(current).strip();
                    found.add(module.resolve(version).resolve("feature.json"));
                }
            }
        }
        return found;
    }

    /**
     * A file's size and times, or that it is absent. The time its inode changed cannot be set back by whoever changes the
     * file, so one that was changed is never taken for the one that was there.
     */
    static String stamp(Path file) throws IOException {
        try {
            Map<String, Object> attributes =
                    Files.readAttributes(file, INODE ? "unix:size,lastModifiedTime,ctime" : "*");
            return attributes.get("size") + "," + millis(attributes.get("lastModifiedTime")) + ","
                    + millis(attributes.get("ctime")) + "," + file;
        } catch (NoSuchFileException e) {
            return "absent," + file;
        }
    }

    private static String millis(Object time) {
        return time instanceof FileTime known ? String.valueOf(known.toMillis()) : "";
    }

    static List<String> stamps(Collection<Path> files) throws IOException {
        List<String> stamps = new ArrayList<>();
        for (Path file : files) {
            stamps.add(stamp(file));
        }
        return stamps;
    }

    /** Whether this still holds: the same features, and each file as it was. */
    boolean current(String baseNow, List<Path> featuresNow) throws IOException {
        if (!base.equals(baseNow)) {
            return false;
        }
        List<Path> files = sources.stream()
                .map(line -> Path.of(line.substring(line.indexOf('/'))))
                .toList();
        List<Path> features =
                files.stream().filter(file -> file.toString().endsWith(".json")).toList();
        return features.equals(featuresNow) && stamps(files).equals(sources);
    }

    /**
     * The modules of which a file is not the one it was, or that are new here, by id.
     *
     * @param modules the folder they lie in
     */
    Set<String> changed(Path modules, List<Path> featuresNow) throws IOException {
        Set<String> changed = new TreeSet<>();
        Set<String> known = new HashSet<>();
        for (String line : sources) {
            Path file = Path.of(line.substring(line.indexOf('/')));
            if (file.startsWith(modules)) {
                known.add(file.toString());
                if (!stamp(file).equals(line)) {
                    changed.add(module(modules, file));
                }
            }
        }
        for (Path feature : featuresNow) {
            if (feature.startsWith(modules) && !known.contains(feature.toString())) {
                changed.add(module(modules, feature));
            }
        }
        return changed;
    }

    static String module(Path modules, Path file) {
        return modules.relativize(file).getName(0).toString();
    }

    /** Null when there is none, or none that can be read: the storage is then made anew. */
    static Installed read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 2
                || !lines.get(0).startsWith(FORM)
                || !lines.get(lines.size() - 1).equals("end")) {
            return null;
        }
        List<String> sources = new ArrayList<>();
        Map<String, String> bundles = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size() - 1)) {
            if (line.startsWith("source ")) {
                sources.add(line.substring("source ".length()));
            } else if (line.startsWith("bundle ")) {
                String[] part = line.split(" ", 3);
                bundles.put(part[2], part[1]);
            } else {
                return null;
            }
        }
        return new Installed(lines.get(0), sources, bundles);
    }

    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder(base).append('\n');
        sources.forEach(source -> text.append("source ").append(source).append('\n'));
        bundles.forEach((location, sha256) -> text.append("bundle ")
                .append(sha256)
                .append(' ')
                .append(location)
                .append('\n'));
        DataFolder.replace(file, text.append("end\n").toString());
    }
}
