package org.enlace.launcher;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.feature.impl.FeatureServiceImpl;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureBundle;
import org.osgi.service.feature.FeatureExtension;
import org.osgi.service.feature.FeatureService;
import org.osgi.service.feature.ID;

/**
 * A feature (OSGi Compendium, chapter 159) as the launcher sees it: bundles to be installed.
 *
 * @param id       group:artifact:version
 * @param bundles  in the order of the file
 * @param platform the releases of the platform a module is made for; empty for the platform's own feature
 */
record FeatureFile(String id, List<FeatureFile.Entry> bundles, Optional<VersionRange> platform) {
    private static final int DEFAULT_START_LEVEL = 10;
    private static final String MODULE = "enlace.module";

    /**
     * @param location   the framework's name for it, {@code enlace:group:artifact:version}
     * @param jar        where the bundle lies
     * @param sha256     lower-case hexadecimal
     * @param startLevel 1 to 10
     */
    record Entry(String location, Path jar, String sha256, int startLevel) {}

    /** Where a feature's bundles lie. */
    interface Layout {
        Path jar(ID bundle);
    }

    /** The platform's bundles, in a Maven layout. */
    static Layout repository(Path folder) {
        return id -> folder.resolve(id.getGroupId().replace('.', '/'))
                .resolve(id.getArtifactId())
                .resolve(id.getVersion())
                .resolve(id.getArtifactId() + "-" + id.getVersion() + ".jar");
    }

    /** A module's bundles, side by side. */
    static Layout flat(Path folder) {
        return id -> folder.resolve(id.getArtifactId() + "-" + id.getVersion() + ".jar");
    }

    /** @throws Refused when the file is damaged */
    static FeatureFile read(Path file, Layout layout) {
        FeatureService features = new FeatureServiceImpl();
        try (Reader text = Files.newBufferedReader(file)) {
            Feature feature = features.readFeature(text);
            List<Entry> entries = new ArrayList<>();
            for (FeatureBundle bundle : feature.getBundles()) {
                entries.add(entry(file, bundle, layout));
            }
            return new FeatureFile(feature.getID().toString(), List.copyOf(entries), platform(feature));
        } catch (IOException | RuntimeException e) {
            if (e instanceof Refused refused) {
                throw refused;
            }
            throw damaged(file, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<VersionRange> platform(Feature feature) {
        FeatureExtension module = feature.getExtensions().get(MODULE);
        if (module == null) {
            return Optional.empty();
        }
        try (JsonReader reader = Json.createReader(new StringReader(module.getJSON()))) {
            return Optional.ofNullable(reader.readObject().getString("platform", null))
                    .map(VersionRange::new);
        }
    }

    /** Whether this release of the platform is one the module is made for. */
    boolean fits(String release) {
        return platform.isEmpty() || platform.get().includes(Version.parseVersion(release));
    }

    /** The module's id. */
    String name() {
        return id.split(":")[1];
    }

    String version() {
        return id.split(":")[2];
    }

    private static Entry entry(Path file, FeatureBundle bundle, Layout layout) {
        ID id = bundle.getID();
        Map<String, Object> metadata = bundle.getMetadata();
        if (!(metadata.get("sha256") instanceof String digest) || !digest.matches("[0-9a-f]{64}")) {
            throw damaged(file, "the bundle " + id + " has no \"sha256\" of 64 hexadecimal digits");
        }
        int level = metadata.get("start-level") instanceof Number number ? number.intValue() : DEFAULT_START_LEVEL;
        String location = "enlace:" + id.getGroupId() + ":" + id.getArtifactId() + ":" + id.getVersion();
        return new Entry(location, layout.jar(id), digest, level);
    }

    private static Refused damaged(Path file, String why) {
        return new Refused(
                1,
                "The feature file \"" + file + "\" is damaged: " + why
                        + ". It must be a whole OSGi feature in JSON; put back the file that was shipped.");
    }
}
