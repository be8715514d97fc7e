package org.enlace.training.exchange;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.enlace.platform.CountryCode;
import org.enlace.training.Rules;

/**
 * What the matching looks at in an officer, and nothing else: no name, no sex, no age.
 *
 * @param country   that sends the officer
 * @param languages that the officer speaks, each with its level
 * @param themes    that the officer asks for, at most {@value #MOST_THEMES}; each counts the same
 * @param available when the officer can travel, the period the officer likes best first, at most {@value #MOST_PERIODS}
 */
public record Profile(
        CountryCode country,
        RankBand band,
        Map<LanguageCode, Cefr> languages,
        List<Theme> themes,
        List<Period> available) {
    public static final int MOST_LANGUAGES = 10;
    public static final int MOST_THEMES = 5;
    public static final int MOST_PERIODS = 5;

    public Profile {
        Objects.requireNonNull(country, "country");
        Objects.requireNonNull(band, "band");
        Rules.distinct("languages", List.copyOf(languages.keySet()), MOST_LANGUAGES);
        languages = Collections.unmodifiableMap(new TreeMap<>(languages));
        themes = Rules.distinct("themes", themes, MOST_THEMES);
        available = Rules.distinct("available", available, MOST_PERIODS);
    }
}
