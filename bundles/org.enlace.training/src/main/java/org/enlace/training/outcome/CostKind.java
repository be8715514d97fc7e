package org.enlace.training.outcome;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.enlace.platform.Refusal;

/** What money went to. */
public enum CostKind {
    TRAVEL,
    LODGING,
    INTERPRETATION,
    SPEAKERS,
    ROOM,
    MATERIALS,
    OTHER;

    /** The word used in addresses, the API and the database. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal {@code training.cost-kind} */
    public static CostKind of(String token) {
        return Arrays.stream(values())
                .filter(kind -> kind.token().equals(token))
                .findFirst()
                .orElseThrow(() -> {
                    String all = Arrays.stream(values()).map(CostKind::token).collect(Collectors.joining(", "));
                    return new Refusal(
                                    "training.cost-kind",
                                    "\"" + token + "\" is no kind of cost; use one of " + all,
                                    String.valueOf(token),
                                    all)
                            .at("kind");
                });
    }
}
