package org.enlace.modules.internal.web;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.modules.ModuleDetails.Grant;
import org.enlace.platform.Language;
import org.osgi.framework.Version;

/**
 * A version of a module that could be installed here.
 *
 * @param title       what people call it, in each language it is known in
 * @param summary     what it is for, in each language it is known in
 * @param permissions what it declares, where that is known
 * @param catalogue   the catalogue that offers it; empty where this release brought it
 * @param archive     finds the archive, and fetches it where it is elsewhere
 */
public record Offer(
        String id,
        String version,
        Map<Language, String> title,
        Map<Language, String> summary,
        List<Grant> permissions,
        Optional<String> catalogue,
        Supplier<Optional<Path>> archive) {
    public Offer {
        title = Map.copyOf(title);
        summary = Map.copyOf(summary);
        permissions = List.copyOf(permissions);
    }

    /** What it is beside what is installed. */
    public enum Kind {
        NEW,
        UPGRADE,
        INSTALLED,
        OLDER
    }

    /** @param installed the version that runs here, where one does */
    public Kind beside(Optional<String> installed) {
        if (installed.isEmpty()) {
            return Kind.NEW;
        }
        int order = number().compareTo(Version.parseVersion(installed.get()));
        return order > 0 ? Kind.UPGRADE : order == 0 ? Kind.INSTALLED : Kind.OLDER;
    }

    /** The version as it is compared. */
    Version number() {
        return Version.parseVersion(version);
    }
}
