package org.enlace.jit.course;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.enlace.jit.Rules;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * What is noted with a step.
 *
 * @param day      of the act that it tells, not necessarily that on which it was entered
 * @param document the file of the team that holds it
 * @param text     a reason, a question, words
 */
public record Note(LocalDate day, Optional<RecordId> document, String text) {
    public static final int LONGEST = 5_000;

    public Note {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(document, "document");
        text = Rules.textOrNone("text", text, LONGEST);
    }

    /** @throws Refusal {@code jit.missing} where it says nothing */
    public Note worded() {
        Rules.text("text", text, LONGEST);
        return this;
    }

    /** @throws Refusal {@code jit.day-ahead} where its day has not come */
    public Note notAfter(LocalDate today) {
        if (day.isAfter(today)) {
            throw new Refusal(
                            "jit.day-ahead",
                            day + " has not come yet; give the day of the act, at the latest today",
                            day)
                    .at("day");
        }
        return this;
    }
}
