package org.enlace.files.internal.rest;

import java.time.Instant;
import org.enlace.files.Hold;
import org.enlace.files.StoredFile;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/**
 * A file, without its content.
 *
 * @param state   {@code received}, {@code available} or {@code quarantined}
 * @param removed whether it was taken off its record
 * @param hold    why it is held; null where no hold stands
 */
public record FileJson(
        RecordId id,
        int version,
        String use,
        RecordId owner,
        String name,
        long size,
        String sha256,
        String mediaType,
        String state,
        OfficerId addedBy,
        Instant added,
        boolean removed,
        Instant keepUntil,
        String hold) {
    static FileJson of(StoredFile file) {
        return new FileJson(
                file.id(),
                file.version(),
                file.owner().use(),
                file.owner().record(),
                file.name().value(),
                file.content().size(),
                file.content().sha256().value(),
                file.content().mediaType(),
                file.content().state().token(),
                file.added().officer(),
                file.added().at(),
                file instanceof StoredFile.Removed,
                file.keepUntil().orElse(null),
                file.holds().stream()
                        .filter(Hold::standing)
                        .map(Hold::reason)
                        .findFirst()
                        .orElse(null));
    }
}
