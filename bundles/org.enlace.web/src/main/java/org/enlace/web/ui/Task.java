package org.enlace.web.ui;

import java.util.Objects;

/**
 * A line of a task list.
 *
 * @param title  what is to be done
 * @param href   where; null while it cannot be begun
 * @param hint   more about it; may be empty
 * @param status how far it is
 */
public record Task(String title, String href, String hint, Tag status) {
    public Task {
        Objects.requireNonNull(title, "title");
        hint = Objects.requireNonNullElse(hint, "");
        Objects.requireNonNull(status, "status");
    }
}
