package org.enlace.comments;

import java.util.List;
import java.util.Objects;

/**
 * A comment with its answers.
 *
 * @param first   what was said first
 * @param answers oldest first
 */
public record CommentThread(Comment first, List<Comment> answers) {
    public CommentThread {
        Objects.requireNonNull(first, "first");
        answers = List.copyOf(answers);
    }

    public boolean resolved() {
        return first.resolved().isPresent();
    }
}
