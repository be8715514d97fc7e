package org.enlace.training.internal;

/** Why a nomination that arrived got no decision by a person; kept in the place of a reason, and worded for whoever reads it. */
public enum Turned {
    /** The series was closed when it came. */
    LATE("travel.reason.late"),
    /** Its country has no seats in the series. */
    NOT_INVITED("travel.reason.not-invited"),
    /** The series is not shared with its country any more. */
    NOT_SHARED("travel.reason.not-shared"),
    /** The same person is nominated already. */
    DUPLICATE("travel.reason.duplicate"),
    /** The node of the country nominated the person whom the organiser had entered. */
    TAKEN_OVER("travel.reason.taken-over");

    private final String text;

    Turned(String text) {
        this.text = text;
    }

    /** The key of its words, which is what is kept. */
    public String text() {
        return text;
    }

    /** Whether a reason is one of these. */
    public static boolean is(String reason) {
        for (Turned one : values()) {
            if (one.text.equals(reason)) {
                return true;
            }
        }
        return false;
    }
}
