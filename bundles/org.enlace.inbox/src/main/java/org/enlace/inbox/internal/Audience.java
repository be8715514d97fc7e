package org.enlace.inbox.internal;

import org.enlace.inbox.Recipient;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;

/** Whose items are looked up together, as the store writes it: {@code o:anna}, {@code p:adoptions.confirm}. */
public record Audience(String value) {
    private static final String OFFICER = "o:";
    private static final String HOLDERS = "p:";

    static Audience of(OfficerId officer) {
        return new Audience(OFFICER + officer);
    }

    static Audience of(Permission permission) {
        return new Audience(HOLDERS + permission);
    }

    public static Audience of(Recipient recipient) {
        return recipient instanceof Recipient.One one
                ? of(one.officer())
                : of(((Recipient.Holders) recipient).permission());
    }

    /** What stands behind the two letters. */
    public String name() {
        return value.substring(OFFICER.length());
    }

    public boolean isOfficer() {
        return value.startsWith(OFFICER);
    }
}
