package org.enlace.launcher.build;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Puts the installation together at build time: takes the jars that the features name from the folder where the build
 * gathered them, writes their SHA-256 into the features, makes and signs the module archives and their catalogue, adds
 * licences and the bill of materials, and makes the two distribution archives.
 * The same source, signed with the same key, gives the same bytes.
 */
public final class Assembly {
    private static final String PLATFORM = "platform";
    private final Path root;
    private final Path target;
    private final String version;
    private final Instant time;
    private final String framework;
    private final List<String> libraries;
    private final Path home;
    private final GatheredJars jars;

    private Assembly(Path root, Path target, String version, Instant time, String framework, List<String> libraries) {
        this.root = root;
        this.target = target;
        this.version = version;
        this.time = time;
        this.framework = framework;
        this.libraries = libraries;
        home = target.resolve("enlace");
        jars = new GatheredJars(target.resolve("jars"));
    }

    /**
     * @param arguments the project's root folder, the distribution's build folder, the version, the time stamp that every
     *                  entry carries, the framework's group:artifact:version, and those of the libraries that the
     *                  launcher itself needs
     */
    public static void main(String... arguments) throws IOException {
        new Assembly(
                        Path.of(arguments[0]).toAbsolutePath().normalize(),
                        Path.of(arguments[1]).toAbsolutePath().normalize(),
                        arguments[2],
                        Instant.parse(arguments[3]),
                        arguments[4],
                        List.of(arguments).subList(5, arguments.length))
                .run();
    }

    private void run() throws IOException {
        Folders.delete(home);
        Folders.delete(target.resolve("modules"));
        Files.createDirectories(target.resolve("modules"));
        Folders.copy(root.resolve("distribution/src/main/bin"), home.resolve("bin"));
        Folders.copy(root.resolve("distribution/src/main/lib"), home.resolve("lib"));
        Folders.executable(home.resolve("bin/enlace"));
        Folders.executable(home.resolve("bin/enlace-verify"));
        Folders.copy(root.resolve("config"), home.resolve("config"));
        library();
        Sbom sbom = new Sbom(target.resolve("bom.json"));
        Signer signer = Signer.of(target.resolve("signing"));
        signer.writeCertificate(home.resolve("config/trust"));
        CatalogueFile catalogue = new CatalogueFile(time);
        ModuleArchives archives = new ModuleArchives(target, jars, sbom, signer, time);
        try (Stream<Path> features = Files.list(target.resolve("features"))) {
            for (Path feature : features.sorted().toList()) {
                String name = feature.getFileName().toString().replace(".json", "");
                if (name.equals(PLATFORM)) {
                    platform(feature);
                } else {
                    Path archive = archives.make(name, feature);
                    catalogue.add(name, ModuleArchives.version(read(feature)), read(feature), archive);
                }
            }
        }
        Path index = target.resolve("modules-staged").resolve("catalogue");
        Folders.delete(index);
        catalogue.write(index);
        signer.sign(index);
        Archives.zip(index, "", target.resolve("modules").resolve("catalogue.zip"), time);
        Folders.copy(target.resolve("modules"), home.resolve("modules"));
        describe(sbom);
        Archives.distribution(home, "enlace-" + version, target.resolve("enlace-" + version), time);
    }

    /** Says what the distribution holds now, and under which licences. */
    private void describe(Sbom sbom) throws IOException {
        ShippedJars shipped = ShippedJars.of(home);
        Licences licences = new Licences(root);
        List<Component> components = Component.of(sbom.components(), jars, shipped);
        licences.write(components, jars, home);
        licences.writeDebian(root.resolve("distribution/src/main/package/copyright"), target.resolve("copyright"));
        sbom.writeDistribution(components, shipped, licences.table(), home.resolve("sbom.json"));
    }

    private void library() throws IOException {
        Path lib = Files.createDirectories(home.resolve("lib"));
        Files.copy(target.resolve("distribution-" + version + ".jar"), lib.resolve("launcher.jar"));
        Archives.unsigned(jars.find(framework), lib.resolve("org.eclipse.osgi.jar"), time);
        for (String library : libraries) {
            Files.copy(jars.find(library), lib.resolve(library.split(":")[1] + ".jar"));
        }
        // What bin/enlace-verify checks certificates with: the module that gives them need not be installed for that.
        Archives.part(
                jars.find("org.enlace:org.enlace.training:" + version),
                List.of("org/enlace/training/certificate/"),
                lib.resolve("certificate.jar"),
                time);
        // And court bundles, likewise.
        Archives.part(
                jars.find("org.enlace:org.enlace.jit:" + version),
                List.of(
                        "org/enlace/jit/Rules.class",
                        "org/enlace/jit/agreement/CanonicalJson",
                        "org/enlace/jit/bundle/",
                        "org/enlace/jit/custody/",
                        "org/enlace/jit/internal/Said",
                        "org/enlace/jit/internal/bundle/",
                        "org/enlace/jit/internal/custody/CustodyWire",
                        "org/enlace/jit/signing/",
                        "org/enlace/jit/work/Use"),
                lib.resolve("court-bundle.jar"),
                time);
    }

    private void platform(Path source) throws IOException {
        JsonObject feature = read(source);
        for (Map.Entry<String, Path> jar : jars.of(feature, source).entrySet()) {
            Path copy = home.resolve("repository").resolve(GatheredJars.path(jar.getKey()));
            Files.createDirectories(copy.getParent());
            Files.copy(jar.getValue(), copy, StandardCopyOption.REPLACE_EXISTING);
        }
        LentLibraries.gather(feature, jars, home.resolve("lib/lent"), time);
        write(
                jars.digested(feature, source),
                Files.createDirectories(home.resolve("features")).resolve("platform.json"));
    }

    static JsonObject read(Path file) throws IOException {
        try (Reader text = Files.newBufferedReader(file);
                JsonReader reader = Json.createReader(text)) {
            return reader.readObject();
        }
    }

    static void write(JsonObject object, Path file) throws IOException {
        StringWriter text = new StringWriter();
        Map<String, Object> pretty = new TreeMap<>(Map.of(JsonGenerator.PRETTY_PRINTING, true));
        try (JsonWriter writer = Json.createWriterFactory(pretty).createWriter(text)) {
            writer.writeObject(object);
        }
        Files.writeString(file, text.toString().strip() + "\n");
    }

    static String sha256(Path file) throws IOException {
        return sha256(Files.readAllBytes(file));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
