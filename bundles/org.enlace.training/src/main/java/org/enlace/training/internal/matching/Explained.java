package org.enlace.training.internal.matching;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;
import org.enlace.reference.Countries;
import org.enlace.training.exchange.Alternative;
import org.enlace.training.exchange.Obstacle;
import org.enlace.training.exchange.Period;
import org.enlace.training.exchange.Reason;

/** What the matching says, in the words of a language. */
public final class Explained {
    private final Texts texts;
    private final Language language;
    private final Countries countries;

    public Explained(Texts texts, Language language, Countries countries) {
        this.texts = texts;
        this.language = language;
        this.countries = countries;
    }

    private String get(String key, Object... values) {
        return texts.get(language, key, values);
    }

    /** What gave or took points, without the points. */
    public String reason(Reason reason) {
        List<String> facts = reason.facts();
        return switch (reason.aspect()) {
            case THEMES ->
                facts.get(0).isEmpty()
                        ? get("matching.reason.themes.none", Integer.parseInt(facts.get(1)))
                        : get(
                                "matching.reason.themes",
                                facts.get(0).split(", ").length,
                                Integer.parseInt(facts.get(1)),
                                themes(facts.get(0)));
            case LANGUAGE -> get("matching.reason.language", tongue(facts.get(0)), facts.get(1), facts.get(2));
            case DATES ->
                get(
                        "matching.reason.dates",
                        day(LocalDate.parse(facts.get(0))),
                        day(LocalDate.parse(facts.get(1))),
                        Integer.parseInt(facts.get(2)));
            case RANK ->
                facts.get(0).equals(facts.get(1))
                        ? get("matching.reason.rank", band(facts.get(0)))
                        : get("matching.reason.rank.other", band(facts.get(0)), band(facts.get(1)));
            case PRE_AGREED -> get("matching.reason.pre-agreed");
            case RECIPROCITY -> get("matching.reason.reciprocity", country(facts.get(0)), country(facts.get(1)));
        };
    }

    /** The same with its points, such as {@code +40}. */
    public String withPoints(Reason reason) {
        return points(reason.points()) + ": " + reason(reason);
    }

    /** With a sign, so that what speaks against it is seen. */
    public String points(int points) {
        String figure = NumberFormat.getIntegerInstance(language.locale()).format(Math.abs(points));
        return points > 0 ? "+" + figure : points < 0 ? "−" + figure : figure;
    }

    public String obstacle(Obstacle obstacle) {
        return get("matching.obstacle." + obstacle.token());
    }

    /** @param places that it keeps from the officer */
    public String obstacle(Obstacle obstacle, int places) {
        return get("matching.obstacle.places", obstacle(obstacle), places);
    }

    /** What it would cost all together if an officer went there. */
    public String cost(Alternative instead) {
        if (instead.fewer() > 0) {
            return get("matching.cost.fewer", instead.fewer());
        }
        if (instead.fewer() < 0) {
            return get("matching.cost.more", -instead.fewer());
        }
        if (instead.cost() < 0) {
            return get("matching.cost.gain", -instead.cost());
        }
        return get("matching.cost.points", instead.cost());
    }

    private String themes(String tokens) {
        return Arrays.stream(tokens.split(", ")).map(this::theme).collect(Collectors.joining(", "));
    }

    /** Themes are words of the call; those that have a name of their own are called so. */
    public String theme(String token) {
        String key = "exchange.theme." + token;
        return texts.has(language, key) ? get(key) : token.replace('-', ' ');
    }

    public String band(String name) {
        return get("exchange.band." + name.toLowerCase(Locale.ROOT));
    }

    public String tongue(String code) {
        return new Locale(code).getDisplayLanguage(language.locale());
    }

    public String country(String code) {
        return countries.name(new CountryCode(code), language);
    }

    public String stay(Period stay) {
        return get("matching.stay", day(stay.first()), day(stay.last()));
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(language.locale())
                .format(day);
    }
}
