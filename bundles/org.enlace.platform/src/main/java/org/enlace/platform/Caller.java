package org.enlace.platform;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who asks. Made at the edge (a page, the JSON API, the shell) and handed to every use case.
 *
 * @param officer   the account that acts
 * @param actingFor the absent officer whose deputy the account is in this act; what is known is then what that officer knows, what is
 *                  permitted is what both may do, and the audit names both
 * @param unit      the unit of the officer whose rights are used
 * @param language  the language texts are given in
 * @param zone      the zone times are shown in
 * @param grants    tells which permissions are held
 * @param origin    by which door the act came in
 */
public record Caller(
        OfficerId officer,
        Optional<OfficerId> actingFor,
        Optional<UnitId> unit,
        Language language,
        ZoneId zone,
        Predicate<Permission> grants,
        Origin origin) {
    private static final OfficerId NODE = new OfficerId("node");

    public Caller {
        Objects.requireNonNull(officer, "officer");
        Objects.requireNonNull(actingFor, "actingFor");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(grants, "grants");
        Objects.requireNonNull(origin, "origin");
    }

    /** A caller of no unit who acts for nobody else, on a page. */
    public Caller(OfficerId officer, Language language, ZoneId zone, Predicate<Permission> grants) {
        this(officer, Optional.empty(), Optional.empty(), language, zone, grants, Origin.of(Origin.Door.PAGE));
    }

    /** A caller who holds exactly the named permissions. */
    public static Caller holding(OfficerId officer, Language language, ZoneId zone, Set<Permission> permissions) {
        Set<Permission> held = Set.copyOf(permissions);
        return new Caller(officer, language, zone, held::contains);
    }

    /** The node itself, for what nobody asked for: it holds exactly the named permissions. */
    public static Caller node(Permission... permissions) {
        Set<Permission> held = Set.of(permissions);
        return new Caller(
                NODE,
                Optional.empty(),
                Optional.empty(),
                Language.EN,
                ZoneOffset.UTC,
                held::contains,
                Origin.of(Origin.Door.NODE));
    }

    /**
     * Whose eyes read: the absent officer's where the caller is a deputy. Need-to-know is measured by these, but for what is
     * {@link NeedToKnow#inPerson}.
     */
    public OfficerId reader() {
        return actingFor.orElse(officer);
    }

    /** The same caller, come in by another door. */
    public Caller by(Origin other) {
        return new Caller(officer, actingFor, unit, language, zone, grants, other);
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
