package org.enlace.jit.internal.web.work;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.EntryQuery;
import org.enlace.jit.work.Grading;
import org.enlace.platform.CountryCode;

/** What somebody typed into the filter; a word that is none narrows nothing. */
record EntryFilter(
        Optional<EntryKind> kind,
        EntryKind.Area area,
        String words,
        Optional<CountryCode> country,
        Optional<Grading.Nature> nature) {
    private static final int WORDS = 100;

    static EntryFilter of(String area, String kind, String words, String country, String nature) {
        Optional<EntryKind> one = EntryKind.of(kind);
        return new EntryFilter(
                one,
                one.map(EntryKind::area).orElseGet(() -> area(area)),
                (words.length() > WORDS ? words.substring(0, WORDS) : words).strip(),
                country.matches("[A-Z]{2}") ? Optional.of(new CountryCode(country)) : Optional.empty(),
                Arrays.stream(Grading.Nature.values())
                        .filter(each -> each.token().equals(nature))
                        .findFirst());
    }

    private static EntryKind.Area area(String token) {
        return Arrays.stream(EntryKind.Area.values())
                .filter(each -> each.token().equals(token))
                .findFirst()
                .orElse(EntryKind.Area.HOLDINGS);
    }

    /** @param whole whether the reader reads everything: what somebody was given is listed of all areas */
    EntryQuery query(boolean whole) {
        Set<EntryKind> kinds = kind.map(Set::of).orElseGet(() -> whole ? kinds(area) : Set.of());
        return new EntryQuery(kinds, country, words, nature);
    }

    Map<String, String> parameters() {
        Map<String, String> all = new LinkedHashMap<>();
        if (area != EntryKind.Area.HOLDINGS && kind.isEmpty()) {
            all.put("area", area.token());
        }
        kind.ifPresent(one -> all.put("kind", one.token()));
        if (!words.isEmpty()) {
            all.put("q", words);
        }
        country.ifPresent(one -> all.put("country", one.value()));
        nature.ifPresent(one -> all.put("nature", one.token()));
        return all;
    }

    static Set<EntryKind> kinds(EntryKind.Area area) {
        return Arrays.stream(EntryKind.values())
                .filter(kind -> kind.area() == area)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(EntryKind.class)));
    }

    /** An address with some parameters. */
    static String address(String path, Map<String, String> parameters) {
        return parameters.isEmpty()
                ? path
                : path + "?"
                        + parameters.entrySet().stream()
                                .map(one ->
                                        one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&"));
    }
}
