package org.enlace.files.internal.rest;

import java.util.Optional;
import org.enlace.files.FileName;
import org.enlace.files.OwnerRef;
import org.enlace.files.Sha256;
import org.enlace.platform.RecordId;

/**
 * A file that is going to come.
 *
 * @param use    what it is for
 * @param owner  the record it will belong to
 * @param name   what it is called
 * @param size   in bytes; may be left out
 * @param sha256 what its hash has to be; may be left out
 */
public record BeginJson(String use, String owner, String name, Long size, String sha256) {
    OwnerRef ref() {
        return new OwnerRef(use, RecordId.parse(owner));
    }

    FileName fileName() {
        return new FileName(name);
    }

    Optional<Sha256> hash() {
        return Optional.ofNullable(sha256).map(Sha256::new);
    }
}
