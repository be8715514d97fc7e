package org.enlace.training.exchange;

import java.util.Arrays;
import java.util.Locale;
import org.enlace.platform.Refusal;

/** What somebody says of an application and a place before the matching runs. */
public enum PairKind {
    /** The two named each other: it counts points. */
    AGREED,
    /** It holds, or the run is refused. */
    PINNED,
    /** It is not proposed. */
    BANNED;

    /** The word used in the API, in the store and in the names of texts. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal {@code placement.pair-kind} */
    public static PairKind of(String token) {
        return Arrays.stream(values())
                .filter(kind -> kind.token().equals(token))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                                "placement.pair-kind",
                                "\"" + token + "\" is no kind of pair; use agreed, pinned or banned",
                                String.valueOf(token))
                        .at("kind"));
    }
}
