package org.enlace.training.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.training.exchange.Reason.Aspect;

/** Whether an officer can go to a place, and what speaks for it: the two alone, whatever becomes of the others. */
public final class Suitability {
    private final MatchingInput input;
    private final Call call;
    private final Weights weights;

    public Suitability(MatchingInput input) {
        this.input = input;
        call = input.call();
        weights = input.weights();
    }

    /** The first reason why the two cannot come together; empty where they can. */
    public Optional<Obstacle> obstacle(Candidate candidate, HostPlace place) {
        Profile profile = candidate.profile();
        if (profile.country().equals(place.country())) {
            return Optional.of(Obstacle.OWN_COUNTRY);
        }
        if (!input.bans().isEmpty() && input.bans().contains(new Pairing(candidate.id(), place.id()))) {
            return Optional.of(Obstacle.BANNED);
        }
        if (above(profile, place) < 0) {
            return Optional.of(Obstacle.LANGUAGE);
        }
        if (stayIn(profile, place) < 0) {
            return Optional.of(Obstacle.DATES);
        }
        if (call.themeRequired() && shared(profile, place) == 0) {
            return Optional.of(Obstacle.THEME);
        }
        return Optional.empty();
    }

    /** The points of two that can come together: the sum of the {@link #reasons}. */
    public int points(Candidate candidate, HostPlace place) {
        Profile profile = candidate.profile();
        return themes(profile, place)
                + language(above(profile, place))
                - weights.laterPeriod() * stayIn(profile, place)
                - weights.band() * nearest(profile, place).apart(profile.band())
                + agreed(candidate, place)
                + reciprocity(profile, place);
    }

    /** What the points are made of; parts that say nothing in this case are left out. */
    public List<Reason> reasons(Candidate candidate, HostPlace place) {
        Profile profile = candidate.profile();
        List<Reason> reasons = new ArrayList<>();
        List<String> both = profile.themes().stream()
                .filter(place.themes()::contains)
                .map(Theme::value)
                .toList();
        reasons.add(new Reason(
                Aspect.THEMES,
                themes(profile, place),
                List.of(String.join(", ", both), String.valueOf(profile.themes().size()))));
        LanguageCode spoken = best(profile, place);
        reasons.add(new Reason(
                Aspect.LANGUAGE,
                language(above(profile, place)),
                List.of(
                        spoken.value(),
                        profile.languages().get(spoken).name(),
                        place.languages().get(spoken).name())));
        int period = stayIn(profile, place);
        Period stay = stay(candidate, place);
        reasons.add(new Reason(
                Aspect.DATES,
                -weights.laterPeriod() * period,
                List.of(stay.first().toString(), stay.last().toString(), String.valueOf(period + 1))));
        RankBand nearest = nearest(profile, place);
        reasons.add(new Reason(
                Aspect.RANK,
                -weights.band() * nearest.apart(profile.band()),
                List.of(profile.band().name(), nearest.name())));
        if (agreed(candidate, place) > 0) {
            reasons.add(new Reason(Aspect.PRE_AGREED, agreed(candidate, place), List.of()));
        }
        if (reciprocity(profile, place) > 0) {
            reasons.add(new Reason(
                    Aspect.RECIPROCITY,
                    reciprocity(profile, place),
                    List.of(profile.country().value(), place.country().value())));
        }
        return reasons;
    }

    /** The first days that suit the officer, the host and the call, in the period the officer likes best. */
    public Period stay(Candidate candidate, HostPlace place) {
        Profile profile = candidate.profile();
        Period available = profile.available().get(stayIn(profile, place));
        return place.periods().stream()
                .flatMap(period -> period.common(available).stream())
                .flatMap(period -> period.common(call.window()).stream())
                .filter(period -> period.days() >= call.days())
                .min(Period::compareTo)
                .orElseThrow()
                .ofDays(call.days());
    }

    private int themes(Profile profile, HostPlace place) {
        return weights.theme() * shared(profile, place) / profile.themes().size();
    }

    private static int shared(Profile profile, HostPlace place) {
        int shared = 0;
        for (Theme theme : profile.themes()) {
            if (place.themes().contains(theme)) {
                shared++;
            }
        }
        return shared;
    }

    private int language(int above) {
        return weights.languageStep() * Math.min(above, weights.languageSteps());
    }

    /** How far above the host's minimum the officer speaks, in the language where that is most; below zero: in none well enough. */
    private static int above(Profile profile, HostPlace place) {
        int most = -1;
        for (Map.Entry<LanguageCode, Cefr> asked : place.languages().entrySet()) {
            Cefr level = profile.languages().get(asked.getKey());
            if (level != null) {
                most = Math.max(most, level.above(asked.getValue()));
            }
        }
        return most;
    }

    private static LanguageCode best(Profile profile, HostPlace place) {
        int above = above(profile, place);
        return place.languages().keySet().stream()
                .filter(profile.languages()::containsKey)
                .filter(code ->
                        profile.languages().get(code).above(place.languages().get(code)) == above)
                .findFirst()
                .orElseThrow();
    }

    /** Which of the officer's periods has room for a stay, from 0; below zero: none. */
    private int stayIn(Profile profile, HostPlace place) {
        for (int i = 0; i < profile.available().size(); i++) {
            for (Period period : place.periods()) {
                if (daysInCommon(profile.available().get(i), period) >= call.days()) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** By hand, without a record for each of a million pairs. */
    private long daysInCommon(Period one, Period other) {
        long first = Math.max(
                Math.max(one.first().toEpochDay(), other.first().toEpochDay()),
                call.window().first().toEpochDay());
        long last = Math.min(
                Math.min(one.last().toEpochDay(), other.last().toEpochDay()),
                call.window().last().toEpochDay());
        return last - first + 1;
    }

    private static RankBand nearest(Profile profile, HostPlace place) {
        RankBand nearest = null;
        for (RankBand band : place.bands()) {
            if (nearest == null || band.apart(profile.band()) < nearest.apart(profile.band())) {
                nearest = band;
            }
        }
        return nearest;
    }

    private int agreed(Candidate candidate, HostPlace place) {
        return !input.preAgreed().isEmpty() && input.preAgreed().contains(new Pairing(candidate.id(), place.id()))
                ? weights.preAgreed()
                : 0;
    }

    private int reciprocity(Profile profile, HostPlace place) {
        return Math.min(weights.reciprocityMost(), input.reciprocity().of(profile.country(), place.country()));
    }
}
