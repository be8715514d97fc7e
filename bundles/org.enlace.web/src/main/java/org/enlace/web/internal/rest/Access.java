package org.enlace.web.internal.rest;

import org.enlace.platform.Permission;

/**
 * What it takes to reach a resource method.
 *
 * @param permission what the officer must hold; null where none is needed
 * @param open       whether anybody may, signed in or not
 * @param stepUp     whether the officer must have proved lately who they are
 * @param goesOn     whether it goes on where a module takes no new work
 */
public record Access(Permission permission, boolean open, boolean stepUp, boolean goesOn) {
    /** As the access list names it. */
    public String named() {
        return open ? "public" : permission == null ? "officer" : permission.value();
    }
}
