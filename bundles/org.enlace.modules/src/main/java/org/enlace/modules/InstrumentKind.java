package org.enlace.modules;

import java.util.Locale;
import org.enlace.platform.Refusal;

/** What kind of act a country adopts a module by. */
public enum InstrumentKind {
    TREATY,
    LAW,
    DECREE,
    RESOLUTION,
    ORDER,
    AGREEMENT,
    OTHER;

    /** Stable, in lower case. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal {@code adoption.instrument-kind} */
    public static InstrumentKind of(String token) {
        for (InstrumentKind kind : values()) {
            if (kind.token().equals(token)) {
                return kind;
            }
        }
        throw new Refusal(
                        "adoption.instrument-kind",
                        "An instrument is a treaty, law, decree, resolution, order, agreement or other, not \"" + token
                                + "\"",
                        token)
                .at("kind");
    }
}
