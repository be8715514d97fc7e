package org.enlace.node;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What fills the routes of the matching of officers; no run is there, because nobody endorses what they handed in themselves. */
final class MatchingSeeds {
    private static final Map.Entry<String, String> VERSION = Map.entry("version", "1");
    private static final Map.Entry<String, String> NONE =
            Map.entry("application", "00000000-0000-7000-8000-000000000000");
    private static final String HERE = "/training/exchanges/calls/{call}/matching";

    /** Forms that no page shows, because there is no run. */
    static final Map<String, List<Map.Entry<String, String>>> OTHERWISE = Map.of(
            HERE + "/run", List.of(),
            HERE + "/weights", List.of(VERSION, Map.entry("theme", "40"), Map.entry("reason", "Prueba")),
            HERE + "/quotas", List.of(VERSION, Map.entry("quotas", "PE; 1; 1")),
            HERE + "/pairs",
                    List.of(
                            VERSION,
                            NONE,
                            Map.entry("place", NONE.getValue()),
                            Map.entry("kind", "banned"),
                            Map.entry("reason", "Prueba")),
            HERE + "/pairs/lift",
                    List.of(VERSION, NONE, Map.entry("place", NONE.getValue()), Map.entry("kind", "banned")),
            HERE + "/runs/{number}/accept", List.of(VERSION, NONE),
            HERE + "/runs/{number}/discard", List.of(VERSION, NONE),
            HERE + "/runs/{number}/all", List.of(Map.entry("act", "discard")));

    private MatchingSeeds() {}

    /** What fills a parameter; empty for one of another area. */
    static Optional<String> word(String parameter, String route, String call, String application) {
        if (!route.contains("/matching")) {
            return Optional.empty();
        }
        return switch (parameter) {
            case "{call}" -> Optional.of(call);
            case "{number}" -> Optional.of("1");
            case "{application}" -> Optional.of(application);
            default -> Optional.empty();
        };
    }
}
