package org.enlace.comments.internal.rest;

import org.enlace.comments.CommentText;
import org.enlace.comments.Subject;
import org.enlace.platform.RecordId;

/**
 * A comment that begins a thread.
 *
 * @param use    which records, such as {@code protocol}
 * @param record which one
 * @param text   Markdown, 1 to 4000 characters; {@code @name} mentions an officer who can read the record
 */
public record NewCommentJson(String use, String record, String text) {
    Subject subject() {
        return new Subject(use, RecordId.parse(record));
    }

    CommentText words() {
        return new CommentText(text);
    }
}
