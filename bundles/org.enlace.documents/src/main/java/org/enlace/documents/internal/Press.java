package org.enlace.documents.internal;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.enlace.documents.Document;
import org.enlace.documents.Documents;
import org.enlace.documents.Handouts;
import org.enlace.platform.Refusal;
import org.osgi.service.component.annotations.Component;

/** Makes documents, a few at a time. What lays them out is loaded with the first one. */
@Component
public final class Press implements Documents, Handouts {
    private static final int AT_ONCE = 2;

    private final Semaphore free = new Semaphore(AT_ONCE, true);

    @Override
    public byte[] pdf(Document document) {
        return pressed(() -> PdfSheets.of(document, SafeBody.of(document), new Effort(PAGES_AT_MOST, TIME_AT_MOST)));
    }

    @Override
    public byte[] card(int items, IntFunction<Document> with) {
        return pressed(() -> CardSheet.of(items, with));
    }

    @Override
    public byte[] html(Document document, String warning) {
        return pressed(() -> OfflinePage.of(document, warning));
    }

    private byte[] pressed(Supplier<byte[]> work) {
        take();
        try {
            return work.get();
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
