package org.enlace.documents;

/** In what a table is written. */
public enum TableFormat {
    /**
     * RFC 4180 with commas, UTF-8 with a byte order mark, by which spreadsheets know it. A cell that a spreadsheet would run as a
     * formula begins with an apostrophe, which makes it a text.
     */
    CSV("csv", "text/csv; charset=utf-8"),
    /** Office Open XML (ISO/IEC 29500), one sheet. Texts are written as texts, so nothing in them is a formula. */
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String ending;
    private final String mediaType;

    TableFormat(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    /** How a file's name ends, without the dot. */
    public String ending() {
        return ending;
    }

    public String mediaType() {
        return mediaType;
    }
}
