package org.enlace.backup.internal;

/** Is told before each step, and after the last; a port, so that a test can end the process there. */
@FunctionalInterface
public interface Steps {
    Steps NONE = step -> {};

    void at(String step);
}
