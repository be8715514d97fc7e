package org.enlace.launcher.build;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** Makes the archives of modules: the feature with the SHA-256 of its bundles, the bundles, a bill of materials, all signed. */
public final class ModuleArchives {
    private final Path target;
    private final GatheredJars jars;
    private final Sbom sbom;
    private final Signer signer;
    private final Instant time;

    ModuleArchives(Path target, GatheredJars jars, Sbom sbom, Signer signer, Instant time) {
        this.target = target;
        this.jars = jars;
        this.sbom = sbom;
        this.signer = signer;
        this.time = time;
    }

    /**
     * Those of a build folder that was filled as the build of the distribution fills its own.
     *
     * @param target with the bundles in {@code jars}; the archives come to {@code modules}
     * @param time   what every entry carries
     */
    public static ModuleArchives of(Path target, Signer signer, Instant time) {
        return new ModuleArchives(
                target, new GatheredJars(target.resolve("jars")), new Sbom(target.resolve("bom.json")), signer, time);
    }

    /**
     * Makes the archive of a module.
     *
     * @param source its feature, with its versions filled in
     */
    public Path make(String name, Path source) throws IOException {
        JsonObject feature = Assembly.read(source);
        JsonObject digested = jars.digested(feature, source);
        Path staged = target.resolve("modules-staged").resolve(name);
        Folders.delete(staged);
        Files.createDirectories(staged.resolve("bundles"));
        for (Map.Entry<String, Path> jar : jars.of(feature, source).entrySet()) {
            Path file = Path.of(GatheredJars.path(jar.getKey())).getFileName();
            Files.copy(jar.getValue(), staged.resolve("bundles").resolve(file));
        }
        Assembly.write(digested, staged.resolve("feature.json"));
        String version = version(feature);
        sbom.writeModule(name, version, digested.getJsonArray("bundles"), staged.resolve("sbom.json"));
        signer.sign(staged);
        Path modules = Files.createDirectories(target.resolve("modules"));
        Path archive = modules.resolve(name + "-" + version + ".zip");
        Archives.zip(staged, "", archive, time);
        return archive;
    }

    static String version(JsonObject feature) {
        return feature.getString("id").split(":")[2];
    }
}
