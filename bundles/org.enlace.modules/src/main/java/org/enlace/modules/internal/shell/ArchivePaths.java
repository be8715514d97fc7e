package org.enlace.modules.internal.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.enlace.modules.internal.ShippedArchives;
import org.enlace.modules.internal.catalogue.Catalogues;
import org.enlace.modules.internal.web.Offers;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.osgi.framework.Version;

/**
 * Finds the one archive somebody means: a path seen from where they stand, a pattern, or a module by its id, alone or with its
 * version ({@code ID@VERSION}). An id means the newest version among the archives of this release and those that catalogues list.
 */
final class ArchivePaths {
    private static final Pattern GLOB = Pattern.compile("[*?\\[{]");
    private static final Pattern MODULE = Pattern.compile("([a-z][a-z0-9-]*)(?:@([A-Za-z0-9._-]+))?");
    private static final int NAMED = 5;

    private final Path folder;
    private final UnaryOperator<Path> allowed;
    private final ShippedArchives shipped;
    private final Offers offers;

    /** Seen from where somebody stands at the shell, and as far as that door lets them see. */
    ArchivePaths(Command.Invocation invocation, ShippedArchives shipped, Catalogues catalogues) {
        this(invocation.folder(), path -> invocation.path(path.toString()), shipped, catalogues);
    }

    /** @param allowed answers the path, or refuses it */
    ArchivePaths(Path folder, UnaryOperator<Path> allowed, ShippedArchives shipped, Catalogues catalogues) {
        this.folder = folder.toAbsolutePath();
        this.allowed = allowed;
        this.shipped = shipped;
        offers = new Offers(shipped, catalogues);
    }

    /**
     * The archive that is meant.
     *
     * @throws Refusal {@code module.path-none} or {@code module.path-several} when it is not exactly one
     */
    Path find(String typed) {
        Path literal = folder.resolve(typed.replace('\0', ' ')).normalize();
        if (shipped.all().contains(literal)) {
            return literal;
        }
        allowed.apply(literal);
        if (Files.exists(literal)) {
            return literal;
        }
        List<Path> found;
        Matcher module = MODULE.matcher(typed);
        if (GLOB.matcher(typed).find()) {
            found = expand(literal);
            // A pattern may lead through a link.
            found.forEach(allowed::apply);
        } else if (module.matches()) {
            Optional<Version> wanted = Optional.ofNullable(module.group(2)).map(ArchivePaths::wanted);
            found = offers.newest(module.group(1), wanted)
                    .flatMap(offer -> offer.archive().get())
                    .map(List::of)
                    .orElse(List.of());
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

    private static Version wanted(String typed) {
        try {
            return Version.parseVersion(typed);
        } catch (IllegalArgumentException e) {
            throw new Refusal("module.version", "\"" + typed + "\" is no version such as 0.2.0", typed);
        }
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
