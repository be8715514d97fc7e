package org.enlace.files;

import java.time.Instant;
import java.util.Optional;
import org.enlace.platform.RecordId;

/**
 * A file on its way in, which survives a restart.
 *
 * @param id     which; the file will have it too
 * @param owner  whose it will be
 * @param name   what it will be called
 * @param size   how large it will be, where that was said
 * @param sha256 what its hash will be, where that was said
 * @param offset how many bytes are stored: where to go on
 * @param chunk  how many bytes a chunk has, the last one apart
 * @param until  when it is given up if nothing more comes
 */
public record Upload(
        RecordId id,
        OwnerRef owner,
        FileName name,
        Optional<Long> size,
        Optional<Sha256> sha256,
        long offset,
        int chunk,
        Instant until) {}
