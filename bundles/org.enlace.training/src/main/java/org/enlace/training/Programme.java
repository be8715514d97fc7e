package org.enlace.training;

import java.util.Objects;
import org.enlace.platform.RecordId;

/**
 * What several series belong to, such as a training plan of a year.
 *
 * @param version counts up with every change, from 1; a change names the version it was made on
 * @param created when it was made, and by whom
 * @param changed when it was last changed, and by whom
 */
public record Programme(RecordId id, int version, Content content, Stamp created, Stamp changed) {
    /**
     * What a programme says.
     *
     * @param title   one line of 1 to 200 characters
     * @param summary up to 4000 characters; may be empty
     */
    public record Content(String title, String summary) {
        public static final int LONGEST_TITLE = 200;
        public static final int LONGEST_SUMMARY = 4_000;

        public Content {
            title = Rules.line("title", title, LONGEST_TITLE);
            summary = Rules.textOrNone("summary", summary, LONGEST_SUMMARY);
        }
    }

    public Programme {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(changed, "changed");
    }

    /** A first version. */
    public static Programme first(RecordId id, Content content, Stamp stamp) {
        return new Programme(id, 1, content, stamp, stamp);
    }

    public Programme revise(Content revised, Stamp stamp) {
        return new Programme(id, version + 1, revised, created, stamp);
    }
}
