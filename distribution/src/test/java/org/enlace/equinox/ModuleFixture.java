package org.enlace.equinox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.enlace.launcher.build.Signer;

/** Makes small module archives of one bundle with at most one component. */
final class ModuleFixture {
    private static final Path SIGNING = Path.of("target/signing");

    private final String id;
    private String version = "0.1.0";
    private String imports;
    private String exports;
    private Class<?> component;
    private String reference = "";
    private boolean lazy;
    private String configuration = "";
    private String permissions = "";

    private ModuleFixture(String id) {
        this.id = id;
    }

    static ModuleFixture aModule(String id) {
        return new ModuleFixture(id);
    }

    ModuleFixture version(String value) {
        version = value;
        return this;
    }

    ModuleFixture importing(String packages) {
        imports = packages;
        return this;
    }

    ModuleFixture exporting(String packages) {
        exports = packages;
        return this;
    }

    ModuleFixture with(Class<?> componentClass) {
        component = componentClass;
        return this;
    }

    /** The component is made only when somebody first uses its service. */
    ModuleFixture madeWhenUsed() {
        lazy = true;
        return this;
    }

    ModuleFixture needing(String service) {
        reference = "<reference name=\"needed\" interface=\"" + service + "\"/>";
        return this;
    }

    /** The module's own default for its component. */
    ModuleFixture saying(String words) {
        configuration = ",\"configurations\": {\"" + id + "\": {\"words\": \"" + words + "\"}}";
        return this;
    }

    /** The module declares a permission, proposed for auditors. */
    ModuleFixture declaring(String permission) {
        permissions = "{\"name\": \"" + permission + "\", \"roles\": [\"auditor\"]}";
        return this;
    }

    /** Makes the archive, signed with the key of this build. */
    Path in(Path folder) throws IOException {
        byte[] jar = jar();
        Path staged = Files.createTempDirectory(folder, "staged");
        Files.writeString(staged.resolve("feature.json"), feature(sha256(jar)));
        Files.write(Files.createDirectory(staged.resolve("bundles")).resolve(id + "-" + version + ".jar"), jar);
        Signer.development(SIGNING).sign(staged);
        Path archive = folder.resolve(id + "-" + version + ".zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive));
                Stream<Path> files = Files.walk(staged)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(staged.relativize(file).toString()));
                Files.copy(file, zip);
            }
        }
        return archive;
    }

    private String feature(String sha256) {
        return """
                {"feature-resource-version": "1.0", "id": "org.enlace:%1$s:%2$s",
                 "bundles": [{"id": "org.sample:%1$s:%2$s", "start-level": 10, "sha256": "%3$s"}]%4$s,
                 "extensions": {"enlace.module": {"type": "json", "kind": "mandatory", "json": {
                   "title": {"es": "Muestra", "pt": "Amostra", "en": "Sample", "fr": "Exemple"},
                   "summary": {"es": "s", "pt": "s", "en": "s", "fr": "s"},
                   "platform": "[0.1,0.2)", "permissions": [%5$s], "messages": [], "adoption": "optional", "pages": []}}}}
                """.formatted(id, version, sha256, configuration, permissions);
    }

    private byte[] jar() throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "org.sample." + id);
        main.putValue("Bundle-Version", version);
        if (imports != null) {
            main.putValue("Import-Package", imports);
        }
        if (exports != null) {
            main.putValue("Export-Package", exports);
        }
        if (component != null) {
            main.putValue("Service-Component", "OSGI-INF/component.xml");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            if (component != null) {
                jar.putNextEntry(new JarEntry("OSGI-INF/component.xml"));
                jar.write(declaration().getBytes(StandardCharsets.UTF_8));
                String file = component.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(file));
                try (InputStream in = component.getClassLoader().getResourceAsStream(file)) {
                    in.transferTo(jar);
                }
            }
        }
        return bytes.toByteArray();
    }

    private String declaration() {
        return """
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="%s" activate="activate"
                    immediate="%s" configuration-policy="optional">
                  <implementation class="%s"/>
                  <service><provide interface="java.util.function.Supplier"/></service>
                  <property name="sample" value="%s"/>
                  %s
                </scr:component>
                """.formatted(id, !lazy, component.getName(), id, reference);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
