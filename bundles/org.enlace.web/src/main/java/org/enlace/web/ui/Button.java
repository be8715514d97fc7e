package org.enlace.web.ui;

import java.util.Objects;

/**
 * A button, or a link that looks like one.
 *
 * @param label what it does, beginning with a verb
 * @param kind  how much it asks for attention
 * @param href  where it leads; null for a button that sends its form
 * @param name  form parameter sent when this button is pressed, or null
 * @param value of that parameter, or null
 */
public record Button(String label, Kind kind, String href, String name, String value) {
    public Button {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(kind, "kind");
    }

    /** Sends the form: the one main act of a page. */
    public static Button submit(String label) {
        return new Button(label, Kind.PRIMARY, null, null, null);
    }

    /** A link that begins something. */
    public static Button link(String label, String href) {
        return new Button(label, Kind.PRIMARY, href, null, null);
    }

    public Button secondary() {
        return new Button(label, Kind.SECONDARY, href, name, value);
    }

    /** For what takes something away. */
    public Button warning() {
        return new Button(label, Kind.WARNING, href, name, value);
    }

    /** Tells the server which of several buttons was pressed. */
    public Button sending(String parameter, String with) {
        return new Button(label, kind, href, parameter, with);
    }

    public enum Kind {
        PRIMARY(""),
        SECONDARY("govuk-button--secondary"),
        WARNING("govuk-button--warning");

        private final String css;

        Kind(String css) {
            this.css = css;
        }

        public String css() {
            return css;
        }
    }
}
