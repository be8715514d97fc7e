package org.enlace.comments.internal.web;

import java.time.Instant;
import java.util.List;
import org.enlace.comments.Comment;
import org.enlace.comments.CommentThread;
import org.enlace.comments.CommentUse.Owner;
import org.enlace.comments.Comments.Count;
import org.enlace.comments.Comments.Mentionable;
import org.enlace.comments.Comments.Shown;
import org.enlace.comments.Subject;
import org.enlace.platform.Caller;

/**
 * What a part of a page shows of the comments on a record.
 *
 * @param threads  the latest first
 * @param mayWrite whether the caller may write now
 * @param people   who may be mentioned; empty where they are too many to choose from
 * @param shown    which threads
 * @param next     the address of the next part, or null on the last
 * @param form     what stands in the form
 * @param done     what was just done, or empty
 * @param inPlace  whether the part changes in place, where there is script; else the record's page follows
 * @param now      when it is shown
 */
public record View(
        Subject subject,
        Owner owner,
        Count count,
        List<CommentThread> threads,
        boolean mayWrite,
        List<Mentionable> people,
        Shown shown,
        String next,
        Form form,
        String done,
        boolean inPlace,
        Instant now) {
    public View {
        threads = List.copyOf(threads);
        people = List.copyOf(people);
    }

    /** Whether the words of a comment may still be changed by who looks at it. */
    public boolean editable(Comment comment, boolean answered, Caller reader) {
        return !answered && comment instanceof Comment.Standing standing && standing.editable(reader, now);
    }

    /** The page with all of them. */
    public String all() {
        return Room.HOME + "?use=" + subject.use() + "&record=" + subject.record();
    }
}
