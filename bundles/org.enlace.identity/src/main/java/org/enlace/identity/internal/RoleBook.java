package org.enlace.identity.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.enlace.identity.Officer;
import org.enlace.identity.Profile;
import org.enlace.identity.RoleName;
import org.enlace.identity.internal.RoleStore.Stored;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Permissions;

/**
 * What roles give at this moment: what features propose for them, plus what was added here, minus what was taken away. Kept in
 * memory for five seconds; a change made here, or a module that comes or goes, counts at once.
 */
final class RoleBook {
    static final List<RoleName> BUILT_IN = List.of(
            RoleName.ADMINISTRATOR,
            new RoleName("officer"),
            new RoleName("analyst"),
            new RoleName("investigator"),
            new RoleName("prosecutor"),
            new RoleName("central-authority"),
            new RoleName("training-coordinator"),
            new RoleName("auditor"));

    static final long FRESH_MILLIS = 5_000;

    /** What roles give, as it was read. */
    static final class Page {
        private final Map<Permission, Set<String>> declared;
        private final Set<Permission> guarded;
        private final long read;
        private final Map<RoleName, Stored> stored;
        private final Map<RoleName, Set<Permission>> given;

        private Page(Map<Permission, Set<String>> declared, Set<Permission> guarded, long read, List<Stored> roles) {
            this.declared = declared;
            this.guarded = guarded;
            this.read = read;
            stored = new LinkedHashMap<>();
            BUILT_IN.forEach(name -> stored.put(name, untouched(name)));
            proposedNames(declared).forEach(name -> stored.putIfAbsent(name, untouched(name)));
            roles.forEach(role -> stored.put(role.name(), role));
            given = new HashMap<>();
            stored.values().forEach(role -> given.put(role.name(), RoleBook.given(role, declared)));
        }

        Map<Permission, Set<String>> declared() {
            return declared;
        }

        List<Stored> roles() {
            return new ArrayList<>(stored.values());
        }

        Set<Permission> given(RoleName role) {
            return given.getOrDefault(role, Set.of());
        }

        /** What it gives, and what it will give again once a module that is away is back. */
        private Set<Permission> lasting(RoleName role) {
            Set<Permission> lasting = new TreeSet<>(given(role));
            Stored known = stored.get(role);
            if (known != null) {
                known.added().stream()
                        .filter(permission -> !declared.containsKey(permission))
                        .forEach(lasting::add);
            }
            return lasting;
        }

        Set<Permission> given(Set<RoleName> roles) {
            Set<Permission> all = new HashSet<>();
            roles.forEach(role -> all.addAll(given(role)));
            return all;
        }
    }

    private final RoleStore store;
    private final Permissions permissions;
    private final Supplier<Settings> settings;
    private final Clock clock;
    private volatile Page page;
    private volatile int changes;

    RoleBook(RoleStore store, Permissions permissions, Supplier<Settings> settings, Clock clock) {
        this.store = store;
        this.permissions = permissions;
        this.settings = settings;
        this.clock = clock;
    }

    Page page() {
        Page now = page;
        Map<Permission, Set<String>> declared = permissions.declared();
        if (now == null || now.declared != declared || clock.millis() - now.read >= FRESH_MILLIS) {
            int before = changes;
            now = new Page(declared, permissions.guarded(), clock.millis(), store.all());
            keep(now, before);
        }
        return now;
    }

    /** Unless a role was changed since it was read. */
    private synchronized void keep(Page read, int before) {
        if (before == changes) {
            page = read;
        }
    }

    /** A role was changed here. */
    synchronized void forget() {
        changes++;
        page = null;
    }

    static Set<Permission> proposed(RoleName role, Map<Permission, Set<String>> declared) {
        Set<Permission> proposed = new HashSet<>();
        declared.forEach((permission, roles) -> {
            if (roles.contains(role.value())) {
                proposed.add(permission);
            }
        });
        return proposed;
    }

    static Set<Permission> given(Stored role, Map<Permission, Set<String>> declared) {
        Set<Permission> given = role.builtIn() ? proposed(role.name(), declared) : new HashSet<>();
        given.addAll(role.added());
        given.removeAll(role.removed());
        given.retainAll(declared.keySet());
        return given;
    }

    private static Set<RoleName> proposedNames(Map<Permission, Set<String>> declared) {
        Set<RoleName> names = new TreeSet<>();
        declared.values().forEach(roles -> roles.forEach(role -> names.add(new RoleName(role))));
        return names;
    }

    private static Stored untouched(RoleName name) {
        return new Stored(name, 0, true, "", Set.of(), Set.of());
    }

    /** Because its feature says so, or this node. */
    boolean needsSecondFactor(Permission permission) {
        return page().guarded.contains(permission) || settings.get().needsSecondFactor(permission);
    }

    /** Whether the officer's roles give anything that needs a second factor. */
    boolean needsSecondFactor(Profile profile) {
        return page().given(profile.roles()).stream().anyMatch(this::needsSecondFactor);
    }

    /** What an officer may do now: without a second factor, nothing that needs one. */
    Set<Permission> held(Officer.Active officer) {
        Set<Permission> held = page().given(officer.profile().roles());
        if (officer.secondFactor().isEmpty()) {
            held.removeIf(this::needsSecondFactor);
        }
        return held;
    }

    /** Whether it administers the node, so that a token has to name it. */
    boolean administrative(Permission permission) {
        return permissions.administrative(permission);
    }

    /** Whether one of the roles gives anything that administers the node. */
    boolean administrative(Set<RoleName> roles) {
        return page().given(roles).stream().anyMatch(this::administrative);
    }

    String title(Permission permission, Language language) {
        return permissions.title(permission, language);
    }

    /**
     * Nobody hands on what they do not hold.
     *
     * @throws Refusal {@code role.not-held}; {@code role.module-away} for what a role gives as soon as a module is back
     */
    void requireHeld(Caller caller, Set<RoleName> roles) {
        Page now = page();
        for (RoleName role : new TreeSet<>(roles)) {
            for (Permission permission : now.lasting(role)) {
                if (!caller.holds(permission)) {
                    throw (now.declared.containsKey(permission)
                                    ? notHeld(role, permission)
                                    : moduleAway(role, permission))
                            .at("roles");
                }
            }
        }
    }

    private static Refusal notHeld(RoleName role, Permission permission) {
        return new Refusal(
                "role.not-held",
                "The role \"" + role + "\" gives " + permission
                        + ", which you do not hold yourself; ask somebody who does",
                permission,
                role);
    }

    private static Refusal moduleAway(RoleName role, Permission permission) {
        return new Refusal(
                "role.module-away",
                "The role \"" + role + "\" gives " + permission + " again as soon as the module that declares it is"
                        + " back, and nobody holds it now; wait for the module, or do it on the node's console",
                permission,
                role);
    }

    /** Whether there is such a role. */
    boolean exists(RoleName role) {
        return page().stored.containsKey(role);
    }
}
