package org.enlace.protocols.internal.rest;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.enlace.platform.Refusal;
import org.enlace.protocols.EvidenceLevel;

/**
 * How an evidence level moves with a report that is accepted.
 *
 * @param revision how many steps there were when it was decided
 * @param level    the level from now on
 * @param reason   why
 */
public record MoveJson(Integer revision, String level, String reason) {
    int steps() {
        if (revision == null) {
            throw missing("revision");
        }
        return revision;
    }

    EvidenceLevel assessed() {
        return level(level);
    }

    static EvidenceLevel level(String word) {
        if (word == null) {
            throw missing("level");
        }
        return EvidenceLevel.of(word).orElseThrow(() -> {
            String all = Arrays.stream(EvidenceLevel.values())
                    .map(EvidenceLevel::token)
                    .collect(Collectors.joining(", "));
            return new Refusal(
                            "protocol.evidence",
                            "\"" + word + "\" is not an evidence level; use one of " + all,
                            word,
                            all)
                    .at("level");
        });
    }

    private static Refusal missing(String field) {
        return new Refusal("protocol.required", "\"" + field + "\" is missing; give it a value", field).at(field);
    }
}
