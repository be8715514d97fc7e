package org.enlace.modules;

import java.util.Objects;

/**
 * A document with its content. Whoever makes or is given one does not change the content.
 *
 * @param document what is known of it
 * @param content  its bytes
 */
public record AdoptionFile(AdoptionDocument document, byte[] content) {
    public AdoptionFile {
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(content, "content");
    }
}
