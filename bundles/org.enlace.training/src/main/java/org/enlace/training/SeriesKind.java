package org.enlace.training;

import java.util.Arrays;
import java.util.Locale;
import org.enlace.platform.Refusal;

/** The form of a series. The words of the catalogue of {@code config/reference/training-catalogue.json} without officer exchanges. */
public enum SeriesKind {
    VIDEOCONFERENCE_SERIES,
    SEMINAR,
    COURSE;

    /** The word used in addresses, the API and the database. */
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws Refusal {@code training.kind} when there is none called so */
    public static SeriesKind of(String token) {
        return Arrays.stream(values())
                .filter(kind -> kind.token().equals(token))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                                "training.kind",
                                "\"" + token + "\" is no kind; use videoconference-series, seminar or course",
                                String.valueOf(token))
                        .at("kind"));
    }
}
