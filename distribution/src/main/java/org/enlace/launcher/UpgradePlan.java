package org.enlace.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * What happens to a data folder when this release is started on it: which of its modules fit, and which tables of the platform
 * change. Touches nothing, needs no running node and no keys.
 */
final class UpgradePlan {
    private static final String AUDIT = "org.enlace.audit";
    private static final String MIGRATIONS = "db/migration/";

    private final Settings settings;
    private final DataFolder data;
    private final String version;
    private final Console console;

    UpgradePlan(Settings settings, String version, Console console) {
        this.settings = settings;
        this.data = new DataFolder(settings.data());
        this.version = version;
        this.console = console;
    }

    /** @return 0 where every module fits, else 1 */
    int tell() throws IOException {
        if (!Files.isDirectory(data.root())) {
            throw new Refused(
                    2,
                    "ENLACE_DATA is \"" + data.root()
                            + "\", where there is nothing. Set it to the data folder of the node"
                            + " that is to be upgraded.");
        }
        Optional<Release> last = Release.last(data);
        console.say("Data          " + data.root());
        console.say("Ran last      "
                + last.map(release -> "Enlace " + release.version() + " in " + release.home())
                        .orElse("no release that told its name"));
        console.say("This release  Enlace " + version + " in " + settings.home());
        console.say(
                "Node          " + (NodeLock.taken(data) ? "runs; stop it before this release is started" : "stopped"));
        boolean fit = modules();
        tables(last);
        console.say(
                fit
                        ? "Everything fits. Nothing was touched; start this release's bin/enlace to upgrade."
                        : "Not everything fits. Nothing was touched. What does not fit would stay out, its records untouched,"
                                + " until its release for this platform is installed.");
        return fit ? 0 : 1;
    }

    private boolean modules() throws IOException {
        boolean fit = true;
        List<Path> features = Installed.features(settings, data).stream()
                .filter(file -> file.startsWith(data.modules()))
                .toList();
        if (features.isEmpty()) {
            console.say("Modules       none is installed");
        }
        for (Path file : features) {
            String line;
            try {
                FeatureFile feature = FeatureFile.read(file, FeatureFile.flat(file.resolveSibling("bundles")));
                boolean fits = feature.fits(version);
                fit &= fits;
                line = feature.name() + " " + feature.version() + (fits ? ": fits" : ": DOES NOT FIT")
                        + feature.platform()
                                .map(range -> ", made for the platform " + range)
                                .orElse("")
                        + offer(feature.name());
            } catch (Refused e) {
                fit = false;
                line = "DOES NOT FIT: " + e.getMessage();
            }
            console.say("Module        " + line);
        }
        return fit;
    }

    /** Which archive of the module this release brings along. */
    private String offer(String module) throws IOException {
        Path folder = settings.home().resolve("modules");
        if (!Files.isDirectory(folder)) {
            return "";
        }
        try (Stream<Path> archives = Files.list(folder)) {
            return archives.map(archive -> archive.getFileName().toString())
                    .filter(name -> name.matches(module + "-[0-9].*\\.zip"))
                    .sorted()
                    .findFirst()
                    .map(name -> "; this release brings " + name)
                    .orElse("");
        }
    }

    private void tables(Optional<Release> last) throws IOException {
        Map<String, List<String>> now = migrations(settings.home());
        if (last.isEmpty() || !Files.isDirectory(last.get().home().resolve("repository"))) {
            console.say("Tables        cannot be compared: the release that ran last is no longer where it was");
            return;
        }
        Map<String, List<String>> then = migrations(last.get().home());
        boolean same = true;
        for (Map.Entry<String, List<String>> bundle : now.entrySet()) {
            List<String> fresh = new ArrayList<>(bundle.getValue());
            fresh.removeAll(then.getOrDefault(bundle.getKey(), List.of()));
            if (!fresh.isEmpty()) {
                same = false;
                console.say("Tables        " + bundle.getKey() + ": " + String.join(", ", fresh)
                        + (bundle.getKey().equals(AUDIT)
                                ? "; entries of the audit are never put back, so there is no going back"
                                : "; going back works while nothing was written since"));
            }
        }
        if (same) {
            console.say("Tables        of the platform stay as they are; going back works at any time");
        }
    }

    /** The scripts of the platform's bundles, by the bundle's name. */
    private static Map<String, List<String>> migrations(Path home) throws IOException {
        Map<String, List<String>> found = new TreeMap<>();
        Path platform = home.resolve("features/platform.json");
        FeatureFile feature = FeatureFile.read(platform, FeatureFile.repository(home.resolve("repository")));
        for (FeatureFile.Entry entry : feature.bundles()) {
            try (JarFile jar = new JarFile(entry.jar().toFile(), false)) {
                List<String> scripts = jar.stream()
                        .map(member -> member.getName())
                        .filter(name -> name.startsWith(MIGRATIONS) && name.endsWith(".sql"))
                        .map(name -> name.substring(MIGRATIONS.length()))
                        .sorted()
                        .toList();
                if (!scripts.isEmpty()) {
                    found.put(entry.location().split(":")[2], scripts);
                }
            }
        }
        return found;
    }
}
