package org.enlace.training.exchange;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * All that one run of the matching looks at. The same input gives the same result, in whatever order its parts come: candidates and
 * places stand in the order of their ids, which is the order in which they were made.
 *
 * @param candidates  endorsed and not accepted anywhere, at most {@value #MOST_CANDIDATES}
 * @param places      of the call, at most {@value #MOST_PLACES}, each with the capacity that is left
 * @param quotas      that are left
 * @param preAgreed   pairs that named each other
 * @param pins        pairs the coordinator fixed; they hold or the run is refused
 * @param bans        pairs the coordinator excluded, and those where the host declined
 * @param reciprocity as it was frozen before the run
 */
public record MatchingInput(
        Call call,
        Weights weights,
        List<Candidate> candidates,
        List<HostPlace> places,
        Quotas quotas,
        Set<Pairing> preAgreed,
        Set<Pairing> pins,
        Set<Pairing> bans,
        Reciprocity.Frozen reciprocity) {
    public static final int MOST_CANDIDATES = 5000;
    public static final int MOST_PLACES = 2000;

    public MatchingInput {
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(weights, "weights");
        candidates = candidates.stream()
                .sorted(java.util.Comparator.comparing(Candidate::id))
                .toList();
        places = places.stream()
                .sorted(java.util.Comparator.comparing(HostPlace::id))
                .toList();
        Objects.requireNonNull(quotas, "quotas");
        preAgreed = Set.copyOf(preAgreed);
        pins = Set.copyOf(pins);
        bans = Set.copyOf(bans);
        Objects.requireNonNull(reciprocity, "reciprocity");
        requireFew("candidates", candidates.size(), MOST_CANDIDATES);
        requireFew("places", places.size(), MOST_PLACES);
        requireOnce("candidates", candidates.stream().map(Candidate::id).toList());
        requireOnce("places", places.stream().map(HostPlace::id).toList());
    }

    /** The same with other candidates. */
    public MatchingInput with(List<Candidate> others) {
        return new MatchingInput(call, weights, others, places, quotas, preAgreed, pins, bans, reciprocity);
    }

    /** The same with other pins. */
    public MatchingInput pinned(Set<Pairing> others) {
        return new MatchingInput(call, weights, candidates, places, quotas, preAgreed, others, bans, reciprocity);
    }

    private static void requireFew(String field, int given, int most) {
        if (given > most) {
            throw new Refusal(
                    "placement.too-many",
                    "A run has at most " + most + " " + field + ", not " + given + "; match by parts of the call",
                    field,
                    given,
                    most);
        }
    }

    private static void requireOnce(String field, Collection<RecordId> ids) {
        Set<RecordId> seen = new HashSet<>();
        for (RecordId id : ids) {
            if (!seen.add(id)) {
                throw new Refusal(
                        "placement.twice", id + " stands twice in \"" + field + "\"; give it once", id, field);
            }
        }
    }
}
