package org.enlace.web.ui;

import gg.jte.Content;
import java.util.Objects;

/**
 * Something that happened to a record.
 *
 * @param title what happened
 * @param by    who did it; may be empty
 * @param when  the time, as {@code Ui.moment} or {@code Ui.date} shows it
 * @param body  more about it; null for nothing
 */
public record TimelineEntry(String title, String by, Content when, Content body) {
    public TimelineEntry {
        Objects.requireNonNull(title, "title");
        by = Objects.requireNonNullElse(by, "");
        Objects.requireNonNull(when, "when");
    }
}
