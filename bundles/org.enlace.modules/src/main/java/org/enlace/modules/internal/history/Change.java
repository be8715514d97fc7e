package org.enlace.modules.internal.history;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/**
 * Something that was done to a module, or came to nothing.
 *
 * @param id            sorts by time
 * @param module        its id
 * @param operation     such as {@code install}, {@code upgrade}, {@code rollback}, {@code remove}, {@code purge}; at most 20
 *                      characters
 * @param from          the version before; empty where there was none
 * @param to            the version after; empty where none is left
 * @param outcome       such as {@code done}, {@code undone}, {@code failed}; at most 20 characters
 * @param at            when
 * @param by            who
 * @param archive       the file it came from, as it was named; may be empty
 * @param archiveSha256 of that file; may be empty
 * @param signer        who signed it; may be empty
 * @param detail        one English sentence or two, cut to 2000 characters; may be empty
 */
public record Change(
        RecordId id,
        String module,
        String operation,
        Optional<String> from,
        Optional<String> to,
        String outcome,
        Instant at,
        OfficerId by,
        Optional<String> archive,
        Optional<String> archiveSha256,
        Optional<String> signer,
        Optional<String> detail) {
    public Change {
        for (Object each :
                new Object[] {id, module, operation, from, to, outcome, at, by, archive, archiveSha256, signer, detail
                }) {
            Objects.requireNonNull(each);
        }
    }
}
