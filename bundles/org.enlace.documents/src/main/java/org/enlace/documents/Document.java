package org.enlace.documents;

import gg.jte.Content;
import java.util.Objects;
import org.enlace.platform.Language;

/**
 * A document to be made.
 *
 * @param title         what it is called: its first heading, and the name a reader shows for it
 * @param titleLanguage ISO 639-1 code of the language the title is in, where that is not {@code language}; else null
 * @param kind          what sort of record it is, in a few words, above the title
 * @param language      of all that bears no {@code lang} of its own
 * @param reference     names the record; at the foot of each page, 80 characters at most
 * @param address       where the record is read, http or https; drawn as a QR code; null when nowhere
 * @param note          which version, made when and for whom; below the title
 * @param body          HTML as a page shows it. Its headings begin at {@code h2}; forms, buttons and what carries the class
 *                      {@code enlace-screen} are left out; a {@code span} of the class {@code enlace-code} whose text is an address
 *                      is drawn as its QR code
 */
public record Document(
        String title,
        String titleLanguage,
        String kind,
        Language language,
        String reference,
        String address,
        String note,
        Content body) {
    private static final int REFERENCE = 80;

    public Document {
        title = plain(title);
        kind = plain(kind);
        note = plain(note);
        reference = plain(reference);
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(body, "body");
        if (title.isEmpty() || reference.isEmpty() || reference.length() > REFERENCE) {
            throw new IllegalArgumentException("A document has a title and a reference of 1 to " + REFERENCE
                    + " characters, not \"" + title + "\" and \"" + reference + "\"");
        }
        if (address != null && !address(address)) {
            throw new IllegalArgumentException("\"" + address + "\" is no address of a page");
        }
    }

    /** Whether a text is the address of a page. */
    public static boolean address(String text) {
        return text.matches("https?://[^\\s\"<>]{1,900}");
    }

    /** One line of text: a control character, or half a character, would make the file's own description unreadable. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF\\s]+", " ").strip();
    }
}
