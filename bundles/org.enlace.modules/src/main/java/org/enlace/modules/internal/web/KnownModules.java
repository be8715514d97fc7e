package org.enlace.modules.internal.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.enlace.modules.internal.archive.InstalledFeatures;
import org.enlace.modules.internal.archive.ModuleFeature;
import org.enlace.platform.Language;
import org.enlace.platform.Node;

/** Modules by name: those installed and those this release brings. */
public final class KnownModules {
    private static final Pattern ARCHIVE = Pattern.compile("([a-z][a-z0-9-]*?)-\\d.*\\.zip");

    private final InstalledFeatures installed;
    private final Node node;

    KnownModules(InstalledFeatures installed, Node node) {
        this.installed = installed;
        this.node = node;
    }

    InstalledFeatures installed() {
        return installed;
    }

    /** The ids. */
    SortedSet<String> ids() {
        SortedSet<String> ids = new TreeSet<>();
        installed.features().forEach(feature -> ids.add(feature.id()));
        Path folder = node.home().resolve("modules");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> ARCHIVE.matcher(file.getFileName().toString()))
                        .filter(Matcher::matches)
                        .forEach(match -> ids.add(match.group(1)));
            } catch (IOException e) {
                // Only what is offered to choose from is lost; an id can be typed.
                return ids;
            }
        }
        return ids;
    }

    /** What a module is called, or its id where it is not installed. */
    public String title(String id, Language language) {
        for (ModuleFeature feature : installed.features()) {
            if (feature.id().equals(id)) {
                Map<Language, String> title = feature.title();
                return title.getOrDefault(language, id);
            }
        }
        return id;
    }
}
