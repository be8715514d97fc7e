package org.enlace.protocols.internal;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.enlace.platform.Refusal;
import org.enlace.protocols.Experience.State;

/** What an address says of a list of reports. */
public final class ExperienceParameters {
    private ExperienceParameters() {}

    /**
     * @param word null or empty for any state
     * @throws Refusal {@code protocol.parameter}
     */
    public static State state(String word) {
        if (word == null || word.isEmpty()) {
            return null;
        }
        return State.of(word).orElseThrow(() -> {
            String all = Arrays.stream(State.values()).map(State::token).collect(Collectors.joining(", "));
            return new Refusal(
                            "protocol.parameter", "\"" + word + "\" is no state; use one of " + all, word, "state", all)
                    .at("state");
        });
    }
}
