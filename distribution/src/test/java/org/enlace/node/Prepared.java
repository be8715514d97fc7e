package org.enlace.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The data folders of demonstrations that have run before, one of each country, of which tests take copies: one that is set up anew
 * needs many times as long to be ready. Made once for what was assembled, when the first test asks for the country, and kept in
 * {@code target/prepared} for the other processes of the build. With them goes an archive of classes, which a node makes at its
 * second run: of one that was used, so that tests' nodes need not read and check the classes of their pages each time.
 */
final class Prepared {
    private static final Path FOLDER = Path.of("target", "prepared").toAbsolutePath();
    private static final String FIRST = "CO";
    private static final String ARCHIVE = "classes-";
    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#?]*)");
    private static final int PAGES = 100;

    private Prepared() {}

    /** Copies the data of a country's demonstration into an empty folder, or into one that is not there yet. */
    static synchronized void copyTo(String country, Path data) {
        try {
            copy(made(country), data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it lies, and stays as it is. */
    private static Path made(String country) throws IOException {
        Files.createDirectories(FOLDER);
        try (FileChannel one = FileChannel.open(
                FOLDER.resolve(country + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // Until it is closed.
            one.lock();
            return make(country);
        }
    }

    private static Path make(String country) throws IOException {
        Path whole = FOLDER.resolve(country);
        Path of = FOLDER.resolve(country + ".of");
        Path home = Program.assembled();
        String assembled = home + " " + Files.getLastModifiedTime(home.resolve("features/platform.json"));
        if (Files.exists(of) && Files.readString(of).equals(assembled)) {
            return whole;
        }
        Files.deleteIfExists(of);
        delete(whole);
        boolean first = country.equals(FIRST);
        if (!first) {
            classes(made(FIRST), whole);
        }
        Program node = new Program(home, whole).with("ENLACE_DEMO", "1").with("ENLACE_COUNTRY", country);
        node.started().enlace("stop");
        requireSound(node.log());
        if (first) {
            Path practice = FOLDER.resolve("practice");
            practise(whole, practice);
            classes(practice, whole);
            delete(practice);
        }
        Files.writeString(of, assembled);
        return whole;
    }

    /** What a module could not load of its sample data stands in the log alone. */
    private static void requireSound(String log) {
        List<String> errors = log.lines()
                .filter(line -> line.contains(" ERROR ") && line.contains("demonstration"))
                .toList();
        if (!errors.isEmpty()) {
            throw new IllegalStateException("The demonstration could not be made whole: " + String.join("\n", errors));
        }
    }

    /** A copy runs a second time and is looked through, so that what somebody's use of it leaves is in no test's way. */
    private static void practise(Path whole, Path copied) throws IOException {
        delete(copied);
        copy(whole, copied);
        try (Program node = new Program(Program.assembled(), copied)
                .with("ENLACE_DEMO", "1")
                .started()) {
            Browser browser = new Browser(node).signIn(Account.ofDemo(node, "admin"));
            Set<String> seen = new LinkedHashSet<>(List.of("/"));
            for (Deque<String> next = new ArrayDeque<>(seen); !next.isEmpty(); ) {
                HttpResponse<String> page = browser.get(next.poll());
                Matcher link = LINK.matcher(page.body());
                while (page.statusCode() == 200 && seen.size() < PAGES && link.find()) {
                    if (seen.add(link.group(1))) {
                        next.add(link.group(1));
                    }
                }
            }
            Client program = Client.of(node);
            program.get("/api/openapi.json");
            program.create("Practice").orElseThrow();
            node.enlace("stop");
        }
    }

    private static void classes(Path from, Path data) throws IOException {
        Path cache = Files.createDirectories(data.resolve("cache"));
        try (Stream<Path> files = Files.list(from.resolve("cache"))) {
            for (Path file : files.filter(Prepared::isArchive).toList()) {
                Path here = cache.resolve(file.getFileName());
                Files.deleteIfExists(here);
                give(file, here);
            }
        }
    }

    private static boolean isArchive(Path file) {
        return file.getFileName().toString().startsWith(ARCHIVE);
    }

    /** Copies a folder with all that is in it; modes and times stay. */
    static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(from)) {
            all = found.toList();
        }
        for (Path path : all) {
            Path copy = to.resolve(from.relativize(path).toString());
            if (!Files.isDirectory(copy)) {
                give(path, copy);
            }
        }
    }

    /** The archive is large, and nobody writes into one: where the two lie on the same disk, it is the same file. */
    private static void give(Path from, Path to) throws IOException {
        if (from.toString().endsWith(".jsa") && Files.getFileStore(from).equals(Files.getFileStore(to.getParent()))) {
            Files.createLink(to, from);
        } else {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
