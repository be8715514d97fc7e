package org.enlace.files;

import java.util.Optional;

/**
 * A legal hold: while it stands, a file is neither removed nor erased.
 *
 * @param reason why, 5 to 500 characters
 * @param placed by whom, and when
 * @param lifted by whom, and when; empty while it stands
 */
public record Hold(String reason, Stamp placed, Optional<Stamp> lifted) {
    public boolean standing() {
        return lifted.isEmpty();
    }
}
