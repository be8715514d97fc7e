package org.enlace.documents;

import java.time.Duration;

/**
 * Makes files of what pages show. A service. Nothing is fetched from anywhere for it: pictures, scripts, styles and forms in the
 * content are left out, and so are links that lead neither to the web nor to a mailbox.
 */
public interface Documents {
    /** How long the HTML of a document may be. */
    int CHARACTERS_AT_MOST = 1_500_000;

    /** How many elements it may have, and how deep they may stand in one another. */
    int ELEMENTS_AT_MOST = 40_000;

    int DEPTH_AT_MOST = 60;

    int PAGES_AT_MOST = 300;

    /** How long making one may take. */
    Duration TIME_AT_MOST = Duration.ofSeconds(30);

    /**
     * A PDF of pages in A4 that people read with their eyes, a screen reader or on paper: tagged by PDF/UA-1 (ISO 14289-1), its
     * typeface embedded. Each page bears the reference and its number; the first one the address as a QR code. A
     * character the typeface has not (it has Latin, Greek and Cyrillic letters) is shown as {@code #}.
     *
     * <p>Two are made at a time; a third waits.
     *
     * @return the whole file, some kilobytes a page
     * @throws org.enlace.platform.Refusal {@code document.too-long} (characters), {@code document.too-deep} (elements or depth),
     *     {@code document.too-many-pages}, {@code document.too-slow}, {@code document.busy}
     */
    byte[] pdf(Document document);
}
