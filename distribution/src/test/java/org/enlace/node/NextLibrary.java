package org.enlace.node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The protocol library as it was built, made a version newer: its table of records has a column more. */
public final class NextLibrary {
    private static final String OLD = "0.1.0";
    public static final String VERSION = "0.1.1";
    private static final String SCRIPT =
            "alter table ${schema}.protocol add column cycle integer default 0 not null;\n";

    private NextLibrary() {}

    /** The archive, signed with the key of this build. */
    public static Path in(Path folder) throws Exception {
        Path staged = Files.createDirectories(folder.resolve("next-library"));
        unpack(Program.archive("protocol-library"), staged);
        Path bundle = onlyBundle(staged);
        bundle = Files.move(
                bundle, bundle.resolveSibling(bundle.getFileName().toString().replace(OLD, VERSION)));
        changeBundle(bundle);
        Path feature = staged.resolve("feature.json");
        Files.writeString(
                feature,
                Files.readString(feature)
                        .replace(":" + OLD + "\"", ":" + VERSION + "\"")
                        .replaceFirst("(\"sha256\": *\")[0-9a-f]{64}", "$1" + sha256(bundle))
                        .replaceFirst("(\"schemaVersion\": *\"?)6", "$17"));
        return SampleModule.zipped(SampleModule.signed(staged), folder.resolve("protocol-library-" + VERSION + ".zip"));
    }

    private static void unpack(Path archive, Path folder) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(archive);
                Stream<Path> all = Files.walk(zip.getPath("/"))) {
            for (Path member : all.filter(Files::isRegularFile).toList()) {
                String name = member.toString().substring(1);
                if (!name.startsWith("META-INF/")) {
                    Path copy = folder.resolve(name);
                    Files.createDirectories(copy.getParent());
                    Files.copy(member, copy);
                }
            }
        }
    }

    private static Path onlyBundle(Path staged) throws IOException {
        try (Stream<Path> bundles = Files.list(staged.resolve("bundles"))) {
            List<Path> all = bundles.toList();
            if (all.size() != 1) {
                throw new AssertionError(all + " instead of one bundle");
            }
            return all.get(0);
        }
    }

    private static void changeBundle(Path bundle) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(bundle)) {
            Path file = jar.getPath("META-INF/MANIFEST.MF");
            Manifest manifest = new Manifest();
            try (InputStream in = Files.newInputStream(file)) {
                manifest.read(in);
            }
            manifest.getMainAttributes().put(new Attributes.Name("Bundle-Version"), VERSION);
            try (var out = Files.newOutputStream(file)) {
                manifest.write(out);
            }
            Files.write(jar.getPath("db/migration/V7__cycle.sql"), SCRIPT.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String sha256(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
