package org.enlace.scaffold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A copy of this project's sources in which a test may make modules and build them. What they need of the project they find where
 * Maven looks before its own repository: the jars that this build has made.
 *
 * @param root the copy's root folder
 */
record Project(Path root) {
    private static final Path HERE = Path.of("..").toAbsolutePath().normalize();
    private static final long PATIENCE_MINUTES = 10;

    /** What a command came to. */
    record Outcome(int status, String said) {}

    static Project copiedTo(Path folder) throws IOException {
        for (String part : List.of("pom.xml", "bundles", "features", "scaffold", "distribution/pom.xml")) {
            copy(HERE.resolve(part), folder.resolve(part));
        }
        return new Project(folder);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.endsWith("target") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copied = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copied.getParent());
                Files.copy(file, copied);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Runs the scaffold as a person does. */
    Outcome newModule(String... arguments) throws IOException {
        return run(command(List.of(java("java"), "scaffold/NewModule.java"), arguments));
    }

    /** The same, compiled once: for many runs. */
    Outcome newModuleCompiled(String... arguments) throws IOException {
        Path classes = root.resolve("target/scaffold");
        if (!Files.exists(classes)) {
            Outcome compiled = run(List.of(
                    java("javac"), "-Xlint:all", "-Werror", "-d", classes.toString(), "scaffold/NewModule.java"));
            if (compiled.status() != 0) {
                throw new AssertionError(compiled.said());
            }
        }
        return run(command(
                List.of(java("java"), "-XX:TieredStopAtLevel=1", "-cp", classes.toString(), "NewModule"), arguments));
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    private static List<String> command(List<String> program, String... arguments) {
        return Stream.concat(program.stream(), Stream.of(arguments)).toList();
    }

    /** Runs Maven without a network, in one bundle alone. */
    Outcome maven(String bundle, String... goals) throws IOException {
        String home = System.getProperty("maven.home", "");
        List<String> program = List.of(
                home.isEmpty() ? "mvn" : Path.of(home, "bin/mvn").toString(),
                "--batch-mode",
                "--offline",
                "--no-transfer-progress",
                "-Dmaven.repo.local=" + repository(),
                "-Dmaven.repo.local.tail=" + System.getProperty("maven.repository"),
                "--file",
                "bundles/" + bundle);
        return run(command(program, goals));
    }

    /** The project's poms and jars where Maven looks first; everything else it has from the repository of this build. */
    private Path repository() throws IOException {
        Path repository = root.resolve("target/repository");
        if (!Files.exists(repository)) {
            provide(HERE, "enlace", repository);
            provide(HERE.resolve("bundles"), "bundles", repository);
            try (Stream<Path> bundles = Files.list(HERE.resolve("bundles"))) {
                for (Path bundle : bundles.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                        .toList()) {
                    provide(bundle, bundle.getFileName().toString(), repository);
                }
            }
        }
        return repository;
    }

    private void provide(Path project, String artifact, Path repository) throws IOException {
        String version = version();
        Path place = Files.createDirectories(
                repository.resolve("org/enlace").resolve(artifact).resolve(version));
        Files.copy(project.resolve("pom.xml"), place.resolve(artifact + "-" + version + ".pom"));
        Path target = project.resolve("target");
        if (Files.isDirectory(target)) {
            try (Stream<Path> jars = Files.list(target)) {
                for (Path jar : jars.filter(
                                file -> file.getFileName().toString().matches(artifact + "-" + version + ".*\\.jar"))
                        .toList()) {
                    Files.copy(jar, place.resolve(jar.getFileName()));
                }
            }
        }
    }

    String version() throws IOException {
        return Files.readString(root.resolve("pom.xml"))
                .replaceFirst("(?s).*?<artifactId>enlace</artifactId>\\s*<version>([^<]+)</version>.*", "$1");
    }

    private Outcome run(List<String> command) throws IOException {
        Path output = Files.createTempFile("scaffold-said", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end: " + Files.readString(output));
            }
            return new Outcome(process.exitValue(), Files.readString(output));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Files.delete(output);
        }
    }

    /** Every file of the copy and what is in it. */
    Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(root.resolve("target"))) {
                    files.put(root.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
