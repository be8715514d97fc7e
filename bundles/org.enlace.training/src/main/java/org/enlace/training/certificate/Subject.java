package org.enlace.training.certificate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.enlace.platform.RecordId;

/**
 * For what a certificate is given.
 *
 * @param id of the nomination or of the application
 */
public record Subject(Kind kind, RecordId id) {
    public Subject {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
    }

    /** The part somebody took in a series. */
    public static Subject nomination(RecordId nomination) {
        return new Subject(Kind.NOMINATION, nomination);
    }

    /** An officer's exchange. */
    public static Subject exchange(RecordId application) {
        return new Subject(Kind.EXCHANGE, application);
    }

    /** What sort of record it is. */
    public enum Kind {
        NOMINATION,
        EXCHANGE;

        /** The word used in the API and the database. */
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String token) {
            return Arrays.stream(values())
                    .filter(kind -> kind.token().equals(token))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No kind \"" + token + "\""));
        }
    }
}
