package org.enlace.training.exchange;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Rules;

/**
 * What a host offers. It receives so many officers in all its periods together; a unit that takes two in May and two in June offers
 * two places.
 *
 * @param unit      that receives, one line of 1 to {@value #LONGEST_UNIT} characters
 * @param themes    it can show, at least one
 * @param languages it works in, each with the least level; one of them is enough
 * @param periods   in which it receives, at most {@value #MOST_PERIODS}
 * @param bands     of the officers it expects; others cost points and are not excluded
 * @param capacity  1 to {@value #LARGEST}
 */
public record HostPlace(
        RecordId id,
        CountryCode country,
        String unit,
        Set<Theme> themes,
        Map<LanguageCode, Cefr> languages,
        List<Period> periods,
        Set<RankBand> bands,
        int capacity) {
    public static final int LONGEST_UNIT = 200;
    public static final int MOST_PERIODS = 12;
    public static final int MOST_LANGUAGES = 10;
    public static final int LARGEST = 50;

    public HostPlace {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(country, "country");
        unit = Rules.line("unit", unit, LONGEST_UNIT);
        themes = Set.copyOf(Rules.distinct("themes", List.copyOf(themes), Call.MOST_THEMES));
        Rules.distinct("languages", List.copyOf(languages.keySet()), MOST_LANGUAGES);
        languages = Collections.unmodifiableMap(new TreeMap<>(languages));
        periods = Rules.distinct("periods", periods, MOST_PERIODS).stream()
                .sorted()
                .toList();
        bands = Collections.unmodifiableSet(
                new TreeSet<>(Rules.distinct("bands", List.copyOf(bands), RankBand.values().length)));
        if (capacity < 1 || capacity > LARGEST) {
            throw new Refusal(
                            "placement.capacity",
                            "A place receives 1 to " + LARGEST + " officers, not " + capacity,
                            capacity,
                            LARGEST)
                    .at("capacity");
        }
    }
}
