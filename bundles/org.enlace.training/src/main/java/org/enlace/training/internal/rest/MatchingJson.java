package org.enlace.training.internal.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlace.platform.CountryCode;
import org.enlace.training.exchange.FixedPair;
import org.enlace.training.exchange.MatchingSetup;
import org.enlace.training.exchange.Quotas;
import org.enlace.training.exchange.Weights;

/**
 * How a call is matched, as the API gives it.
 *
 * @param version 0 where nobody has said anything yet
 * @param weights in force
 * @param own     whether they are the call's own; otherwise they are the configuration's
 * @param reason  why it has weights of its own; empty where it has none
 * @param pairs   that are agreed, pinned and banned
 * @param changed absent where nobody has said anything yet
 */
record MatchingJson(
        String call,
        int version,
        WeightsJson weights,
        boolean own,
        String reason,
        QuotasJson quotas,
        List<PairJson> pairs,
        StampJson changed) {
    static MatchingJson of(MatchingSetup setup, Weights defaults) {
        return new MatchingJson(
                setup.call().toString(),
                setup.version(),
                WeightsJson.of(setup.weights().orElse(defaults)),
                setup.weights().isPresent(),
                setup.reason(),
                QuotasJson.of(setup.quotas()),
                setup.pairs().stream().map(PairJson::of).toList(),
                setup.changed().map(StampJson::of).orElse(null));
    }

    /** Points, as {@link Weights} says. */
    record WeightsJson(
            Integer theme,
            Integer languageStep,
            Integer languageSteps,
            Integer laterPeriod,
            Integer band,
            Integer preAgreed,
            Integer reciprocityDay,
            Integer reciprocityMost) {
        static WeightsJson of(Weights weights) {
            return new WeightsJson(
                    weights.theme(),
                    weights.languageStep(),
                    weights.languageSteps(),
                    weights.laterPeriod(),
                    weights.band(),
                    weights.preAgreed(),
                    weights.reciprocityDay(),
                    weights.reciprocityMost());
        }

        Weights weights() {
            return new Weights(
                    Given.needed(theme, "theme"),
                    Given.needed(languageStep, "languageStep"),
                    Given.needed(languageSteps, "languageSteps"),
                    Given.needed(laterPeriod, "laterPeriod"),
                    Given.needed(band, "band"),
                    Given.needed(preAgreed, "preAgreed"),
                    Given.needed(reciprocityDay, "reciprocityDay"),
                    Given.needed(reciprocityMost, "reciprocityMost"));
        }
    }

    /**
     * @param weights all of them; left out: those of the configuration again
     * @param reason  1 to 500 characters; needed with weights
     */
    record Weighing(WeightsJson weights, String reason) {
        Optional<Weights> given() {
            return Optional.ofNullable(weights).map(WeightsJson::weights);
        }
    }

    /**
     * By country, such as {@code {"CO": 3}}; a country that is not named has no limit of its own.
     *
     * @param sending   0 to 5000 each
     * @param receiving 0 to 5000 each
     */
    record QuotasJson(Map<String, Integer> sending, Map<String, Integer> receiving) {
        static QuotasJson of(Quotas quotas) {
            return new QuotasJson(plain(quotas.sending()), plain(quotas.receiving()));
        }

        private static Map<String, Integer> plain(Map<CountryCode, Integer> quotas) {
            Map<String, Integer> plain = new TreeMap<>();
            quotas.forEach((country, most) -> plain.put(country.value(), most));
            return plain;
        }

        Quotas quotas() {
            return new Quotas(read(sending, "sending"), read(receiving, "receiving"));
        }

        private static Map<CountryCode, Integer> read(Map<String, Integer> given, String field) {
            Map<CountryCode, Integer> quotas = new java.util.HashMap<>();
            if (given != null) {
                given.forEach((country, most) -> quotas.put(new CountryCode(country), Given.needed(most, field)));
            }
            return quotas;
        }
    }

    /**
     * @param kind        agreed, pinned or banned
     * @param application an id
     * @param place       an id
     */
    record PairJson(String kind, String application, String place, String reason, StampJson by) {
        static PairJson of(FixedPair pair) {
            return new PairJson(
                    pair.kind().token(),
                    pair.pairing().candidate().toString(),
                    pair.pairing().place().toString(),
                    pair.reason(),
                    StampJson.of(pair.by()));
        }
    }

    /**
     * @param kind   agreed, pinned or banned
     * @param reason 1 to 500 characters; not needed to lift one
     */
    record Pair(String kind, String application, String place, String reason) {}

    /** @param why in the caller's language */
    record ConflictJson(String application, String place, String code, String why) {}
}
