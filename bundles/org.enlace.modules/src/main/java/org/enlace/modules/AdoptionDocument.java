package org.enlace.modules;

import java.util.Objects;

/**
 * The text of the act, as it was filed.
 *
 * @param name   what the file is called, 1 to 200 characters
 * @param type   its media type, as its content tells
 * @param size   in bytes
 * @param sha256 of its content, 64 hexadecimal digits
 */
public record AdoptionDocument(String name, String type, long size, String sha256) {
    public AdoptionDocument {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(sha256, "sha256");
    }
}
