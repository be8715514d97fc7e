package org.enlace.comments;

import java.util.Objects;
import java.util.regex.Pattern;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * The record that is commented on.
 *
 * @param use    the name of a {@link CommentUse}
 * @param record which record of its module
 */
public record Subject(String use, RecordId record) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public Subject {
        Objects.requireNonNull(record, "record");
        if (use == null || !FORM.matcher(use).matches()) {
            throw new Refusal(
                            "comments.use-form",
                            "A use of comments is 1 to 40 of a-z 0-9 -, beginning with a letter, not \"" + use + "\"",
                            use)
                    .at("use");
        }
    }
}
