package org.enlace.jit.internal.rest.evidence;

import java.time.Instant;
import java.util.List;
import org.enlace.files.Sha256;
import org.enlace.jit.internal.evidence.EvidenceContents.Content;
import org.enlace.platform.RecordId;

/**
 * A file of a digital item.
 *
 * @param outcome what came of hashing it the last time: {@code arrived}, {@code same}, {@code differs} or {@code unreadable}
 * @param hashed  when that was
 * @param found   the hash that was found then, where it is another; else absent
 * @param asked   whether it will be hashed again, because somebody asked
 * @param named   whether an event of the chain of custody names its hash
 * @param alike   other items of the team that have the same
 */
record ContentJson(
        RecordId file,
        String name,
        long size,
        String sha256,
        String state,
        String outcome,
        Instant hashed,
        String found,
        boolean asked,
        boolean named,
        List<RecordId> alike) {
    static ContentJson of(Content one) {
        return new ContentJson(
                one.file().id(),
                one.file().name().value(),
                one.file().content().size(),
                one.file().content().sha256().value(),
                one.file().content().state().token(),
                one.outcome().token(),
                one.hashed(),
                one.found().map(Sha256::value).orElse(null),
                one.asked(),
                one.named(),
                one.alike().stream()
                        .sorted((a, b) -> a.toString().compareTo(b.toString()))
                        .toList());
    }
}
