package org.enlace.training.evaluation;

import java.time.LocalDate;
import java.util.Objects;
import org.enlace.platform.Refusal;

/** The days on which a questionnaire can be answered, the last one within; days of whoever organises. */
public record Span(LocalDate opens, LocalDate closes) {
    /** @throws Refusal {@code training.window} when it closes before it opens */
    public Span {
        Objects.requireNonNull(opens, "opens");
        Objects.requireNonNull(closes, "closes");
        if (closes.isBefore(opens)) {
            throw new Refusal(
                            "training.window",
                            "It would close on " + closes + ", before it opens on " + opens + "; let it close later",
                            closes.toString(),
                            opens.toString())
                    .at("closes");
        }
    }

    public boolean has(LocalDate day) {
        return !day.isBefore(opens) && !day.isAfter(closes);
    }
}
