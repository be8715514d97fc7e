package org.enlace.comments.internal.rest;

import java.util.List;
import org.enlace.comments.CommentThread;

/** @param answers oldest first */
public record ThreadJson(CommentJson first, List<CommentJson> answers) {
    static ThreadJson of(CommentThread thread) {
        return new ThreadJson(
                CommentJson.of(thread.first()),
                thread.answers().stream().map(CommentJson::of).toList());
    }
}
