package org.enlace.identity;

import java.util.Set;
import org.enlace.platform.Permission;

/**
 * A bundle of permissions that officers are given.
 *
 * @param name        what it is called by
 * @param version     counts its changes; 0 for a built-in role nobody changed
 * @param builtIn     whether features propose permissions for it; such a role cannot be removed
 * @param title       what people read; empty for a built-in role, whose title is a text {@code role.NAME}
 * @param permissions what it gives now
 * @param proposed    what features propose for it now; empty for a role of the node's own
 * @param holders     how many officers have it, disabled ones included
 */
public record Role(
        RoleName name,
        int version,
        boolean builtIn,
        String title,
        Set<Permission> permissions,
        Set<Permission> proposed,
        int holders) {
    public Role {
        permissions = Set.copyOf(permissions);
        proposed = Set.copyOf(proposed);
    }
}
