package org.enlace.web.ui;

import java.util.Objects;

/** A date as a person typed it, perhaps known only to the year or to the month, perhaps wrong. */
public record DateParts(String year, String month, String day) {
    public static final DateParts EMPTY = new DateParts("", "", "");

    public DateParts {
        year = Objects.requireNonNullElse(year, "");
        month = Objects.requireNonNullElse(month, "");
        day = Objects.requireNonNullElse(day, "");
    }

    /** Reads {@code 2024}, {@code 2024-05} or {@code 2024-05-17}; anything else is kept as the year. */
    public static DateParts of(String text) {
        if (text == null) {
            return EMPTY;
        }
        String[] parts = text.split("-", 3);
        return new DateParts(parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
    }
}
