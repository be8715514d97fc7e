package org.enlace.configuration.internal;

/** Which keys hold secrets, and what is shown in their place. */
final class Secrets {
    private static final String MASK = "***";

    private Secrets() {}

    static boolean isSecret(String key) {
        return key.startsWith("_") || key.startsWith(".");
    }

    static String mask() {
        return MASK;
    }
}
