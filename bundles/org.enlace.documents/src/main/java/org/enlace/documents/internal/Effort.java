package org.enlace.documents.internal;

import java.time.Duration;
import org.enlace.platform.Refusal;

/** How much a document may still take. Asked while it is laid out, which nothing else can bring to an end. */
final class Effort {
    private final int pages;
    private final Duration time;
    private final long until;

    Effort(int pages, Duration time) {
        this.pages = pages;
        this.time = time;
        until = System.nanoTime() + time.toNanos();
    }

    void goesOn() {
        if (System.nanoTime() - until >= 0) {
            throw new Refusal(
                    "document.too-slow",
                    "Making the document takes longer than " + time.toSeconds() + " seconds; ask for less at once",
                    time.toSeconds());
        }
    }

    /** @param page counted from 1 */
    void page(int page) {
        goesOn();
        if (page > pages) {
            throw new Refusal(
                    "document.too-many-pages",
                    "The document would have more than " + pages + " pages; ask for less at once",
                    pages);
        }
    }
}
