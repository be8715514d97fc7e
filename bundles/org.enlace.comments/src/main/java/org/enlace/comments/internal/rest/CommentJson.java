package org.enlace.comments.internal.rest;

import java.time.Instant;
import java.util.List;
import org.enlace.comments.Comment;
import org.enlace.comments.Comment.Standing;
import org.enlace.comments.Comment.Withdrawn;
import org.enlace.comments.Stamp;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/**
 * A comment or an answer.
 *
 * @param thread    the first comment of its thread; its own id where it is that
 * @param text      Markdown as it was typed; null where it was withdrawn
 * @param actingFor the absent officer whose deputy wrote it; null otherwise
 * @param edited    when it was changed last; null where it never was
 * @param resolved  when its thread was resolved; null while that is open, and on answers
 */
public record CommentJson(
        RecordId id,
        int version,
        String use,
        RecordId record,
        RecordId thread,
        String text,
        List<OfficerId> mentions,
        OfficerId writtenBy,
        OfficerId actingFor,
        Instant written,
        Instant edited,
        OfficerId resolvedBy,
        Instant resolved,
        Instant withdrawn) {
    static CommentJson of(Comment comment) {
        Standing standing = comment instanceof Standing there ? there : null;
        return new CommentJson(
                comment.id(),
                comment.version(),
                comment.subject().use(),
                comment.subject().record(),
                comment.thread(),
                standing == null ? null : standing.text().value(),
                standing == null
                        ? List.of()
                        : standing.mentions().stream()
                                .sorted(java.util.Comparator.comparing(OfficerId::value))
                                .toList(),
                comment.written().officer(),
                comment.written().actingFor().orElse(null),
                comment.written().at(),
                standing == null ? null : standing.edited().orElse(null),
                comment.resolved().map(Stamp::officer).orElse(null),
                comment.resolved().map(Stamp::at).orElse(null),
                comment instanceof Withdrawn gone ? gone.withdrawn().at() : null);
    }
}
