package org.enlace.modules.internal.work;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.enlace.modules.Operation;
import org.enlace.platform.Language;

/**
 * What somebody wants to be done to a module, after they saw what it would do.
 *
 * @param archive for an install or an upgrade, where the version comes from
 * @param from    the version that runs
 * @param to      the version that is to run
 */
public record Order(
        Operation operation,
        String module,
        Map<Language, String> title,
        Optional<Path> archive,
        Optional<String> from,
        Optional<String> to) {
    public Order {
        title = Map.copyOf(title);
    }
}
