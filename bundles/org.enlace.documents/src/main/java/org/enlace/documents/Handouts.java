package org.enlace.documents;

import java.util.function.IntFunction;

/**
 * What is handed on of a record besides its whole PDF: one page for a pocket, and one file that reads without a network. A service.
 * The same content is left out as by {@link Documents}, nothing is fetched either, and two are made at a time.
 */
public interface Handouts {
    /**
     * A PDF of one page in A5, tagged as every PDF here. It has as many items as fit, found by laying it out.
     *
     * @param items how many there are, at least 0
     * @param with  gives the document with so many of them; it says itself that others are left out
     * @throws org.enlace.platform.Refusal {@code document.too-many-pages} where the page is too small for it without any item, and
     *     the others of {@link Documents#pdf}
     */
    byte[] card(int items, IntFunction<Document> with);

    /**
     * One file of HTML in UTF-8 with its style within: no script, no picture, nothing loaded; the address stands in it as a
     * drawn QR code. Links lead to http, https and mailto, those without a host to the node of the document's address.
     *
     * @param warning what stands above everything else, such as where to look whether it is still in force
     * @throws org.enlace.platform.Refusal {@code document.too-long}, {@code document.too-deep}, {@code document.busy}
     */
    byte[] html(Document document, String warning);
}
