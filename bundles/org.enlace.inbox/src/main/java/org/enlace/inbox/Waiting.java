package org.enlace.inbox;

import java.time.Instant;
import java.util.Optional;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/**
 * An item as it is shown to an officer.
 *
 * @param id      names it for as long as it waits
 * @param item    what waits
 * @param title   in the officer's language
 * @param source  what it comes from, in the officer's language
 * @param since   when it began to wait
 * @param absent  for which absent officer the reader, a deputy, sees it; empty where it waits for the reader
 * @param seen    whether the reader marked it as seen
 * @param snoozed until when the reader put it off
 */
public record Waiting(
        RecordId id,
        InboxItem item,
        String title,
        String source,
        Instant since,
        Optional<OfficerId> absent,
        boolean seen,
        Optional<Instant> snoozed) {
    public boolean overdue(Instant now) {
        return item.due().filter(due -> !due.end().isAfter(now)).isPresent();
    }
}
