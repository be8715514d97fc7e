package org.enlace.jit.loan;

import java.util.Objects;
import org.enlace.files.FileName;
import org.enlace.files.Sha256;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * A file of an item, as it was when it was lent.
 *
 * @param file   the file on the node of the country that lends it
 * @param name   what it is called there, see {@link FileName}
 * @param sha256 of the whole
 * @param size   in bytes, at least 1
 */
public record LentFile(RecordId file, String name, Sha256 sha256, long size) {
    /** @throws Refusal {@code files.name} */
    public LentFile {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(sha256, "sha256");
        name = new FileName(name).value();
        if (size < 1) {
            throw new IllegalArgumentException("A file has at least one byte, not " + size);
        }
    }
}
