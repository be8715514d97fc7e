package org.enlace.training;

import java.util.Arrays;
import java.util.Locale;
import org.enlace.platform.Refusal;

/** Whether a session is recorded, and for whom. */
public enum Recording {
    /** It is not, and nobody who takes part may. */
    NONE,
    /** For those who took part. */
    PARTICIPANTS,
    /** For whoever organises it. */
    ORGANISER;

    /** The word used in forms, the API and the database. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal {@code training.recording} when there is none called so */
    public static Recording of(String token) {
        return Arrays.stream(values())
                .filter(one -> one.token().equals(token))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                                "training.recording",
                                "\"" + token + "\" is no recording policy; use none, participants or organiser",
                                String.valueOf(token))
                        .at("recording"));
    }
}
