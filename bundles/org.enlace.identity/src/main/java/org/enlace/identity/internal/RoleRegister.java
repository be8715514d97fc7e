package org.enlace.identity.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.enlace.identity.Officers;
import org.enlace.identity.Role;
import org.enlace.identity.RoleName;
import org.enlace.identity.Roles;
import org.enlace.identity.internal.RoleStore.Stored;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;

/** The roles of this node. */
final class RoleRegister implements Roles {
    /** Without these nobody could give rights back. */
    private static final Set<Permission> CORE = Set.of(Officers.READ, Officers.MANAGE, MANAGE);

    private static final int TITLE = 120;

    private final Stores stores;
    private final Journal journal;
    private final RoleBook book;
    private final CachedAuthentication authentication;

    RoleRegister(Stores stores, Journal journal, RoleBook book, CachedAuthentication authentication) {
        this.stores = stores;
        this.journal = journal;
        this.book = book;
        this.authentication = authentication;
    }

    @Override
    public List<Role> all(Caller caller) {
        requireReader(caller);
        return book.page().roles().stream().map(this::role).toList();
    }

    @Override
    public Role find(RoleName name, Caller caller) {
        requireReader(caller);
        return role(stored(name));
    }

    private static void requireReader(Caller caller) {
        if (!caller.holds(Officers.READ) && !caller.holds(MANAGE)) {
            throw new Forbidden(Officers.READ);
        }
    }

    @Override
    public List<Permission> declared() {
        return List.copyOf(new TreeSet<>(book.page().declared().keySet()));
    }

    @Override
    public Set<Permission> grantable(Caller caller) {
        return book.page().declared().keySet().stream().filter(caller::holds).collect(Collectors.toSet());
    }

    @Override
    public boolean needsSecondFactor(Permission permission) {
        return book.needsSecondFactor(permission);
    }

    @Override
    public String title(Permission permission, Language language) {
        return book.title(permission, language);
    }

    @Override
    public Role create(RoleName name, String title, Set<Permission> permissions, Caller caller) {
        return journal.keep(act("roles.create", caller, name), entry -> {
            caller.require(MANAGE);
            String words = title(title);
            requireDeclared(permissions);
            requireHeld(caller, permissions);
            if (book.exists(name) || stores.roles().find(name).isPresent()) {
                throw new Refusal("role.exists", "There is a role \"" + name + "\" already; choose another name", name)
                        .at("name");
            }
            Stored role = stores.roles().write(new Stored(name, 0, false, words, permissions, Set.of()));
            entry.add(written -> written.changed("title", null, words).changed("permissions", null, text(permissions)));
            forget();
            return role(role);
        });
    }

    @Override
    public Role change(RoleName name, int version, String title, Set<Permission> permissions, Caller caller) {
        return journal.keep(act("roles.change", caller, name), entry -> {
            caller.require(MANAGE);
            Stored old = stored(name);
            if (old.version() != version) {
                throw new Stale(KIND, name.value());
            }
            Set<Permission> declared = book.page().declared().keySet();
            Set<Permission> before = book.page().given(name);
            requireDeclared(permissions);
            Set<Permission> additions = new HashSet<>(permissions);
            additions.removeAll(before);
            requireHeld(caller, additions);
            if (name.equals(RoleName.ADMINISTRATOR) && !permissions.containsAll(CORE)) {
                throw new Refusal(
                                "role.administrator-core",
                                "The administrator's role keeps " + text(CORE) + ", or nobody could give rights back",
                                text(CORE))
                        .at("permissions");
            }
            Set<Permission> proposed =
                    old.builtIn() ? RoleBook.proposed(name, book.page().declared()) : Set.of();
            String words = old.builtIn() ? "" : title(title);
            // What was decided about permissions of a module that is away stays decided.
            Set<Permission> added = without(old.added(), declared);
            permissions.stream()
                    .filter(permission -> !proposed.contains(permission))
                    .forEach(added::add);
            Set<Permission> removed = without(old.removed(), declared);
            proposed.stream()
                    .filter(permission -> !permissions.contains(permission))
                    .forEach(removed::add);
            Stored changed = stores.roles().write(new Stored(name, version, old.builtIn(), words, added, removed));
            entry.add(written -> written.changed("title", old.title(), words)
                    .changed("permissions", text(before), text(permissions)));
            if (additions.stream().anyMatch(book::administrative)) {
                journal.administrators().widened(name, caller);
            }
            forget();
            return role(changed);
        });
    }

    @Override
    public void remove(RoleName name, int version, Caller caller) {
        journal.keep(act("roles.remove", caller, name), entry -> {
            caller.require(MANAGE);
            Stored role = stored(name);
            if (role.builtIn()) {
                throw new Refusal("role.built-in", "The role \"" + name + "\" is built in and stays", name);
            }
            int holders = stores.officers().holders(name);
            if (holders > 0) {
                throw new Refusal(
                        "role.in-use",
                        holders + " officers have the role \"" + name + "\"; take it from them first",
                        name,
                        holders);
            }
            stores.roles().remove(name, version);
            entry.add(written -> written.changed("permissions", text(role.added()), null));
            forget();
            return null;
        });
    }

    private Stored stored(RoleName name) {
        return stores.roles().find(name).orElseGet(() -> book.page().roles().stream()
                .filter(role -> role.name().equals(name) && role.builtIn())
                .findFirst()
                .map(role -> new Stored(name, 0, true, "", Set.of(), Set.of()))
                .orElseThrow(() -> new NotFound(KIND, name.value())));
    }

    private Role role(Stored stored) {
        var declared = book.page().declared();
        return new Role(
                stored.name(),
                stored.version(),
                stored.builtIn(),
                stored.title(),
                RoleBook.given(stored, declared),
                stored.builtIn() ? RoleBook.proposed(stored.name(), declared) : Set.of(),
                stores.officers().holders(stored.name()));
    }

    private void requireDeclared(Set<Permission> permissions) {
        for (Permission permission : new TreeSet<>(permissions)) {
            if (!book.page().declared().containsKey(permission)) {
                throw new Refusal(
                                "role.undeclared",
                                "No part of this node declares the permission " + permission,
                                permission)
                        .at("permissions");
            }
        }
    }

    private static void requireHeld(Caller caller, Set<Permission> additions) {
        for (Permission permission : new TreeSet<>(additions)) {
            if (!caller.holds(permission)) {
                throw new Refusal(
                                "role.permission-not-held",
                                "You do not hold " + permission + " yourself, so you cannot hand it on",
                                permission)
                        .at("permissions");
            }
        }
    }

    private static String title(String title) {
        String words = title == null ? "" : title.strip();
        if (words.isEmpty() || words.length() > TITLE || words.codePoints().anyMatch(Character::isISOControl)) {
            throw new Refusal("role.title", "The title of a role has 1 to " + TITLE + " printable characters", TITLE)
                    .at("title");
        }
        return words;
    }

    private static Set<Permission> without(Set<Permission> all, Set<Permission> some) {
        Set<Permission> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static String text(Collection<Permission> permissions) {
        return permissions.stream().sorted().map(Permission::value).collect(Collectors.joining(" "));
    }

    private void forget() {
        journal.transactions().afterCommit(() -> {
            book.forget();
            authentication.forget();
        });
    }

    private static Act act(String code, Caller caller, RoleName role) {
        return Act.done(code, caller).on(KIND, role);
    }
}
