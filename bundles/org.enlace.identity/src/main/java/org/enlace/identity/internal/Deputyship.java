package org.enlace.identity.internal;

import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;

/** What acting for somebody is not good for. */
final class Deputyship {
    private Deputyship() {}

    /** Administration, and erasing what the audit kept, stay with the officer who was given it. */
    static boolean administers(Permission permission) {
        return permission.value().endsWith(".manage") || permission.value().endsWith(".erase");
    }

    /** What belongs to an account is touched by its officer alone. @throws Refusal {@code deputy.acting} */
    static void requireOneself(Caller caller) {
        caller.actingFor().ifPresent(absent -> {
            throw new Refusal(
                    "deputy.acting",
                    "You act for \"" + absent + "\"; go back to your own account to change it",
                    absent);
        });
    }
}
