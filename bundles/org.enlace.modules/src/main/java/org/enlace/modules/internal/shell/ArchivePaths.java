package org.enlace.modules.internal.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.enlace.modules.internal.ShippedArchives;
import org.enlace.platform.Refusal;

/** Finds the one archive somebody means: a path seen from where they stand, a pattern, or the id of a shipped module. */
final class ArchivePaths {
    private static final Pattern GLOB = Pattern.compile("[*?\\[{]");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");
    private static final int NAMED = 5;

    private final Path folder;
    private final ShippedArchives shipped;

    ArchivePaths(Path folder, ShippedArchives shipped) {
        this.folder = folder.toAbsolutePath();
        this.shipped = shipped;
    }

    /**
     * The archive that is meant.
     *
     * @throws Refusal {@code module.path-none} or {@code module.path-several} when it is not exactly one
     */
    Path find(String typed) {
        Path literal = folder.resolve(typed.replace('\0', ' ')).normalize();
        if (Files.exists(literal)) {
            return literal;
        }
        List<Path> found;
        if (GLOB.matcher(typed).find()) {
            found = expand(literal);
        } else if (ID.matcher(typed).matches()) {
            found = shipped.of(typed);
        } else {
            found = List.of();
        }
        if (found.isEmpty()) {
            throw new Refusal(
                    "module.path-none",
                    "No file matches \"" + typed + "\" seen from " + folder + "; check the path, or give it whole",
                    typed,
                    folder);
        }
        if (found.size() > 1) {
            String names = found.stream().limit(NAMED).map(Path::toString).collect(Collectors.joining(", "));
            throw new Refusal(
                    "module.path-several",
                    "\"" + typed + "\" matches " + found.size() + " files (" + names
                            + (found.size() > NAMED ? ", …" : "") + "); name the one that is meant",
                    typed,
                    found.size());
        }
        return found.get(0);
    }

    private static List<Path> expand(Path pattern) {
        List<Path> places = List.of(pattern.getRoot());
        for (Path segment : pattern) {
            List<Path> next = new ArrayList<>();
            for (Path place : places) {
                next.addAll(below(place, segment.toString()));
            }
            places = next;
        }
        return places.stream().sorted().toList();
    }

    private static List<Path> below(Path place, String segment) {
        if (!GLOB.matcher(segment).find()) {
            Path only = place.resolve(segment);
            return Files.exists(only) ? List.of(only) : List.of();
        }
        if (!Files.isDirectory(place) || !Files.isReadable(place)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> matching = Files.newDirectoryStream(place, segment)) {
            matching.forEach(found::add);
        } catch (PatternSyntaxException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + place + " cannot be read", e);
        }
        return found;
    }
}
