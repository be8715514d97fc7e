package org.enlace.modules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;

/**
 * What a change of a module would do. Making one touches nothing.
 *
 * @param operation what is planned
 * @param module    the module's id
 * @param title     what people call it, in each language
 * @param from      the version that runs now
 * @param to        the version that would run afterwards
 * @param checks    what was verified about the archive, in order
 * @param bundlesIn the bundles that would come, as {@code name version}
 * @param bundlesOut the bundles that would go, as {@code name version}
 * @param restarts  the ids of other modules that would restart; there are none, or the change is not made
 * @param scripts   the migrations that would be applied to the module's schema, in order
 * @param schema    the schema its records lie in
 * @param rows      how many rows lie there now
 * @param gained    the permissions that would come to exist
 * @param lost      the permissions that would cease to exist
 * @param bytes     what the module needs on disk without its records, in bytes
 * @param free      what is free on the disk of the data folder, in bytes
 * @param dataNote  what becomes of the records, in the module's words, in each language it words it
 * @param later     for a rollback: how many rows were written, changed or deleted since the upgrade and would be lost
 * @param obstacles why the change would be refused; empty when it can be made
 */
public record ModulePlan(
        Operation operation,
        String module,
        Map<Language, String> title,
        Optional<String> from,
        Optional<String> to,
        List<String> checks,
        List<String> bundlesIn,
        List<String> bundlesOut,
        List<String> restarts,
        List<String> scripts,
        Optional<String> schema,
        long rows,
        List<Permission> gained,
        List<Permission> lost,
        long bytes,
        long free,
        Map<Language, String> dataNote,
        long later,
        List<Refusal> obstacles) {
    public ModulePlan {
        title = Map.copyOf(title);
        checks = List.copyOf(checks);
        bundlesIn = List.copyOf(bundlesIn);
        bundlesOut = List.copyOf(bundlesOut);
        restarts = List.copyOf(restarts);
        scripts = List.copyOf(scripts);
        gained = List.copyOf(gained);
        lost = List.copyOf(lost);
        dataNote = Map.copyOf(dataNote);
        obstacles = List.copyOf(obstacles);
    }

    /** Whether the change can be made. */
    public boolean possible() {
        return obstacles.isEmpty();
    }
}
