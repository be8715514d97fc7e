package org.enlace.jit;

import org.enlace.platform.Permission;

/** What is permitted in joint investigation teams; which team somebody knows at all is decided beside it. */
public final class JitPermissions {
    /** To read the teams one is of. */
    public static final Permission READ = new Permission("jit.read");

    /** To begin a team and prepare its request and its text. */
    public static final Permission PREPARE = new Permission("jit.prepare");

    /** To act for the central authority of the country: send, acknowledge, answer. */
    public static final Permission CENTRAL = new Permission("jit.central");

    /** To sign for the country. */
    public static final Permission SIGN = new Permission("jit.sign");

    /** To see that teams exist, without their content. */
    public static final Permission OVERSEE = new Permission("jit.oversee");

    private JitPermissions() {}
}
