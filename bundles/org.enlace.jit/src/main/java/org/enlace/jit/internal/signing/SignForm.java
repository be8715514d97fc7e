package org.enlace.jit.internal.signing;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.RecordId;

/**
 * What somebody enters who signs.
 *
 * @param hash     of the text that they have before them; where it is another than the one they sign, nothing is signed
 * @param name     of who signs
 * @param capacity as what
 * @param day      when it was signed
 * @param act      the file of the scanned act, where there is one
 */
public record SignForm(String hash, String name, String capacity, LocalDate day, Optional<RecordId> act) {
    public SignForm {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(act, "act");
    }
}
