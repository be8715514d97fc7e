package org.enlace.launcher;

/**
 * Something the launcher was asked and does not do. The message is for the person at the terminal: the value, the rule,
 * the remedy.
 */
final class Refused extends RuntimeException {
    private final int exitCode;

    Refused(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    /** 1 when it could not be done now, 2 when it was asked for wrongly. */
    int exitCode() {
        return exitCode;
    }
}
