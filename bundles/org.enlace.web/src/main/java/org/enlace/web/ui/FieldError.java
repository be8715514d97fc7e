package org.enlace.web.ui;

/**
 * A line of the error summary.
 *
 * @param field   the name of the field to go to; empty when no single field is at fault
 * @param message the same words as at the field
 */
public record FieldError(String field, String message) {}
