package org.enlace.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.enlace.node.DevelopmentSigner;

/**
 * Prints the figures the platform is held to, each as a ratio to a floor or a peer measured in the same run on the same
 * machine. Arguments: the assembled node, the archive of Apache Karaf, a folder to work in, and which parts of {@link Part} are
 * wanted, with commas between them, or {@code all}.
 */
public final class Figures {
    private static final int PORT = 18_701;
    private static final int STARTS = 7;
    private static final int COLD_STARTS = 3;
    private static final int EXAMINATIONS = 11;
    /** The exit status of an examination that found something wrong. */
    private static final int WORST_FINDING = 2;
    private static final URI NODE = URI.create("http://127.0.0.1:" + PORT);

    /** What can be asked for by itself. */
    private enum Part {
        STARTS,
        MODULES,
        READS,
        WIRE,
        LISTS,
        LIBRARY,
        BACKUP,
        SHELL
    }

    private final Path home;
    private final Path work;
    private final String classPath;
    private final HttpClient http = HttpClient.newHttpClient();
    private Officer officer;
    private final Table table = new Table("<!-- printed by mvn -Pbench verify -->");

    private Figures(Path home, Path work, String classPath) {
        this.home = home;
        this.work = work;
        this.classPath = classPath;
    }

    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[2]).toAbsolutePath();
        new ProcessBuilder("rm", "-rf", work.toString()).start().waitFor();
        Files.createDirectories(work);
        Figures figures = new Figures(Path.of(arguments[0]).toAbsolutePath(), work, System.getProperty("java.class.path"));
        figures.measure(Path.of(arguments[1]), parts(arguments[3]));
    }

    private static Set<Part> parts(String wanted) {
        return wanted.equals("all")
                ? EnumSet.allOf(Part.class)
                : Arrays.stream(wanted.split(","))
                        .map(part -> Part.valueOf(part.strip().toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
    }

    private void measure(Path karafArchive, Set<Part> parts) throws Exception {
        System.out.println(machine());
        String id = fill();
        if (parts.contains(Part.STARTS)) {
            KarafPeer karaf = new KarafPeer(karafArchive, work.resolve("karaf"), PORT + 10, true);
            starts(karaf, id);
            disk(karaf);
        }
        if (parts.contains(Part.MODULES)) {
            modules(karafArchive);
        }
        if (parts.contains(Part.READS)) {
            reads(id);
        }
        if (parts.contains(Part.WIRE)) {
            wire();
        }
        if (parts.contains(Part.LISTS)) {
            lists();
        }
        if (parts.contains(Part.LIBRARY)) {
            library();
        }
        if (parts.contains(Part.BACKUP)) {
            backup();
        }
        if (parts.contains(Part.SHELL)) {
            int ssh = PORT + 40;
            Map<String, String> door = Map.of("ENLACE_DEMO", "1", "ENLACE_SSH_PORT", String.valueOf(ssh));
            try (Program.Running node = node(door, "/protocols").start(log("shell"))) {
                new ShellFigures(table, work, environment(), shell(), ssh).measure();
            }
        }
        Path file = work.getParent().resolve("figures.md");
        table.write(file);
        System.out.println("written to " + file);
    }

    /**
     * A node with the library and the shipped records, as the demo makes it, which goes on trusting this build's signer when
     * it is no demonstration any more; gives the id of one record.
     */
    private String fill() throws Exception {
        DevelopmentSigner.trusted(home, work.resolve("data"));
        try (Program.Running node = node(Map.of("ENLACE_DEMO", "1"), "/health").start(log("fill"))) {
            officer = signedIn(work.resolve("data"));
            return firstId();
        }
    }

    private void starts(KarafPeer karaf, String id) throws Exception {
        Program enlace = node(Map.of(), "/protocols");
        Program floor = floor(id);
        Program peer = karaf.program("/system/console", 401);
        peer.start(log("karaf")).close();
        Series coldEnlace = new Series();
        Series coldKaraf = new Series();
        for (int i = 0; i < COLD_STARTS; i++) {
            KarafPeer.run(work, "rm", "-rf", "data/cache");
            coldEnlace.add(once(enlace));
            karaf.forgetCache();
            coldKaraf.add(once(peer));
        }
        once(enlace);
        once(floor);
        floor = floor(id);
        Series warmEnlace = new Series();
        Series warmKaraf = new Series();
        Series warmFloor = new Series();
        for (int i = 0; i < STARTS; i++) {
            warmEnlace.add(once(enlace));
            warmKaraf.add(once(peer));
            warmFloor.add(once(floor));
        }
        Series verified = new Series();
        for (int i = 0; i < COLD_STARTS; i++) {
            ModuleFigures.touch(home.resolve("repository"), work.resolve("data/modules"));
            verified.add(once(enlace));
        }
        table.plain(
                "warm start that verifies every bundle anew",
                verified.show("s"),
                "without, " + warmEnlace.show("s"),
                verified.median() / warmEnlace.median());
        table.plain(
                "cold start to the first page",
                coldEnlace.show("s"),
                "Karaf " + coldKaraf.show("s"),
                coldEnlace.median() / coldKaraf.median());
        table.ratio(
                "warm start to the first page",
                warmEnlace.show("s"),
                "Karaf " + warmKaraf.show("s"),
                warmEnlace.median() / warmKaraf.median(),
                "≤",
                0.6);
        table.ratio(
                "warm start to the first page",
                warmEnlace.show("s"),
                "floor " + warmFloor.show("s"),
                warmEnlace.median() / warmFloor.median(),
                "≤",
                2.2);
        Series ours = new Series();
        Series theirs = new Series();
        for (int i = 0; i < COLD_STARTS; i++) {
            ours.add(idle(enlace));
            theirs.add(idle(peer));
        }
        table.ratio(
                "idle memory (resident)",
                ours.show("MB"),
                "Karaf " + theirs.show("MB"),
                ours.median() / theirs.median(),
                "≤",
                0.6);
    }

    private double once(Program program) {
        try (Program.Running running = program.start(log(program.name()))) {
            return running.seconds();
        }
    }

    private double idle(Program program) {
        try (Program.Running running = program.start(log(program.name()))) {
            return running.residentMegabytes();
        }
    }

    private void disk(KarafPeer karaf) throws IOException {
        double ours = megabytes(home);
        double theirs = megabytes(karaf.home());
        table.plain("size on disk", show(ours, "MB"), "Karaf " + show(theirs, "MB"), ours / theirs);
    }

    /** Both are asked by their own command-line client, whose start is part of the time. */
    private void modules(Path karafArchive) throws Exception {
        Series install = new Series();
        Series remove = new Series();
        Path archive;
        try (Stream<Path> archives = Files.list(home.resolve("modules"))) {
            archive = archives.filter(file -> file.getFileName().toString().startsWith("protocol-library"))
                    .findFirst()
                    .orElseThrow();
        }
        try (Program.Running node = node(Map.of(), "/protocols").start(log("modules"))) {
            for (int i = 0; i < STARTS; i++) {
                remove.add(timed(node, NODE.resolve("/protocols"), 404, shell("module:remove", "protocol-library")));
                install.add(timed(node, NODE.resolve("/protocols"), 200, shell("module:install", archive.toString())));
            }
        }
        KarafPeer karaf = new KarafPeer(karafArchive, work.resolve("karaf-install"), PORT + 20, false);
        URI console = URI.create("http://127.0.0.1:" + (PORT + 20) + "/system/console");
        Series theirs = new Series();
        Series theirRemove = new Series();
        try (Program.Running running = karaf.program("/", 404).start(log("karaf-install"))) {
            for (int i = 0; i <= STARTS; i++) {
                double in = timed(running, console, 401, karaf.client("feature:install", "webconsole"));
                double out = timed(running, console, 404, karaf.client("feature:uninstall", "webconsole"));
                if (i > 0) {
                    theirs.add(in);
                    theirRemove.add(out);
                }
            }
        }
        samples(karafArchive);
        table.ratio(
                "module:install to the first 200",
                install.show("s"),
                "Karaf feature:install " + theirs.show("s"),
                install.median() / theirs.median(),
                "≤",
                0.5);
        table.bound("module:install to the first 200, seconds", install.show("s"), install.median(), 1);
        table.ratio(
                "module:remove to 404",
                remove.show("s"),
                "Karaf feature:uninstall " + theirRemove.show("s"),
                remove.median() / theirRemove.median(),
                "≤",
                0.5);
        table.bound("module:remove to 404, seconds", remove.show("s"), remove.median(), 1);
    }

    private void samples(Path karafArchive) throws Exception {
        KarafPeer karaf = new KarafPeer(karafArchive, work.resolve("karaf-sample-node"), PORT + 30, false);
        try (Program.Running node = node(Map.of(), "/protocols").start(log("samples"));
                Program.Running peer = karaf.program("/", 404).start(log("karaf-samples"))) {
            new ModuleFigures(table, home, work, environment())
                    .measure(node, NODE, karaf, peer, URI.create("http://127.0.0.1:" + (PORT + 30)));
        }
    }

    private double timed(Program.Running running, URI address, int status, List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment());
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log("commands").toFile()));
        long begun = System.nanoTime();
        Process client = builder.start();
        running.await(address, status);
        double seconds = (System.nanoTime() - begun) / 1e9;
        client.waitFor();
        return seconds;
    }

    /** Both are warmed for as long, and by turns, so that whatever else the machine does meets both alike. */
    private void reads(String id) throws Exception {
        Series ours = new Series();
        Series oursAtFirst = new Series();
        Series floor = new Series();
        Series floorAtFirst = new Series();
        for (int i = 0; i < 3; i++) {
            try (Program.Running node = node(Map.of(), "/protocols").start(log("reads"))) {
                Wrk.Rate rate = Wrk.rate(NODE.resolve("/api/protocols/" + id), officer.api());
                ours.add(rate.warm());
                oursAtFirst.add(rate.first());
            }
            Program plain = floor(id);
            try (Program.Running running = plain.start(log("floor"))) {
                Wrk.Rate rate = Wrk.rate(plain.answer(), Map.of());
                floor.add(rate.warm());
                floorAtFirst.add(rate.first());
            }
        }
        table.ratio(
                "GET of one record (wrk, 16 connections)",
                ours.show("/s"),
                "floor " + floor.show("/s"),
                ours.median() / floor.median(),
                "≥",
                0.6);
        table.plain(
                "the same in the first two seconds",
                oursAtFirst.show("/s"),
                "floor " + floorAtFirst.show("/s"),
                oursAtFirst.median() / floorAtFirst.median());
    }

    /** What a browser fetches for the first page, and for a later one with its files kept. */
    private void wire() throws Exception {
        try (Program.Running node = node(Map.of(), "/protocols").start(log("wire"))) {
            byte[] page = fetch("/protocols", true).body();
            String html = new String(fetch("/protocols", false).body(), java.nio.charset.StandardCharsets.UTF_8);
            Set<String> files = new LinkedHashSet<>();
            Matcher matcher = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"").matcher(html);
            while (matcher.find()) {
                files.add(matcher.group(1));
            }
            double first = page.length;
            for (String file : files) {
                first += fetch(file, true).body().length;
            }
            table.bound("first page over the wire, KB", show(first / 1024, "KB"), first / 1024, 100);
            table.bound("later page over the wire, KB", show(page.length / 1024.0, "KB"), page.length / 1024.0, 15);
        }
    }

    /** The same pages, and {@code node:doctor}, with 1 000 and with 100 000 records. */
    private void lists() throws Exception {
        String[] pages = {"/protocols", "/protocols?kind=protocol", "/protocols?crime=0204&country=CO", "/protocols?q=trata"};
        Map<Integer, Map<String, Series>> measured = new HashMap<>();
        Map<Integer, Series> examined = new HashMap<>();
        for (int records : new int[] {1_000, 100_000}) {
            Path data = work.resolve("data-" + records);
            Map<String, String> environment = new HashMap<>(environment());
            environment.putAll(Map.of("ENLACE_DATA", data.toString(), "ENLACE_DEMO", "1"));
            Map<String, Series> ofPages = new HashMap<>();
            try (Program.Running node = node(environment, "/health").start(log("lists"))) {
                officer = signedIn(data);
                Library.grow(http, NODE, officer, records);
                warm(pages);
                for (String page : pages) {
                    ofPages.put(page, fetched(page, 100));
                }
                examined.put(records, examined(environment));
            }
            measured.put(records, ofPages);
        }
        for (String page : pages) {
            Series small = measured.get(1_000).get(page);
            Series large = measured.get(100_000).get(page);
            table.ratio(
                    page + " with 100 000 records",
                    large.show("ms"),
                    "with 1 000 " + small.show("ms"),
                    large.median() / small.median(),
                    "≤",
                    1.5);
        }
        table.plain(
                "node:doctor with 100 000 records",
                examined.get(100_000).show("s"),
                "with 1 000 " + examined.get(1_000).show("s"),
                examined.get(100_000).median() / examined.get(1_000).median());
    }

    /** How many seconds an examination of the node takes, from the first letter of the command to its exit status. */
    private Series examined(Map<String, String> environment) throws Exception {
        Series series = new Series();
        for (int i = 0; i < EXAMINATIONS; i++) {
            long begun = System.nanoTime();
            int status = begun(environment, shell("node:doctor")).waitFor();
            if (status > WORST_FINDING) {
                throw new IllegalStateException("node:doctor ended with " + status + "; see " + log("commands"));
            }
            series.add((System.nanoTime() - begun) / 1e9);
        }
        return series;
    }

    /** The page of a list of 20 000 records with nobody else there, and while backups are made one after the other. */
    private void backup() throws Exception {
        Path data = work.resolve("data-backup");
        Path passphrase = Files.writeString(work.resolve("passphrase"), "only for these figures\n");
        Map<String, String> environment = new HashMap<>(environment());
        environment.putAll(Map.of("ENLACE_DATA", data.toString(), "ENLACE_DEMO", "1"));
        DevelopmentSigner.trusted(home, data);
        try (Program.Running node = node(environment, "/health").start(log("backup"))) {
            officer = signedIn(data);
            Library.grow(http, NODE, officer, 20_000);
            told(environment, shell("backup:setup", passphrase.toString()));
            warm("/protocols");
            Series alone = new Series();
            Series during = new Series();
            Series made = new Series();
            for (int round = 0; round < 3; round++) {
                fetched("/protocols", 200).copyTo(alone);
                Process backup = begun(
                        environment, shell("backup:create", "--full", "--to", work.resolve("backups").toString()));
                long since = System.nanoTime();
                while (backup.isAlive()) {
                    fetched("/protocols", 1).copyTo(during);
                }
                made.add((System.nanoTime() - since) / 1e9);
                if (backup.waitFor() != 0) {
                    throw new IllegalStateException("backup:create failed; see " + log("commands"));
                }
            }
            table.plain(
                    "a page while a backup is made (one after the other, median)",
                    during.show("ms"),
                    "without " + alone.show("ms"),
                    during.median() / alone.median());
            table.plain(
                    "the same, the slowest of a hundred",
                    show(during.percentile(99), "ms"),
                    "without " + show(alone.percentile(99), "ms"),
                    during.percentile(99) / alone.percentile(99));
            table.plain("backup:create of that node", made.show("s"), "", 1);
        }
    }

    private Process begun(Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log("commands").toFile()));
        return builder.start();
    }

    private void told(Map<String, String> environment, List<String> command) throws Exception {
        if (begun(environment, command).waitFor() != 0) {
            throw new IllegalStateException(command + " failed; see " + log("commands"));
        }
    }

    /** Asks for pages until the compilers have come to their end: until fifty of each take as long as the fifty before, two minutes at most. */
    private void warm(String... pages) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        double before = Double.MAX_VALUE;
        while (System.nanoTime() < end) {
            double now = 0;
            for (String page : pages) {
                now += fetched(page, 50).median();
            }
            if (now > before * 0.95) {
                return;
            }
            before = now;
        }
    }

    /** How many milliseconds a page took, so many times. */
    private Series fetched(String page, int times) throws Exception {
        Series series = new Series();
        for (int i = 0; i < times; i++) {
            long begun = System.nanoTime();
            HttpResponse<byte[]> answer = fetch(page, true);
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(page + " answered " + answer.statusCode());
            }
            series.add((System.nanoTime() - begun) / 1e6);
        }
        return series;
    }

    /** Searches, the index and the page of a record, with as many records as FIGURES_RECORDS says. */
    private void library() throws Exception {
        int records = Integer.parseInt(System.getenv().getOrDefault("FIGURES_RECORDS", "100000"));
        int rounds = records < 100_000 ? 1 : 3;
        Path data = work.resolve("data-library");
        Map<String, String> environment = new HashMap<>(environment());
        environment.putAll(Map.of("ENLACE_DATA", data.toString(), "ENLACE_DEMO", "1"));
        DevelopmentSigner.trusted(home, data);
        String id;
        Path page = work.resolve("record.html");
        try (Program.Running node = node(environment, "/health").start(log("library"))) {
            officer = signedIn(data);
            Library.grow(http, NODE, officer, records);
            LibraryFigures figures = new LibraryFigures(table, http, NODE, officer, records);
            figures.searches();
            figures.indexing(shell("protocols:reindex", "--json"), environment, work, rounds);
            id = firstId();
            Files.write(page, figures.fetch("/protocols/" + id).body());
        }
        Series ours = new Series();
        Series plain = new Series();
        for (int round = 0; round < rounds; round++) {
            URI path = NODE.resolve("/protocols/" + id);
            try (Program.Running node =
                    node(Map.of("ENLACE_DATA", data.toString()), "/protocols").start(log("library"))) {
                ours.add(Wrk.rate(path, officer.headers(path)).warm());
            }
            URI answer = URI.create("http://127.0.0.1:" + (PORT + 1) + "/protocols/" + id);
            Program floor = floor(answer, data, page.toString());
            try (Program.Running running = floor.start(log("floor"))) {
                plain.add(Wrk.rate(answer, Map.of()).warm());
            }
        }
        table.plain(
                "page of one record (wrk, 16 connections), " + Files.size(page) / 1024 + " KB",
                ours.show("/s"),
                "servlet with the same bytes " + plain.show("/s"),
                ours.median() / plain.median());
    }

    private HttpResponse<byte[]> fetch(String path, boolean compressed) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(NODE.resolve(path)).header("Accept-Language", "es");
        officer.headers(NODE.resolve(path)).forEach(request::header);
        if (compressed) {
            request.header("Accept-Encoding", "gzip");
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private String firstId() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(NODE.resolve("/api/protocols?size=1"));
        officer.api().forEach(request::header);
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        Matcher id = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"").matcher(answer.body());
        if (!id.find()) {
            throw new IllegalStateException("No record in " + answer.body());
        }
        return id.group(1);
    }

    private Program node(Map<String, String> more, String path) {
        Map<String, String> environment = new HashMap<>(environment());
        environment.putAll(more);
        return new Program(
                "Enlace", List.of(home.resolve("bin/enlace").toString(), "run"), environment, NODE.resolve(path), 200, officer);
    }

    /** Once the sample accounts are there, which are made after the node is ready. */
    private Officer signedIn(Path data) throws Exception {
        Path accounts = data.resolve("demo-accounts.txt");
        while (!Files.exists(accounts)) {
            Program.pause(100);
        }
        return Officer.of(http, NODE, home, data);
    }

    /** With the node's own settings, an archive of its classes included. */
    private Program floor(String id) {
        return floor(URI.create("http://127.0.0.1:" + (PORT + 1) + "/api/protocols/" + id), work.resolve("data"));
    }

    private Program floor(URI answer, Path data, String... more) {
        Path archive = work.resolve("floor.jsa");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "@" + home.resolve("lib/java.options"),
                (Files.exists(archive) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=") + archive,
                "-cp",
                classPath,
                Floor.class.getName(),
                data.toString(),
                String.valueOf(PORT + 1)));
        command.addAll(List.of(more));
        return new Program("floor", command, Map.of(), answer, 200);
    }

    private List<String> shell(String... words) {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/enlace").toString(), "shell"));
        command.addAll(List.of(words));
        return command;
    }

    private Map<String, String> environment() {
        return Map.of(
                "ENLACE_DATA", work.resolve("data").toString(),
                "ENLACE_HTTP_PORT", String.valueOf(PORT),
                "ENLACE_COUNTRY", "CO",
                "ENLACE_ALLOW_ROOT", "1",
                "JAVA_HOME", System.getProperty("java.home"));
    }

    private Path log(String name) {
        return work.resolve(name + ".log");
    }

    private static double megabytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    / 1e6;
        }
    }

    private static String show(double value, String unit) {
        return String.format(Locale.ROOT, "%.1f %s", value, unit);
    }

    private static String machine() throws IOException {
        String processor = Files.lines(Path.of("/proc/cpuinfo"))
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .orElse("")
                .replaceFirst(".*:\\s*", "");
        return "Java " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " × " + processor;
    }
}
