package org.enlace.jit.signing;

import java.util.Objects;
import org.enlace.jit.access.Designation;

/**
 * A person as the text in force says.
 *
 * @param designation what it says
 * @param by          the instrument that says so
 */
public record Named(Designation designation, InForce by) {
    public Named {
        Objects.requireNonNull(designation, "designation");
        Objects.requireNonNull(by, "by");
    }
}
