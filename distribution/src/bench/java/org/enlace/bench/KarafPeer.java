package org.enlace.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * Apache Karaf with the features that come closest to a node: HTTP with its whiteboard, SCR, JDBC, JPA with EclipseLink, and
 * the web console as something to ask for. Unpacked anew for each run; its first start fetches the features.
 */
final class KarafPeer {
    static final String FEATURES = "http, http-whiteboard, scr, jdbc, jpa, eclipselink";
    private final Path home;
    private final int port;

    /** Unpacks the archive into a folder and sets ports, boot features and a user for its client. */
    KarafPeer(Path archive, Path folder, int port, boolean withConsole) throws IOException, InterruptedException {
        this.port = port;
        Files.createDirectories(folder);
        run(folder, "tar", "xzf", archive.toString(), "--strip-components=1");
        home = folder;
        replace("etc/org.apache.karaf.features.cfg", "(?m)kar/[0-9.]+$", "$0, " + FEATURES + (withConsole ? ", webconsole" : ""));
        replace("etc/org.apache.karaf.management.cfg", "(?m)^rmiRegistryPort.*$", "rmiRegistryPort = " + (port + 1));
        replace("etc/org.apache.karaf.management.cfg", "(?m)^rmiServerPort.*$", "rmiServerPort = " + (port + 2));
        replace("etc/org.apache.karaf.shell.cfg", "(?m)^sshPort.*$", "sshPort = " + (port + 3));
        replace("etc/users.properties", "(?m)^#\\s*(karaf = .*|_g_.*:admingroup.*)$", "$1");
        Files.writeString(
                home.resolve("etc/org.ops4j.pax.web.cfg"),
                "org.osgi.service.http.port = " + port + "\norg.ops4j.pax.web.listening.addresses = 127.0.0.1\n");
    }

    /** Up when the address answers with the status. */
    Program program(String path, int status) {
        return new Program(
                "Karaf",
                List.of(home.resolve("bin/karaf").toString(), "server"),
                Map.of("JAVA_HOME", System.getProperty("java.home")),
                URI.create("http://127.0.0.1:" + port + path),
                status);
    }

    /** A command line for its client, such as {@code feature:install webconsole}. */
    List<String> client(String... command) {
        String line = String.join(" ", command);
        return List.of(
                home.resolve("bin/client").toString(), "-a", String.valueOf(port + 3), "-u", "karaf", "-p", "karaf", line);
    }

    /** What the first start made: a cold start begins without it. */
    void forgetCache() throws IOException, InterruptedException {
        run(home, "rm", "-rf", "data/cache", "data/tmp");
    }

    Path home() {
        return home;
    }

    private void replace(String file, String pattern, String replacement) throws IOException {
        Path path = home.resolve(file);
        String before = Files.readString(path);
        Matcher matcher = java.util.regex.Pattern.compile(pattern).matcher(before);
        if (!matcher.find()) {
            throw new IllegalStateException("Karaf's " + file + " has nothing like " + pattern);
        }
        Files.writeString(path, matcher.replaceAll(replacement));
    }

    static void run(Path folder, String... command) throws IOException, InterruptedException {
        int status = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + status);
        }
    }
}
