package org.enlace.web.ui;

import gg.jte.Content;
import java.util.List;
import java.util.Objects;

/**
 * The head of a page.
 *
 * @param title   the page's one {@code h1}
 * @param caption a small line above it, such as the kind of record; may be empty
 * @param lead    one sentence below it; may be empty
 * @param actions what can be done with the whole page, as buttons; may be empty
 */
public record Heading(String title, String caption, String lead, List<Content> actions) {
    public Heading {
        Objects.requireNonNull(title, "title");
        caption = Objects.requireNonNullElse(caption, "");
        lead = Objects.requireNonNullElse(lead, "");
        actions = List.copyOf(actions);
    }

    public static Heading of(String title) {
        return new Heading(title, "", "", List.of());
    }

    public Heading caption(String text) {
        return new Heading(title, text, lead, actions);
    }

    public Heading lead(String text) {
        return new Heading(title, caption, text, actions);
    }

    public Heading actions(Content... buttons) {
        return new Heading(title, caption, lead, List.of(buttons));
    }
}
