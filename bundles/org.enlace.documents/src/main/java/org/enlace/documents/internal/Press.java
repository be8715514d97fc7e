package org.enlace.documents.internal;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.enlace.documents.Document;
import org.enlace.documents.Documents;
import org.enlace.platform.Refusal;
import org.osgi.service.component.annotations.Component;

/** Makes documents, a few at a time. What lays them out is loaded with the first one. */
@Component
public final class Press implements Documents {
    private static final int AT_ONCE = 2;

    private final Semaphore free = new Semaphore(AT_ONCE, true);

    @Override
    public byte[] pdf(Document document) {
        take();
        try {
            Effort effort = new Effort(PAGES_AT_MOST, TIME_AT_MOST);
            return PdfSheets.of(document, SafeBody.of(document), effort);
        } finally {
            free.release();
        }
    }

    private void take() {
        boolean taken = false;
        try {
            taken = free.tryAcquire(TIME_AT_MOST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!taken) {
            throw new Refusal("document.busy", "Other documents are being made; ask again in a minute");
        }
    }
}
