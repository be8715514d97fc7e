package org.enlace.protocols;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;

/**
 * What a reviewer says of a text.
 *
 * @param round   the review it was said in, from 1
 * @param agrees  whether the text may be approved as it is
 * @param reason  what has to change, at most 2 000 characters; null only where the reviewer agrees
 * @param remarks by the key of a {@link Section}, what is said of it, each at most 2 000 characters
 * @param given   by whom, and when
 */
public record Opinion(int round, boolean agrees, String reason, Map<String, String> remarks, Signature given) {
    public Opinion {
        Objects.requireNonNull(given, "given");
        reason = Rules.optionalText("reason", reason, Rules.LONG_LINE);
        if (!agrees && reason == null) {
            throw new Refusal(
                            "edition.reason-missing",
                            "Whoever asks for changes says which; write what has to change, or agree")
                    .at("reason");
        }
        Map<String, String> kept = new LinkedHashMap<>();
        remarks.forEach((section, words) -> {
            String clean = Rules.optionalText("remarks." + section, words, Rules.LONG_LINE);
            if (clean != null) {
                kept.put(section, clean);
            }
        });
        remarks = java.util.Collections.unmodifiableMap(kept);
    }

    /** Whose opinion it is: the absent officer's where a deputy gave it. */
    public OfficerId reviewer() {
        return given.counts();
    }
}
