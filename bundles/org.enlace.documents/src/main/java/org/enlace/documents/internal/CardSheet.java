package org.enlace.documents.internal;

import java.util.function.IntFunction;
import org.enlace.documents.Document;
import org.enlace.documents.Documents;
import org.enlace.platform.Refusal;

/** One page with as many items as fit on it. Each attempt lays the whole page out; few are needed, since every one halves the rest. */
final class CardSheet {
    private static final String TOO_MANY = "document.too-many-pages";

    private CardSheet() {}

    static byte[] of(int items, IntFunction<Document> with) {
        byte[] whole = attempt(with.apply(items));
        if (whole != null) {
            return whole;
        }
        byte[] best = null;
        int fits = -1;
        int tooMany = items;
        while (tooMany - fits > 1) {
            int middle = (fits + tooMany) / 2;
            byte[] tried = attempt(with.apply(middle));
            if (tried == null) {
                tooMany = middle;
            } else {
                fits = middle;
                best = tried;
            }
        }
        if (best == null) {
            throw new Refusal(TOO_MANY, "The card would have more than 1 page; shorten its title", 1);
        }
        return best;
    }

    /** The page; null where it is more than one. */
    private static byte[] attempt(Document document) {
        try {
            return PdfSheets.of(document, SafeBody.of(document), "card.css", new Effort(1, Documents.TIME_AT_MOST));
        } catch (Refusal refusal) {
            if (refusal.code().equals(TOO_MANY)) {
                return null;
            }
            throw refusal;
        }
    }
}
