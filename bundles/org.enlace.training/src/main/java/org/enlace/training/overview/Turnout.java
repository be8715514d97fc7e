package org.enlace.training.overview;

/** Whether somebody with a seat came to a series. */
public enum Turnout {
    /** Nothing was noted. */
    UNKNOWN,
    /** Was there in at least one session. */
    CAME,
    /** Was noted as absent, and was there in no session. */
    ABSENT
}
