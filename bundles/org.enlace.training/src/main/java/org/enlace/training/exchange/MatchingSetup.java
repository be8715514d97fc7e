package org.enlace.training.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Rules;
import org.enlace.training.Stamp;

/**
 * How a call is matched: what a coordinator decides before a run. Nothing of it changes a run that was.
 *
 * @param call    it is for
 * @param version counts up with every change; 0 where nobody has said anything yet
 * @param weights of this call alone; empty: those of the node's configuration
 * @param reason  why it has weights of its own, 1 to {@value FixedPair#LONGEST_REASON} characters; empty where it has none
 * @param quotas  of the whole call, accepted officers included
 * @param pairs   agreed, pinned and banned, at most {@value #MOST_PAIRS}
 * @param changed last; empty where nobody has said anything yet
 */
public record MatchingSetup(
        RecordId call,
        int version,
        Optional<Weights> weights,
        String reason,
        Quotas quotas,
        List<FixedPair> pairs,
        Optional<Stamp> changed) {
    public static final int MOST_PAIRS = 2000;

    public MatchingSetup {
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(weights, "weights");
        reason = weights.isPresent() ? Rules.line("reason", reason, FixedPair.LONGEST_REASON) : "";
        Objects.requireNonNull(quotas, "quotas");
        pairs = Rules.list("pairs", pairs, MOST_PAIRS);
        Objects.requireNonNull(changed, "changed");
    }

    /** Of a call of which nobody has said anything. */
    public static MatchingSetup none(RecordId call) {
        return new MatchingSetup(call, 0, Optional.empty(), "", Quotas.NONE, List.of(), Optional.empty());
    }

    /** @param other empty: those of the configuration again */
    public MatchingSetup weigh(Optional<Weights> other, String why, Stamp by) {
        return new MatchingSetup(call, version + 1, other, why, quotas, pairs, Optional.of(by));
    }

    public MatchingSetup limit(Quotas other, Stamp by) {
        return new MatchingSetup(call, version + 1, weights, reason, other, pairs, Optional.of(by));
    }

    /**
     * @throws Refusal {@code placement.pair-twice} where it is there already, {@code placement.pin-banned} for a pin and a ban of one
     *                 pair, {@code placement.pin-twice} for an officer pinned to two places
     */
    public MatchingSetup fix(FixedPair pair) {
        for (FixedPair there : pairs) {
            if (there.pairing().equals(pair.pairing())) {
                requireTogether(there.kind(), pair);
            }
            if (pair.kind() == PairKind.PINNED
                    && there.kind() == PairKind.PINNED
                    && there.pairing().candidate().equals(pair.pairing().candidate())) {
                throw refused(
                        "pin-twice",
                        pair,
                        "the application is pinned to " + there.pairing().place() + " already");
            }
        }
        List<FixedPair> more = new ArrayList<>(pairs);
        more.add(pair);
        return new MatchingSetup(call, version + 1, weights, reason, quotas, more, Optional.of(pair.by()));
    }

    private static void requireTogether(PairKind there, FixedPair pair) {
        if (there == pair.kind()) {
            throw refused("pair-twice", pair, "it is there already");
        }
        Set<PairKind> both = Set.of(there, pair.kind());
        if (both.equals(Set.of(PairKind.PINNED, PairKind.BANNED))) {
            throw refused("pin-banned", pair, "the pair is pinned and banned at once; lift one of the two");
        }
    }

    private static Refusal refused(String code, FixedPair pair, String why) {
        return new Refusal(
                        "placement." + code,
                        "Application " + pair.pairing().candidate() + " and place "
                                + pair.pairing().place() + ": " + why,
                        pair.pairing().candidate(),
                        pair.pairing().place())
                .at("pairs");
    }

    /** @throws Refusal {@code placement.pair-unknown} where it is not there */
    public MatchingSetup lift(PairKind kind, Pairing pairing, Stamp by) {
        List<FixedPair> fewer = pairs.stream()
                .filter(pair -> pair.kind() != kind || !pair.pairing().equals(pairing))
                .toList();
        if (fewer.size() == pairs.size()) {
            throw new Refusal(
                            "placement.pair-unknown",
                            "There is no such pair of " + pairing.candidate() + " and " + pairing.place()
                                    + "; look at the list again",
                            pairing.candidate(),
                            pairing.place())
                    .at("pairs");
        }
        return new MatchingSetup(call, version + 1, weights, reason, quotas, fewer, Optional.of(by));
    }

    public Set<Pairing> of(PairKind kind) {
        return pairs.stream()
                .filter(pair -> pair.kind() == kind)
                .map(FixedPair::pairing)
                .collect(Collectors.toSet());
    }
}
