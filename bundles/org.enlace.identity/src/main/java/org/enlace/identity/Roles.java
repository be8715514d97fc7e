package org.enlace.identity;

import java.util.List;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;

/**
 * The roles of this node. A service. A built-in role gives what features propose for it, plus what was added here, minus what was
 * taken away here; a role of the node's own gives what was added. Nobody adds, and nobody assigns, a permission they do not hold.
 */
public interface Roles {
    Permission MANAGE = new Permission("roles.manage");

    /** What a record of this kind is called in {@code NotFound}, {@code Stale} and the audit. */
    String KIND = "role";

    /** All roles, built-in ones first. Needs {@code officers.read} or {@code roles.manage}. */
    List<Role> all(Caller caller);

    /** @throws org.enlace.platform.NotFound when there is none of this name */
    Role find(RoleName name, Caller caller);

    /** Every declared permission, in order: what a form to edit a role offers. */
    List<Permission> declared();

    /** The declared permissions the caller may put into a role: those they hold. */
    Set<Permission> grantable(Caller caller);

    /** Whether officers need a second factor to use this permission: because its feature or the node's configuration says so. */
    boolean needsSecondFactor(Permission permission);

    /** What a permission allows, in words; its name where its feature has none. */
    String title(Permission permission, Language language);

    /**
     * A new role of the node's own.
     *
     * @throws org.enlace.platform.Refusal {@code role.exists}, {@code role.title}, {@code role.undeclared}, {@code role.not-held}
     */
    Role create(RoleName name, String title, Set<Permission> permissions, Caller caller);

    /**
     * Makes a role give exactly these permissions.
     *
     * @param title ignored for a built-in role
     * @throws org.enlace.platform.Refusal {@code role.not-held} for an addition the caller does not hold; {@code role.undeclared};
     *     {@code role.administrator-core} when the administrator's role would lose what it takes to give rights back
     * @throws org.enlace.platform.Stale when the role was changed since
     */
    Role change(RoleName name, int version, String title, Set<Permission> permissions, Caller caller);

    /** @throws org.enlace.platform.Refusal {@code role.built-in}, {@code role.in-use} */
    void remove(RoleName name, int version, Caller caller);
}
