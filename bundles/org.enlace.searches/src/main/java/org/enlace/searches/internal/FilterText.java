package org.enlace.searches.internal;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.enlace.platform.Refusal;

/** A filter as one text: the query of an address, in the order of its names. */
public final class FilterText {
    /** The most characters of a filter. */
    static final int LONGEST = 2_000;

    private FilterText() {}

    public static String write(Map<String, String> filter) {
        return new TreeMap<>(filter)
                .entrySet().stream()
                        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * Reads the query of an address; of a name that stands there twice the first counts.
     *
     * @throws Refusal {@code saved-search.filter} when it is no such query, or too long
     */
    public static Map<String, String> read(String text) {
        Map<String, String> filter = new TreeMap<>();
        try {
            if (text.length() <= LONGEST) {
                for (String pair : text.split("&")) {
                    int sign = pair.indexOf('=');
                    if (sign > 0) {
                        filter.putIfAbsent(decoded(pair.substring(0, sign)), decoded(pair.substring(sign + 1)));
                    }
                }
                return filter;
            }
        } catch (IllegalArgumentException e) {
            // Refused below, like one that is too long.
        }
        throw refusal();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** @throws Refusal {@code saved-search.filter} when it is longer than can be kept */
    static Map<String, String> checked(Map<String, String> filter) {
        if (write(filter).length() > LONGEST) {
            throw refusal();
        }
        return filter;
    }

    private static Refusal refusal() {
        return new Refusal(
                        "saved-search.filter",
                        "A filter is kept as the query of its address, at most " + LONGEST
                                + " characters; narrow the list again and save that",
                        LONGEST)
                .at("query");
    }
}
