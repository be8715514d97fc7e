package org.enlace.platform.contribution;

import java.util.Map;
import java.util.Set;
import org.enlace.platform.Permission;

/** The permissions that exist on this node now: what the platform and the installed modules declare in their features. A service. */
public interface Permissions {
    /** Every declared permission, with the names of the roles it is proposed for. */
    Map<Permission, Set<String>> declared();

    default boolean isDeclared(Permission permission) {
        return declared().containsKey(permission);
    }
}
