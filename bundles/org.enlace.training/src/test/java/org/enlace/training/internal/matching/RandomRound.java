package org.enlace.training.internal.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import org.enlace.platform.CountryCode;
import org.enlace.training.exchange.Cefr;
import org.enlace.training.exchange.HostPlace;
import org.enlace.training.exchange.LanguageCode;
import org.enlace.training.exchange.Pairing;
import org.enlace.training.exchange.Period;
import org.enlace.training.exchange.Profile;
import org.enlace.training.exchange.RankBand;
import org.enlace.training.exchange.Reciprocity;
import org.enlace.training.exchange.Route;
import org.enlace.training.exchange.Theme;

/** Runs of the matching by chance: small ones full of ties and conflicts, and large ones as a region could have them. */
final class RandomRound {
    private static final List<String> REGION = List.of(
            "AR", "BO", "BR", "CL", "CO", "CR", "CU", "DO", "EC", "ES", "FR", "GT", "HN", "MX", "PA", "PE", "PT", "PY",
            "SV", "UY");
    private static final LocalDate FIRST = LocalDate.parse("2027-05-01");

    private final Random random;
    private final Round round = new Round();
    private final int countries;
    /** How many languages there are, levels that hosts ask for, and weeks in which periods begin: the fewer, the more fits. */
    private final int tongues;

    private final int levels;
    private final int weeks;
    private final List<Theme> themes = List.of(Round.ROUTES, Round.VICTIMS, Round.MONEY);
    private final List<LanguageCode> languages =
            List.of(Round.SPANISH, Round.PORTUGUESE, new LanguageCode("en"), new LanguageCode("fr"));

    private RandomRound(Random random, int countries, int tongues, int levels, int weeks) {
        this.random = random;
        this.countries = countries;
        this.tongues = tongues;
        this.levels = levels;
        this.weeks = weeks;
    }

    /** Up to five officers and five places, with quotas, pins, bans, agreed pairs and debts. */
    static Round small(Random random) {
        RandomRound made = new RandomRound(random, 3, 2, 2, 2);
        int officers = random.nextInt(6);
        int places = random.nextInt(6);
        made.people(officers, places, 2);
        Round round = made.round;
        round.themeRequired = random.nextInt(4) == 0;
        for (String country : REGION.subList(0, 3)) {
            if (random.nextInt(4) == 0) {
                round.sending.put(new CountryCode(country), random.nextInt(4));
            }
            if (random.nextInt(4) == 0) {
                round.receiving.put(new CountryCode(country), random.nextInt(4));
            }
        }
        if (officers > 0 && places > 0) {
            for (Set<Pairing> pairs : List.of(round.agreed, round.bans, round.pins)) {
                for (int i = random.nextInt(6); i > 3; i--) {
                    pairs.add(round.pair("o" + random.nextInt(officers), "p" + random.nextInt(places)));
                }
            }
        }
        Map<Route, Integer> owed = new HashMap<>();
        owed.put(new Route(made.country(), made.country()), 1 + random.nextInt(15));
        round.reciprocity = new Reciprocity.Frozen(2024, 2026, owed);
        return round;
    }

    /** Twenty countries, each with a quota, and debts between some of them. */
    static Round large(Random random, int officers, int places, int capacity) {
        RandomRound made = new RandomRound(random, REGION.size(), 4, 4, 6);
        made.people(officers, places, capacity);
        Round round = made.round;
        Map<Route, Integer> owed = new HashMap<>();
        for (String country : REGION) {
            round.sending.put(new CountryCode(country), places * capacity / 15);
            round.receiving.put(new CountryCode(country), places * capacity / 15);
            owed.put(new Route(new CountryCode(country), made.country()), 1 + random.nextInt(15));
        }
        round.reciprocity = new Reciprocity.Frozen(2024, 2026, owed);
        for (int i = 0; i < officers / 20; i++) {
            round.agreed.add(round.pair("o" + random.nextInt(officers), "p" + random.nextInt(places)));
            round.bans.add(round.pair("o" + random.nextInt(officers), "p" + random.nextInt(places)));
        }
        return round;
    }

    private void people(int officers, int places, int capacity) {
        for (int i = 0; i < officers; i++) {
            round.officer(
                    "o" + i,
                    new Profile(
                            country(),
                            band(),
                            spoken(Cefr.values().length),
                            some(3, themes::get, themes.size()),
                            some(2, n -> weeks(n, 1 + random.nextInt(4)), weeks)));
        }
        for (int i = 0; i < places; i++) {
            round.places.add(new HostPlace(
                    round.id("p" + i),
                    country(),
                    "p" + i,
                    Set.copyOf(some(2, themes::get, themes.size())),
                    spoken(levels),
                    some(2, n -> weeks(n, 1 + random.nextInt(2)), weeks),
                    Set.copyOf(some(2, n -> RankBand.values()[n], RankBand.values().length)),
                    1 + random.nextInt(capacity)));
        }
    }

    private CountryCode country() {
        return new CountryCode(REGION.get(random.nextInt(countries)));
    }

    private RankBand band() {
        return RankBand.values()[random.nextInt(RankBand.values().length)];
    }

    private Map<LanguageCode, Cefr> spoken(int upTo) {
        Map<LanguageCode, Cefr> spoken = new HashMap<>();
        for (LanguageCode language : some(2, languages::get, tongues)) {
            spoken.put(language, Cefr.values()[random.nextInt(upTo)]);
        }
        return spoken;
    }

    private static Period weeks(int from, int count) {
        return new Period(FIRST.plusWeeks(from), FIRST.plusWeeks(from + count).minusDays(1));
    }

    /** One to so many of them, each once. */
    private <T> List<T> some(int most, IntFunction<T> item, int items) {
        Set<T> some = new LinkedHashSet<>();
        for (int i = random.nextInt(most); i >= 0; i--) {
            some.add(item.apply(random.nextInt(items)));
        }
        return new ArrayList<>(some);
    }
}
