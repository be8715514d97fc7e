package org.enlace.audit.internal.web;

import gg.jte.Content;
import org.enlace.audit.AuditEntry;
import org.enlace.audit.proof.Verify;
import org.enlace.web.Ui;

/** Parts of the page of an entry. */
public final class Cells {
    private Cells() {}

    /** A value, or why it is not shown. */
    public static Content value(Words words, AuditEntry entry, String name) {
        if (entry.withheld().contains(name)) {
            return Ui.text(words.get("entry.withheld"));
        }
        if (entry.erased().containsKey(name)) {
            return Ui.text(words.get("entry.erased"));
        }
        String value = entry.values().get(name);
        return value == null ? Ui.text("–") : prose(value);
    }

    /** Lines as they were written; a long word, as in JSON, breaks anywhere. */
    private static Content prose(String value) {
        return output -> {
            output.writeContent("<div class=\"enlace-prose\">");
            Ui.text(value).writeTo(output);
            output.writeContent("</div>");
        };
    }

    /** A hash in groups of four, which can be compared and may break anywhere between them. */
    public static Content hash(String hash) {
        return Ui.text(Verify.grouped(hash));
    }
}
