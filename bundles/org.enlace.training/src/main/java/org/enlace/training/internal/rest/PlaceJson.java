package org.enlace.training.internal.rest;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.exchange.Cefr;
import org.enlace.training.exchange.HostOffer;
import org.enlace.training.exchange.HostPlace;
import org.enlace.training.exchange.LanguageCode;
import org.enlace.training.exchange.RankBand;
import org.enlace.training.exchange.Theme;

/**
 * A host's place as the API gives it.
 *
 * @param languages the least level by language, such as {@code {"es":"B1"}}
 * @param bands     of the officers it expects: operational, supervisory, middle, senior, direction
 * @param taken     how many officers have it
 */
record PlaceJson(
        String id,
        String call,
        int version,
        boolean withdrawn,
        String country,
        String unit,
        List<String> themes,
        Map<String, String> languages,
        List<PeriodJson> periods,
        List<String> bands,
        int capacity,
        int taken,
        StampJson created,
        StampJson changed) {
    private static final RecordId NONE = new RecordId(new UUID(0, 0));

    static PlaceJson of(HostOffer offer, int taken) {
        HostPlace place = offer.place();
        return new PlaceJson(
                place.id().toString(),
                offer.call().toString(),
                offer.version(),
                offer.withdrawn(),
                place.country().value(),
                place.unit(),
                place.themes().stream().map(Theme::value).sorted().toList(),
                levels(place.languages()),
                PeriodJson.all(place.periods()),
                place.bands().stream().map(PlaceJson::token).toList(),
                place.capacity(),
                taken,
                StampJson.of(offer.created()),
                StampJson.of(offer.changed()));
    }

    static Map<String, String> levels(Map<LanguageCode, Cefr> languages) {
        Map<String, String> levels = new TreeMap<>();
        languages.forEach((code, level) -> levels.put(code.value(), level.name()));
        return levels;
    }

    /** @throws Refusal {@code placement.level}, {@code placement.language} */
    static Map<LanguageCode, Cefr> languages(Map<String, String> levels) {
        Map<LanguageCode, Cefr> languages = new LinkedHashMap<>();
        Given.needed(levels, "languages").forEach((code, level) -> languages.put(new LanguageCode(code), level(level)));
        return languages;
    }

    private static Cefr level(String name) {
        return Arrays.stream(Cefr.values())
                .filter(level -> level.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                                "placement.level",
                                "\"" + name + "\" is no level; use A1, A2, B1, B2, C1 or C2",
                                String.valueOf(name))
                        .at("languages"));
    }

    static String token(RankBand band) {
        return band.name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal {@code placement.band} */
    static RankBand band(String token) {
        return Arrays.stream(RankBand.values())
                .filter(band -> token(band).equals(token))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                                "placement.band",
                                "\"" + token + "\" is no band of rank; use operational, supervisory, middle, senior or"
                                        + " direction",
                                String.valueOf(token))
                        .at("bands"));
    }

    /** What a host offers. */
    record Content(
            String country,
            String unit,
            List<String> themes,
            Map<String, String> languages,
            List<PeriodJson> periods,
            List<String> bands,
            Integer capacity) {
        HostPlace place() {
            return new HostPlace(
                    NONE,
                    new CountryCode(country),
                    unit,
                    new LinkedHashSet<>(
                            Given.list(themes).stream().map(Theme::new).toList()),
                    PlaceJson.languages(languages),
                    Given.list(periods).stream().map(PeriodJson::period).toList(),
                    Given.list(bands).stream()
                            .map(PlaceJson::band)
                            .collect(Collectors.toCollection(LinkedHashSet::new)),
                    Given.needed(capacity, "capacity"));
        }
    }
}
