package org.enlace.training.outcome;

import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Rules;
import org.enlace.training.Stamp;

/**
 * Something that was learned, from which a practice may be drawn.
 *
 * @param version counts up with every change, from 1
 * @param dropped whether it was taken back; it can be brought back
 */
public record Lesson(
        RecordId id, Subject subject, int version, Content content, boolean dropped, Stamp created, Stamp changed) {
    public Lesson {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(changed, "changed");
    }

    /**
     * What it says.
     *
     * @param title   one line of 1 to {@value #LONGEST_TITLE} characters
     * @param text    Markdown, 1 to {@value #LONGEST_TEXT} characters
     * @param country whose practice it is; empty for one of several countries
     */
    public record Content(String title, String text, Language language, Optional<CountryCode> country) {
        public static final int LONGEST_TITLE = 200;
        public static final int LONGEST_TEXT = 4_000;

        public Content {
            title = Rules.line("title", title, LONGEST_TITLE);
            text = Rules.text("text", text, LONGEST_TEXT);
            Objects.requireNonNull(language, "language");
            Objects.requireNonNull(country, "country");
        }
    }

    /** A first version. */
    public static Lesson first(RecordId id, Subject subject, Content content, Stamp stamp) {
        return new Lesson(id, subject, 1, content, false, stamp, stamp);
    }

    public Lesson revise(Content revised, Stamp stamp) {
        return new Lesson(id, subject, version + 1, revised, kept().dropped, created, stamp);
    }

    /** Takes it back, or brings it back. */
    public Lesson drop(boolean gone, Stamp stamp) {
        return new Lesson(id, subject, version + 1, content, gone, created, stamp);
    }

    /** This lesson where it was not taken back. */
    public Lesson kept() {
        if (!dropped) {
            return this;
        }
        throw new Refusal(
                "training.lesson-dropped",
                "\"" + content.title() + "\" was taken back; bring it back first",
                content.title());
    }
}
