package org.enlace.exchange.internal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often what happened: a simulation in which nothing goes wrong proves nothing. */
final class Happened {
    static final List<String> WANTED = List.of(
            "shared",
            "revised",
            "widened",
            "narrowed",
            "withdrawn",
            "lost",
            "doubled",
            "damaged",
            "crashed",
            "restored",
            "new epoch",
            "delivered",
            "duplicate",
            "waiting",
            "kept",
            "quarantined",
            "refused",
            "passed",
            "older-epoch",
            "other-stream",
            "published again",
            "as many wait as may",
            "as many were named as are remembered",
            "as many problems as are remembered",
            "receipts in parts",
            "lied",
            "unproven");

    private final Map<String, Long> counts = new TreeMap<>();

    void once(String what) {
        many(what, 1);
    }

    void many(String what, long times) {
        if (times > 0) {
            counts.merge(what, times, Long::sum);
        }
    }

    boolean everything() {
        return counts.keySet().containsAll(WANTED);
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
