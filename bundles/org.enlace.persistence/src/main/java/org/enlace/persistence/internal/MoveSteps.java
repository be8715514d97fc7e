package org.enlace.persistence.internal;

/** Is told how far a move has come; tests end the process there. */
@FunctionalInterface
interface MoveSteps {
    MoveSteps NONE = step -> {};

    void at(String step);
}
