package org.enlace.training.attendance;

import java.util.Objects;

/**
 * One line of the list that a videoconference service gives: somebody was there once.
 *
 * @param line of the file, by which a person finds it
 * @param name as the service has it, 1 to {@value #LONGEST} characters; may be empty where there is an address
 * @param mail lower case; empty where the service has none
 * @param away minutes within the span in which the person was not there, as far as the list tells
 */
public record ListRow(long line, String name, String mail, Span span, int away) {
    public static final int LONGEST = 200;

    public ListRow {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mail, "mail");
        Objects.requireNonNull(span, "span");
    }
}
