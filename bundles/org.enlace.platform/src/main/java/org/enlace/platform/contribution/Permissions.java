package org.enlace.platform.contribution;

import java.util.Map;
import java.util.Set;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;

/** The permissions that exist on this node now: what the platform and the installed modules declare in their features. A service. */
public interface Permissions {
    /** The role that administration is proposed for. */
    Set<String> ADMINISTRATOR = Set.of("administrator");

    /** Every declared permission, with the names of the roles it is proposed for. */
    Map<Permission, Set<String>> declared();

    default boolean isDeclared(Permission permission) {
        return declared().containsKey(permission);
    }

    /**
     * Whether it administers the node: its feature proposes it for administrators alone or for nobody, or no feature declares it.
     * A token has such a permission only if it names it.
     */
    default boolean administrative(Permission permission) {
        return ADMINISTRATOR.containsAll(declared().getOrDefault(permission, Set.of()));
    }

    /** Those that an officer holds with a second factor only, because their feature says so: what reaches into cases. */
    default Set<Permission> guarded() {
        return Set.of();
    }

    /** What it allows, in the words of the feature that declares it; its name where the feature has none. */
    default String title(Permission permission, Language language) {
        return permission.value();
    }
}
