package org.enlace.web.internal;

import java.util.Set;

/** Whether an address or a name means this machine and none other. */
public final class Loopback {
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1", "0:0:0:0:0:0:0:1");

    private Loopback() {}

    public static boolean is(String nameOrAddress) {
        return nameOrAddress != null
                && (NAMES.contains(nameOrAddress) || nameOrAddress.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}"));
    }
}
