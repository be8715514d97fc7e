package org.enlace.inbox.internal.rest;

import java.time.Instant;
import java.time.LocalDate;
import org.enlace.inbox.InboxItem.Due;
import org.enlace.inbox.Waiting;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/**
 * Something that waits.
 *
 * @param kind    sign, review, answer, due, mention or news
 * @param source  what it comes from, as the parameter {@code source} takes it
 * @param path    where it is done
 * @param dueDay  the last day, itself within; null if there is none
 * @param due     the end of the time where it is no whole day; null otherwise
 * @param zone    whose days the due date is counted by
 * @param absent  for which absent officer the deputy sees it; null where it waits for the caller
 * @param snoozed until when it was put off; null where it was not
 */
public record ItemJson(
        RecordId id,
        String kind,
        String source,
        RecordId record,
        String title,
        String path,
        Instant since,
        LocalDate dueDay,
        Instant due,
        String zone,
        OfficerId absent,
        boolean seen,
        Instant snoozed) {
    static ItemJson of(Waiting waiting) {
        Due due = waiting.item().due().orElse(null);
        return new ItemJson(
                waiting.id(),
                waiting.item().kind().token(),
                waiting.item().use(),
                waiting.item().record(),
                waiting.title(),
                waiting.item().path(),
                waiting.since(),
                due instanceof Due.Day whole ? whole.day() : null,
                due instanceof Due.Moment moment ? moment.end() : null,
                due == null ? null : due.zone().getId(),
                waiting.absent().orElse(null),
                waiting.seen(),
                waiting.snoozed().orElse(null));
    }
}
