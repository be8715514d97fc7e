package org.enlace.configuration.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The configuration files of the node: the shipped ones, then its own. A file of its own that cannot be read keeps what it
 * said when it last could; it is not blamed before it has stood still for a second, because it may be half written.
 */
final class ConfigurationFiles {
    /** The most a file may hold, in bytes. */
    static final int LARGEST = 1 << 20;

    static final Duration SETTLED = Duration.ofSeconds(1);

    /** One file, and what it says or last said. */
    record ReadFile(Origin origin, String label, Settings settings) {}

    /**
     * @param files   in the order in which they override one another
     * @param pending whether a file may be half written and should be read again soon
     */
    record Reading(List<ReadFile> files, List<Mistake> mistakes, boolean pending) {}

    private record Stamp(long size, Instant modified, Object key) {}

    private record Known(Stamp stamp, byte[] bytes, Settings settings) {}

    private final Path shipped;
    private final Path own;
    private final LastGood lastGood;
    private final Clock clock;
    /** What each file said when it could last be read. */
    private final Map<Path, Known> known = new HashMap<>();

    ConfigurationFiles(Path home, Path data, Path lastGood, Clock clock) {
        this.shipped = home.resolve("config");
        this.own = data.resolve("config");
        this.lastGood = new LastGood(lastGood);
        this.clock = clock;
    }

    Path own() {
        return own;
    }

    /** Changes whenever a file does. */
    String fingerprint() {
        StringBuilder print = new StringBuilder();
        for (Path folder : List.of(shipped, own)) {
            print.append(folder).append('\n');
            try {
                for (Path file : json(folder)) {
                    print.append(file.getFileName())
                            .append(' ')
                            .append(stamp(file))
                            .append('\n');
                }
            } catch (IOException e) {
                print.append(e).append('\n');
            }
        }
        return print.toString();
    }

    Reading read() {
        List<ReadFile> files = new ArrayList<>();
        List<Mistake> mistakes = new ArrayList<>();
        boolean pending = false;
        Map<Path, Known> stillThere = new HashMap<>();
        for (Origin origin : List.of(Origin.SHIPPED, Origin.OWN)) {
            for (Path file : list(origin, mistakes)) {
                String label = origin.label(file.getFileName().toString());
                Known read = known.get(file);
                Stamp stamp = null;
                Settings settings;
                try {
                    stamp = stamp(file);
                    if (read == null || !read.stamp().equals(stamp)) {
                        read = parse(file, label, stamp);
                    }
                    settings = read.settings();
                } catch (NoSuchFileException e) {
                    continue;
                } catch (Unreadable | IOException e) {
                    boolean fresh = stamp != null && fresh(stamp.modified());
                    pending |= fresh;
                    settings = read != null
                            ? read.settings()
                            : origin == Origin.OWN ? lastGood.settings(file, label) : Settings.NONE;
                    if (!fresh) {
                        mistakes.add(broken(label, e, settings != Settings.NONE));
                    }
                }
                if (read != null) {
                    stillThere.put(file, read);
                }
                files.add(new ReadFile(origin, label, settings));
            }
        }
        known.clear();
        known.putAll(stillThere);
        return new Reading(List.copyOf(files), List.copyOf(mistakes), pending);
    }

    /** Sets the readable files of the node aside, for the day one of them is broken. */
    void keepGood() throws IOException {
        Map<Path, byte[]> good = new HashMap<>();
        known.forEach((file, read) -> {
            if (file.startsWith(own)) {
                good.put(file.getFileName(), read.bytes());
            }
        });
        lastGood.keep(good, json(own).stream().map(Path::getFileName).collect(Collectors.toSet()));
    }

    private boolean fresh(Instant modified) {
        Duration age = Duration.between(modified, clock.instant());
        return !age.isNegative() && age.compareTo(SETTLED) < 0;
    }

    private static Known parse(Path file, String label, Stamp stamp) throws Unreadable, IOException {
        if (stamp.size() > LARGEST) {
            throw new Unreadable("is " + stamp.size() + " bytes long; at most " + LARGEST + " are read");
        }
        byte[] bytes = Files.readAllBytes(file);
        return new Known(stamp, bytes, JsonSettings.read(label, bytes));
    }

    private static Mistake broken(String label, Exception e, boolean keptLastGood) {
        String why = e instanceof Unreadable
                ? e.getMessage()
                : "cannot be read (" + e.getClass().getSimpleName() + "); check its owner and mode";
        String rest = keptLastGood
                ? "; until it is corrected, what it said before stays in force"
                : "; until it is corrected, nothing of it applies";
        return new Mistake(Mistake.Kind.WRONG, label, "", "", label + " " + why + rest);
    }

    private List<Path> list(Origin origin, List<Mistake> mistakes) {
        Path folder = origin == Origin.OWN ? own : shipped;
        try {
            return json(folder);
        } catch (IOException e) {
            String label = origin.label("");
            mistakes.add(new Mistake(
                    Mistake.Kind.WRONG,
                    label,
                    "",
                    "",
                    label + " cannot be listed (" + e.getClass().getSimpleName() + "); check its owner and mode"));
            return List.of();
        }
    }

    /** The files by name; hidden ones, which editors make, are left alone. */
    private static List<Path> json(Path folder) throws IOException {
        Map<String, Path> byName = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.endsWith(".json") && !name.startsWith(".") && !Files.isDirectory(file)) {
                    byName.put(name, file);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
        return List.copyOf(byName.values());
    }

    private static Stamp stamp(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(
                attributes.size(), attributes.lastModifiedTime().toInstant(), String.valueOf(attributes.fileKey()));
    }
}
