package org.enlace.platform;

/** The caller lacks a permission. Edges answer 403 and name the permission, nothing else. */
public final class Forbidden extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Permission permission;

    public Forbidden(Permission permission) {
        super("This needs the permission " + permission);
        this.permission = permission;
    }

    public Permission permission() {
        return permission;
    }
}
