package org.enlace.web.ui;

/** What a status means, before it is read. The words always say it too. */
public enum Tone {
    /** Nothing to do. */
    NEUTRAL("grey"),
    /** Worth knowing. */
    INFO("blue"),
    /** In force, done, well. */
    GOOD("green"),
    /** Waiting, soon due. */
    ATTENTION("yellow"),
    /** Refused, overdue, failed. */
    BAD("red"),
    /** One's own kind, such as the kind of a record. */
    KIND("turquoise");

    private final String colour;

    Tone(String colour) {
        this.colour = colour;
    }

    public String css() {
        return "govuk-tag--" + colour;
    }
}
