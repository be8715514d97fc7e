package org.enlace.modules.internal.rest;

import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import org.enlace.modules.AdoptionTerms;
import org.enlace.modules.Instrument;
import org.enlace.modules.InstrumentKind;
import org.enlace.platform.Refusal;

/**
 * What is recorded.
 *
 * @param until    may be left out
 * @param document may be left out
 */
record NewAdoptionJson(
        String module,
        String kind,
        String number,
        LocalDate date,
        String title,
        String authority,
        String scope,
        LocalDate from,
        LocalDate until,
        FileJson document) {
    /** @param base64 the content */
    record FileJson(String name, String base64) {
        FileJson {
            name = name == null ? "" : name;
        }

        byte[] bytes() {
            try {
                return Base64.getDecoder().decode(base64 == null ? "" : base64);
            } catch (IllegalArgumentException e) {
                throw new Refusal(
                                "adoption.base64",
                                "The content of the document is not Base64: " + e.getMessage()
                                        + "; encode it without line breaks",
                                e.getMessage())
                        .at("document.base64");
            }
        }
    }

    AdoptionTerms terms() {
        return new AdoptionTerms(
                module,
                new Instrument(InstrumentKind.of(kind), number, date, title),
                authority,
                scope,
                from,
                Optional.ofNullable(until));
    }
}
