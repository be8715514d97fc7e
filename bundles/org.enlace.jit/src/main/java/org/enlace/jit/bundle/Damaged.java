package org.enlace.jit.bundle;

import java.util.Objects;
import org.enlace.platform.RecordId;

/**
 * A file of a bundle whose stored bytes are not what was added.
 *
 * @param item the item of evidence
 * @param file which of its files
 */
public record Damaged(RecordId item, RecordId file) {
    public Damaged {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(file, "file");
    }
}
