package org.enlace.shell.internal;

/** The line typed does not fit what the command declares, or names no command. Exit status 2. */
final class WrongUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongUse(String message) {
        super(message);
    }
}
