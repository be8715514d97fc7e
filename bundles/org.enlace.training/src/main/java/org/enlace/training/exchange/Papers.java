package org.enlace.training.exchange;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.enlace.platform.RecordId;
import org.enlace.training.Stamp;

/**
 * What an officer hands in after an exchange; without all of it there is no certificate (the practice of the Exchange of Experts programme).
 *
 * @param handedIn what is in, each with its file
 */
public record Papers(Map<Paper, Received> handedIn) {
    public static final Papers NONE = new Papers(Map.of());

    public Papers {
        Map<Paper, Received> ordered = new EnumMap<>(Paper.class);
        ordered.putAll(handedIn);
        handedIn = Collections.unmodifiableMap(ordered);
    }

    /** What there is to hand in. */
    public enum Paper {
        REPORT,
        EVALUATION,
        EXPENSES;

        /** The word used in the API and in the names of texts. */
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param file where it lies */
    public record Received(RecordId file, Stamp by) {
        public Received {
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(by, "by");
        }
    }

    /** What is not in yet, in the order of the list. */
    public List<Paper> missing() {
        return Arrays.stream(Paper.values())
                .filter(paper -> !handedIn.containsKey(paper))
                .toList();
    }

    /** A later one stands in the place of the one before. */
    Papers with(Paper paper, Received received) {
        Map<Paper, Received> more = new EnumMap<>(Paper.class);
        more.putAll(handedIn);
        more.put(paper, received);
        return new Papers(more);
    }
}
