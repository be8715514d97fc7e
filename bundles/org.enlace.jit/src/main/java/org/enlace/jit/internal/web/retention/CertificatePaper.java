package org.enlace.jit.internal.web.retention;

import java.util.Map;
import org.enlace.documents.Document;
import org.enlace.jit.internal.retention.RetentionDesk.Proof;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.platform.Caller;

/** A certificate of erasure to be printed, in the reader's language: what was signed, and what is known of it since. */
public final class CertificatePaper {
    private final Pages pages;

    public CertificatePaper(Pages pages) {
        this.pages = pages;
    }

    public Document document(Proof proof, Caller caller) {
        Labels labels = pages.labels(caller);
        return new Document(
                labels.get("retention.certificate.title"),
                null,
                labels.get("retention.certificate.kind"),
                caller.language(),
                proof.certificate().number().isEmpty()
                        ? proof.certificate().item().toString()
                        : proof.certificate().number(),
                null,
                labels.get("retention.certificate.note", proof.certificate().named()),
                pages.fill("retention/certificate", Map.of("proof", proof, "say", new RetentionWords(labels)), caller));
    }

    byte[] print(Proof proof, Caller caller) {
        return pages.desks().agreements().paper().documents().get().pdf(document(proof, caller));
    }
}
