package org.enlace.training.internal.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.training.exchange.Call;
import org.enlace.training.exchange.Candidate;
import org.enlace.training.exchange.Cefr;
import org.enlace.training.exchange.HostPlace;
import org.enlace.training.exchange.LanguageCode;
import org.enlace.training.exchange.MatchingInput;
import org.enlace.training.exchange.MatchingOutcome;
import org.enlace.training.exchange.Pairing;
import org.enlace.training.exchange.Period;
import org.enlace.training.exchange.Profile;
import org.enlace.training.exchange.Proposal;
import org.enlace.training.exchange.Quotas;
import org.enlace.training.exchange.RankBand;
import org.enlace.training.exchange.Reciprocity;
import org.enlace.training.exchange.Theme;
import org.enlace.training.exchange.Unplaced;
import org.enlace.training.exchange.Weights;

/**
 * A run of the matching, put together by a test. Officers and places have names; unless a test says otherwise they speak Spanish well,
 * have all of May, and are of the middle band, and every place takes one officer for the theme {@code routes}.
 */
final class Round {
    static final Theme ROUTES = new Theme("routes");
    static final Theme VICTIMS = new Theme("victims");
    static final Theme MONEY = new Theme("money");
    static final Period MAY = period("2027-05-01", "2027-05-31");
    static final Period JUNE = period("2027-06-01", "2027-06-30");
    static final LanguageCode SPANISH = new LanguageCode("es");
    static final LanguageCode PORTUGUESE = new LanguageCode("pt");

    final List<Candidate> candidates = new ArrayList<>();
    final List<HostPlace> places = new ArrayList<>();
    final Set<Pairing> agreed = new HashSet<>();
    final Set<Pairing> pins = new HashSet<>();
    final Set<Pairing> bans = new HashSet<>();
    final Map<CountryCode, Integer> sending = new HashMap<>();
    final Map<CountryCode, Integer> receiving = new HashMap<>();
    Weights weights = Weights.DEFAULT;
    Reciprocity.Frozen reciprocity = Reciprocity.Frozen.NONE;
    boolean themeRequired;
    private final Map<String, RecordId> ids = new HashMap<>();
    private final Map<RecordId, String> names = new HashMap<>();

    static Period period(String first, String last) {
        return new Period(LocalDate.parse(first), LocalDate.parse(last));
    }

    static Profile profile(String country) {
        return new Profile(
                new CountryCode(country), RankBand.MIDDLE, Map.of(SPANISH, Cefr.C2), List.of(ROUTES), List.of(MAY));
    }

    static Profile asking(String country, Theme... themes) {
        Profile usual = profile(country);
        return new Profile(usual.country(), usual.band(), usual.languages(), List.of(themes), usual.available());
    }

    static Profile speaking(String country, LanguageCode language, Cefr level) {
        Profile usual = profile(country);
        return new Profile(usual.country(), usual.band(), Map.of(language, level), usual.themes(), usual.available());
    }

    static Profile free(String country, Period... periods) {
        Profile usual = profile(country);
        return new Profile(usual.country(), usual.band(), usual.languages(), usual.themes(), List.of(periods));
    }

    static Profile of(String country, RankBand band) {
        Profile usual = profile(country);
        return new Profile(usual.country(), band, usual.languages(), usual.themes(), usual.available());
    }

    Round officer(String name, Profile profile) {
        candidates.add(new Candidate(id(name), profile));
        return this;
    }

    Round place(String name, String country, int capacity, Theme... themes) {
        return place(name, country, capacity, Map.of(SPANISH, Cefr.B1), List.of(MAY), themes);
    }

    Round place(
            String name,
            String country,
            int capacity,
            Map<LanguageCode, Cefr> languages,
            List<Period> periods,
            Theme... themes) {
        places.add(new HostPlace(
                id(name),
                new CountryCode(country),
                name,
                Set.of(themes.length == 0 ? new Theme[] {ROUTES} : themes),
                languages,
                periods,
                Set.of(RankBand.MIDDLE),
                capacity));
        return this;
    }

    Pairing pair(String officer, String place) {
        return new Pairing(id(officer), id(place));
    }

    RecordId id(String name) {
        RecordId id = ids.computeIfAbsent(name, any -> new RecordId(new UUID(0x7000L, ids.size() + 1L)));
        names.put(id, name);
        return id;
    }

    MatchingInput input() {
        Call call = new Call(
                new RecordId(new UUID(0, 1)),
                "Exchanges 2027",
                List.of(ROUTES, VICTIMS, MONEY),
                period("2027-05-01", "2027-06-30"),
                5,
                themeRequired,
                LocalDate.parse("2027-03-01"),
                "");
        return new MatchingInput(
                call, weights, candidates, places, new Quotas(sending, receiving), agreed, pins, bans, reciprocity);
    }

    MatchingOutcome run() {
        return new OfficerMatching().run(input());
    }

    /** Who goes where, by name. */
    Map<String, String> matched() {
        Map<String, String> matched = new HashMap<>();
        run().proposals()
                .forEach(proposal -> matched.put(
                        names.get(proposal.candidate()),
                        names.get(proposal.placement().place())));
        return matched;
    }

    Proposal proposal(String officer) {
        return run().proposals().stream()
                .filter(proposal -> proposal.candidate().equals(id(officer)))
                .findFirst()
                .orElseThrow();
    }

    Optional<Unplaced> unplaced(String officer) {
        return run().unplaced().stream()
                .filter(unplaced -> unplaced.candidate().equals(id(officer)))
                .findFirst();
    }
}
