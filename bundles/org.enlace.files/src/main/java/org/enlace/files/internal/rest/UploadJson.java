package org.enlace.files.internal.rest;

import java.time.Instant;
import org.enlace.files.Upload;

/**
 * A file on its way.
 *
 * @param offset where the next chunk begins
 * @param chunk  how many bytes it has, or fewer where the file ends
 * @param size   null where it was not said
 */
public record UploadJson(String id, String name, long offset, int chunk, Long size, Instant until) {
    static UploadJson of(Upload upload) {
        return new UploadJson(
                upload.id().toString(),
                upload.name().value(),
                upload.offset(),
                upload.chunk(),
                upload.size().orElse(null),
                upload.until());
    }
}
