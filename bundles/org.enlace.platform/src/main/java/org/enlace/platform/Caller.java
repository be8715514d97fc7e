package org.enlace.platform;

import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who asks. Made at the edge (a page, the JSON API, the shell) and handed to every use case.
 *
 * @param officer  the account that acts
 * @param language the language texts are given in
 * @param zone     the zone times are shown in
 * @param grants   tells which permissions the officer holds
 */
public record Caller(OfficerId officer, Language language, ZoneId zone, Predicate<Permission> grants) {
    public Caller {
        Objects.requireNonNull(officer, "officer");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(grants, "grants");
    }

    /** A caller who holds exactly the named permissions. */
    public static Caller holding(OfficerId officer, Language language, ZoneId zone, Set<Permission> permissions) {
        Set<Permission> held = Set.copyOf(permissions);
        return new Caller(officer, language, zone, held::contains);
    }

    public boolean holds(Permission permission) {
        return grants.test(permission);
    }

    /** Lets the act go on, or ends it. */
    public void require(Permission permission) {
        if (!holds(permission)) {
            throw new Forbidden(permission);
        }
    }
}
