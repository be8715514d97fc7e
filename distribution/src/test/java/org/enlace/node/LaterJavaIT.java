package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node runs on a later Java than the one it is built for. It is the JDK 25 that the system property {@code jdk25} names, else one
 * in {@code /usr/lib/jvm}.
 */
class LaterJavaIT {
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    @TempDir
    private Path folder;

    /** The second run makes the archive of classes, which another Java cannot use. */
    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void aNodeOfJava17AnswersOnJava25AndMakesItsArchiveOfClasses() throws Exception {
        Optional<Path> found = jdk25();
        assumeTrue(found.isPresent(), "there is no JDK 25 in " + INSTALLED + "; name the folder of one by -Djdk25=");
        Path jdk = found.get().toRealPath();
        Path data = folder.resolve("data");
        try (Program node = Program.usedBefore(data).with("ENLACE_DEMO", "1").with("JAVA_HOME", jdk.toString())) {
            Set<String> archives = archives(data);
            Client officer = null;
            for (int start = 0; start < 2; start++) {
                node.started();
                String java = node.node().info().command().orElseThrow();
                assertEquals(jdk.resolve("bin/java"), Path.of(java).toRealPath());
                assertEquals(200, Client.anonymous(node).get("/health").statusCode());
                officer = officer == null ? Client.signedIn(node, Account.ofDemo(node, "admin")) : officer;
                assertEquals(200, officer.status("/protocols"));
                node.enlace("stop");
            }
            Set<String> made = archives(data);
            made.removeAll(archives);
            assertEquals(1, made.size(), () -> "archives of classes before " + archives + ", and new " + made);
        }
    }

    private static Set<String> archives(Path data) throws IOException {
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(data.resolve("cache"), "classes-*.jsa")) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }

    private static Optional<Path> jdk25() throws IOException {
        String named = System.getProperty("jdk25", "");
        if (!named.isEmpty()) {
            return Optional.of(Path.of(named));
        }
        if (Files.isDirectory(INSTALLED)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(INSTALLED, "*25*")) {
                for (Path each : folders) {
                    Path release = each.resolve("release");
                    if (Files.isExecutable(each.resolve("bin/java"))
                            && Files.isReadable(release)
                            && Files.readString(release).contains("JAVA_VERSION=\"25")) {
                        return Optional.of(each);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
