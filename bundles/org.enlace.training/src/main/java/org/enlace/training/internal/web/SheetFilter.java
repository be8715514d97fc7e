package org.enlace.training.internal.web;

import java.util.List;
import org.enlace.platform.CountryCode;
import org.enlace.training.attendance.Attendances.Line;

/**
 * What a sheet is narrowed by.
 *
 * @param standing one of its words; empty for all
 * @param country  of the people; empty for all
 * @param after    the nomination after which the part begins; empty for the first
 * @param whole    whether all lines are shown at once, for paper
 */
public record SheetFilter(String standing, String country, String after, boolean whole) {
    static final SheetFilter ALL = new SheetFilter("", "", "", false);

    List<Line> of(List<Line> lines) {
        return lines.stream()
                .filter(line ->
                        standing.isEmpty() || line.presence().standing().token().equals(standing))
                .filter(line -> country.isEmpty()
                        || line.nomination().person().country().value().equals(country))
                .toList();
    }

    private int from(List<Line> chosen) {
        for (int at = 0; at < chosen.size(); at++) {
            if (chosen.get(at).nomination().id().toString().equals(after)) {
                return at + 1;
            }
        }
        return 0;
    }

    List<Line> part(List<Line> chosen, int size) {
        return whole ? chosen : chosen.stream().skip(from(chosen)).limit(size).toList();
    }

    /** Where the next part begins; null on the last. */
    String next(List<Line> chosen, int size) {
        int end = from(chosen) + size;
        return whole || end >= chosen.size()
                ? null
                : chosen.get(end - 1).nomination().id().toString();
    }

    static List<CountryCode> countries(List<Line> lines) {
        return lines.stream()
                .map(line -> line.nomination().person().country())
                .distinct()
                .sorted(java.util.Comparator.comparing(CountryCode::value))
                .toList();
    }

    /** As the end of an address. */
    public String query() {
        return "?standing=" + enc(standing) + "&country=" + enc(country);
    }

    private static String enc(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
