package org.enlace.training.evaluation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * What is evaluated.
 *
 * @param id of the series, or of the officer's application to the exchange
 */
public record Subject(Kind kind, RecordId id) {
    public Subject {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
    }

    public static Subject series(RecordId id) {
        return new Subject(Kind.SERIES, id);
    }

    public static Subject exchange(RecordId id) {
        return new Subject(Kind.EXCHANGE, id);
    }

    /** What can be evaluated. */
    public enum Kind {
        SERIES,
        EXCHANGE;

        /** The word used in the API and the database. */
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws Refusal {@code training.subject} when there is none called so */
        public static Kind of(String token) {
            return Arrays.stream(values())
                    .filter(kind -> kind.token().equals(token))
                    .findFirst()
                    .orElseThrow(() -> new Refusal(
                                    "training.subject",
                                    "\"" + token + "\" is nothing that is evaluated; use series or exchange",
                                    String.valueOf(token))
                            .at("subject"));
        }
    }
}
