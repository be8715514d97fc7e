package org.enlace.node;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.enlace.launcher.build.Signer;
import org.enlace.node.sample.Notes;
import org.enlace.node.sample.ShareNote;
import org.enlace.node.sample.SharedNotes;
import org.enlace.node.sample.Witness;
import org.osgi.framework.BundleActivator;

/** Makes the archive of a small module of one bundle, whose classes are those of {@code org.enlace.node.sample}. */
public final class SampleModule {
    private static final Path SIGNING = Path.of("target/signing");
    private static final Path CLASSES = Path.of("org/enlace/node/sample");
    private static final String FIRST =
            "create table ${schema}.note (id varchar(36) not null primary key, words varchar(200) not null);\n";
    private static final String SECOND = """
        alter table ${schema}.note add column letters integer default 0 not null;
        update ${schema}.note set letters = length(words), words = words || ' (second edition)';
        """;

    private final String id;
    private final String version;
    private final List<String> components = new ArrayList<>();
    private final Map<String, String> scripts = new LinkedHashMap<>();
    private final List<String> permissions = new ArrayList<>();
    private final List<String> pages = new ArrayList<>();
    private final List<String> imports = new ArrayList<>(List.of(
            "gg.jte",
            "jakarta.persistence",
            "jakarta.ws.rs",
            "jakarta.ws.rs.core",
            "org.enlace.persistence",
            "org.enlace.platform",
            "org.enlace.platform.contribution",
            "org.enlace.web",
            "org.osgi.framework"));
    private String activator;
    private String schema = "";
    private String platform = "[0.1,0.2)";

    private SampleModule(String id, String version) {
        this.id = id;
        this.version = version;
    }

    /** A module with nothing in it yet. */
    public static SampleModule of(String id, String version) {
        return new SampleModule(id, version);
    }

    /** A workflow with a table, a page and an API; from version 2 on its table has a column more, and its rows are rewritten. */
    public static SampleModule notes(String version) {
        SampleModule notes = new SampleModule("notes", version)
                .with(Notes.class, "org.enlace.web.WebApplication", "database", "transactions")
                .permitting("notes.read")
                .permitting("notes.write")
                .showing("/notes")
                .storing("notes")
                .script("V1__notes.sql", FIRST);
        return version.charAt(0) == '1' ? notes : notes.script("V2__letters.sql", SECOND);
    }

    /** One that tells what is stored of the notes while they are not there. */
    public static SampleModule witness() {
        return new SampleModule("witness", "1.0.0")
                .with(Witness.class, "org.enlace.web.WebApplication", "database")
                .permitting("witness.read")
                .storing("witness")
                .script("V1__witness.sql", "create table ${schema}.nothing (id varchar(36) not null primary key);\n");
    }

    /** One that shares notes with other countries and takes in theirs, told by the shell. */
    public static SampleModule sharedNotes() {
        return new SampleModule("shared-notes", "1.0.0")
                .with(SharedNotes.class, "org.enlace.platform.contribution.MessageHandler", "database")
                .with(ShareNote.class, "org.enlace.platform.contribution.Command", "exchange", "database")
                .importing("org.enlace.exchange")
                .permitting("shared-notes.read")
                .permitting("shared-notes.write")
                .storing("shared_notes")
                .script("V1__note.sql", """
                    create table ${schema}.note (id varchar(36) not null primary key, owner varchar(2) not null,
                        version varchar(20) not null, words varchar(200) not null);
                    """);
    }

    /** A component, with the services its constructor takes. */
    public SampleModule with(Class<?> type, String service, String... taken) {
        StringBuilder references = new StringBuilder();
        for (int i = 0; i < taken.length; i++) {
            String wanted =
                    switch (taken[i]) {
                        case "database" -> "org.enlace.persistence.Database";
                        case "exchange" -> "org.enlace.exchange.Exchange";
                        default -> "org.enlace.platform.Transactions";
                    };
            references.append(
                    "<reference name=\"%s\" interface=\"%s\" parameter=\"%d\"/>".formatted(taken[i], wanted, i));
        }
        components.add("""
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="%s" immediate="true" init="%d"%s>
              <service><provide interface="%s"/></service>%s
              <implementation class="%s"/>
            </scr:component>
            """.formatted(
                        id + "." + type.getSimpleName(),
                        taken.length,
                        taken.length > 0 ? " deactivate=\"close\"" : "",
                        service,
                        references,
                        type.getName()));
        return this;
    }

    public SampleModule startedBy(Class<? extends BundleActivator> type) {
        activator = type.getName();
        return this;
    }

    public SampleModule importing(String name) {
        imports.add(name);
        return this;
    }

    public SampleModule permitting(String permission) {
        permissions.add("{\"name\": \"" + permission + "\", \"roles\": [\"administrator\", \"analyst\"]}");
        return this;
    }

    /** A page the feature says is there. */
    public SampleModule showing(String page) {
        pages.add("\"" + page + "\"");
        return this;
    }

    public SampleModule storing(String name) {
        schema = "\"schema\": \"" + name + "\",";
        return this;
    }

    public SampleModule script(String name, String sql) {
        scripts.put(name, sql);
        return this;
    }

    public SampleModule forPlatform(String range) {
        platform = range;
        return this;
    }

    /** What is in the archive, in a folder, not signed yet. */
    public Path unsigned(Path folder) throws IOException {
        byte[] jar = jar();
        Path staged = Files.createTempDirectory(folder, "staged");
        Files.writeString(staged.resolve("feature.json"), feature(sha256(jar)));
        Files.write(Files.createDirectory(staged.resolve("bundles")).resolve(id + "-" + version + ".jar"), jar);
        return staged;
    }

    /** The archive, signed with the key of this build. */
    public Path in(Path folder) throws IOException {
        Path staged = signed(unsigned(folder));
        return zipped(staged, folder.resolve(id + "-" + version + ".zip"));
    }

    /** Signs what a folder holds with the key of this build. */
    public static Path signed(Path staged) throws IOException {
        Signer.development(SIGNING).sign(staged);
        return staged;
    }

    /** Packs a folder. */
    public static Path zipped(Path staged, Path archive) throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive);
                Stream<Path> files = Files.walk(staged)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                member(zip, staged.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return archive;
    }

    /** Adds a member, whatever it is called and whether or not there is one of its name. */
    static void member(ZipArchiveOutputStream zip, String name, byte[] content) throws IOException {
        zip.putArchiveEntry(new ZipArchiveEntry(name));
        zip.write(content);
        zip.closeArchiveEntry();
    }

    private String feature(String sha256) {
        return """
            {"feature-resource-version": "1.0", "id": "org.sample:%1$s:%2$s",
             "bundles": [{"id": "org.sample:%1$s:%2$s", "start-level": 10, "sha256": "%3$s"}],
             "extensions": {"enlace.module": {"type": "json", "kind": "mandatory", "json": {
               "title": {"es": "Muestra", "pt": "Amostra", "en": "Sample", "fr": "Exemple"},
               "summary": {"es": "s", "pt": "s", "en": "s", "fr": "s"}, %4$s
               "platform": "%5$s", "permissions": [%6$s], "messages": [], "adoption": "optional",
               "pages": [%7$s]}}}}
            """.formatted(
                id, version, sha256, schema, platform, String.join(", ", permissions), String.join(", ", pages));
    }

    private byte[] jar() throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "org.sample." + id);
        main.putValue("Bundle-Version", version);
        main.putValue("Import-Package", String.join(",", imports));
        if (activator != null) {
            main.putValue("Bundle-Activator", activator);
        }
        Map<String, byte[]> members = members();
        if (!components.isEmpty()) {
            main.putValue(
                    "Service-Component",
                    members.keySet().stream()
                            .filter(name -> name.startsWith("OSGI-INF/"))
                            .collect(Collectors.joining(",")));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                jar.putNextEntry(new JarEntry(member.getKey()));
                jar.write(member.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private Map<String, byte[]> members() throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        for (int i = 0; i < components.size(); i++) {
            members.put("OSGI-INF/" + i + ".xml", components.get(i).getBytes(StandardCharsets.UTF_8));
        }
        scripts.forEach((name, sql) -> members.put("db/migration/" + name, sql.getBytes(StandardCharsets.UTF_8)));
        for (String language : List.of("es", "pt", "en", "fr")) {
            members.put("i18n/messages_" + language + ".properties", new byte[0]);
        }
        for (String type : classes()) {
            try (InputStream in = SampleModule.class.getClassLoader().getResourceAsStream(type)) {
                members.put(type, in.readAllBytes());
            }
        }
        return members;
    }

    private static List<String> classes() throws IOException {
        Path root = Path.of("target/test-classes");
        try (Stream<Path> files = Files.list(root.resolve(CLASSES))) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("package-info"))
                    .sorted()
                    .toList();
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
