package org.enlace.modules;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;

/**
 * All there is to know about an installed module.
 *
 * @param module      the short form
 * @param summary     what it is for, in each language
 * @param platform    the releases of the platform it fits, an OSGi version range
 * @param bundles     what it consists of, as it stands in the framework now
 * @param permissions what people must hold to use it
 * @param schema      where it stores its records; empty when it stores none
 * @param problems    why it is not up: bundle, component and what is missing; empty when all is well
 * @param bytes       its size on disk, without its records
 * @param archive     where it was installed from
 * @param dataNote    what happens to its data on removal, in each language the module words it
 */
public record ModuleDetails(
        InstalledModule module,
        Map<Language, String> summary,
        String platform,
        List<BundleStatus> bundles,
        List<Grant> permissions,
        Optional<StoredIn> schema,
        List<String> problems,
        long bytes,
        Path archive,
        Map<Language, String> dataNote) {
    public ModuleDetails {
        summary = Map.copyOf(summary);
        bundles = List.copyOf(bundles);
        permissions = List.copyOf(permissions);
        problems = List.copyOf(problems);
        dataNote = Map.copyOf(dataNote);
    }

    /**
     * A bundle of the module.
     *
     * @param name    its symbolic name
     * @param version its version
     * @param state   the framework's word for its state, such as {@code ACTIVE}, or {@code ABSENT}
     * @param shared  whether it stays when this module goes, because something else has it too
     */
    public record BundleStatus(String name, String version, String state, boolean shared) {}

    /**
     * A permission the module declares.
     *
     * @param permission   such as {@code protocols.write}
     * @param roles        the roles that hold it unless the node says otherwise
     * @param secondFactor whether an officer holds it with a second factor only, whatever the node says
     * @param title        what it allows, in every language; empty where the module has no words for it
     */
    public record Grant(Permission permission, List<String> roles, boolean secondFactor, Map<Language, String> title) {
        public Grant {
            roles = List.copyOf(roles);
            title = Map.copyOf(title);
        }
    }

    /**
     * Where a module keeps its records.
     *
     * @param schema  the schema's name
     * @param version the number of its newest migration
     */
    public record StoredIn(String schema, int version) {}
}
