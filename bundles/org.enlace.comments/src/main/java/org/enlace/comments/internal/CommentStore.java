package org.enlace.comments.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.enlace.comments.Comment;
import org.enlace.comments.Comments;
import org.enlace.comments.Comments.Count;
import org.enlace.comments.Subject;
import org.enlace.platform.RecordId;

/** Where comments are kept. */
public interface CommentStore {
    Optional<Comment> find(RecordId id);

    /** In no order. */
    List<Comment> find(Collection<RecordId> ids);

    /** The first comments of threads, the latest first. */
    List<Comment> firsts(Subject subject, Comments.Shown shown, Optional<RecordId> before, int limit);

    /** The answers in threads, oldest first. */
    List<Comment> answers(Collection<RecordId> threads);

    Count count(Subject subject);

    /** Waits for whoever else changes the thread now; what is read afterwards is the last word until the transaction ends. */
    void hold(RecordId thread);

    /** How many answers a thread has that came after a comment. */
    long answersAfter(Comment comment);

    void insert(Comment.Standing comment);

    /**
     * Writes a comment whose version was one less, with its mentions.
     *
     * @throws org.enlace.platform.Stale when it was not
     */
    void update(Comment comment);
}
