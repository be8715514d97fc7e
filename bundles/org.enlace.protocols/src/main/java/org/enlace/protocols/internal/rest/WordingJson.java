package org.enlace.protocols.internal.rest;

import java.time.LocalDate;
import org.enlace.platform.Refusal;
import org.enlace.protocols.Editions.Wording;
import org.enlace.protocols.ProtocolDraft;

/** What a draft of a version is to say: its text in the words of the import file, what changes, from when, until when. */
public record WordingJson(DraftJson text, String changes, LocalDate effectiveFrom, LocalDate nextReview) {
    Wording wording() {
        return new Wording(draft(), changes, effectiveFrom, nextReview);
    }

    ProtocolDraft draft() {
        if (text == null) {
            throw new Refusal("protocol.required", "\"text\" is missing; give it a value", "text").at("text");
        }
        return text.fresh().draft();
    }
}
