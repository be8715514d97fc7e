package org.enlace.comments.internal.rest;

import org.enlace.comments.CommentText;

/** @param text Markdown, 1 to 4000 characters; {@code @name} mentions an officer who can read the record */
public record WordsJson(String text) {
    CommentText words() {
        return new CommentText(text);
    }
}
