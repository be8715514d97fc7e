package org.enlace.jit.work;

/** How the value of a field is written. Every value is kept and travels as a text of this form. */
public enum FieldType {
    /** One line of plain text. */
    LINE,
    /** Plain text of several lines. */
    TEXT,
    /** {@code yyyy-mm-dd}. */
    DAY,
    /** ISO 8601 in UTC, to the second. */
    MOMENT,
    /** A whole number from 0 to 999 999 999. */
    NUMBER,
    /** A decimal number from 0, with at most two places, and at most fifteen digits. */
    AMOUNT,
    /** Degrees of latitude or longitude, WGS 84, with at most six places, such as {@code -25.509500}. */
    DEGREES,
    /** One of the field's words. */
    CHOICE,
    /** A country or territory that acts: its ISO 3166-1 alpha-2 code. */
    STATE,
    /** What somebody or something is of: a country or territory of today, or what else {@link org.enlace.reference.WorldCountries} knows. */
    COUNTRY,
    /** ISO 4217 code of a currency. */
    CURRENCY,
    /** The id of a designation: somebody of the team. */
    MEMBER,
    /** The id of an entry of the same team. */
    ENTRY,
    /** The id of a border crossing of the reference data. */
    BORDER_CROSSING,
    /** A file of the item of evidence that the entry is about, by its SHA-256 in hexadecimal digits. */
    FILE,
    /** A language by its code of ISO 639, of two letters where it has one, otherwise of three. */
    LANGUAGE
}
