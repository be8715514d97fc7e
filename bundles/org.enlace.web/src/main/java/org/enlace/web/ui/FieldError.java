package org.enlace.web.ui;

/**
 * A line of the error summary.
 *
 * @param field   the name of the field to go to; empty when no single field is at fault
 * @param message the same words as at the field
 * @param see     the page where what is missing can be done, to go to instead; empty if there is none
 */
public record FieldError(String field, String message, String see) {
    public FieldError(String field, String message) {
        this(field, message, "");
    }

    /** Where the line leads; empty if it leads nowhere. */
    public String href() {
        return see.isEmpty() && field != null && !field.isEmpty() ? "#" + field : see;
    }
}
