package org.enlace.jit.bundle;

import java.util.Objects;
import org.enlace.jit.Rules;
import org.enlace.jit.Stamp;
import org.enlace.platform.Refusal;

/**
 * The decision of the second officer to have a bundle made.
 *
 * @param by       who, and when
 * @param reviewed the SHA-256 of what was shown to them, 64 hexadecimal digits; empty where that is not kept
 * @param basis    the legal basis or other reason, up to {@value #LONGEST} characters; empty where nothing in the bundle asks for one
 */
public record Approval(Stamp by, String reviewed, String basis) {
    public static final int LONGEST = 1_000;

    /** @throws Refusal {@code jit.too-long}, {@code jit.character} */
    public Approval {
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(reviewed, "reviewed");
        basis = Rules.textOrNone("basis", basis, LONGEST);
    }

    /** @throws Refusal {@code jit.bundle-basis} without a basis where the bundle asks for one */
    Approval requireBasis(Carried carried) {
        if (carried.decided() && basis.isEmpty()) {
            throw new Refusal(
                            "jit.bundle-basis",
                            "The bundle names a victim or carries a handling code, and \"basis\" is empty; write the legal basis on"
                                    + " which the court is told, or decline")
                    .at("basis");
        }
        return this;
    }
}
