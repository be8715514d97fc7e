package org.enlace.training.internal.matching;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.enlace.platform.CountryCode;
import org.enlace.training.exchange.Candidate;
import org.enlace.training.exchange.HostPlace;
import org.enlace.training.exchange.MatchingInput;
import org.enlace.training.exchange.Pairing;
import org.enlace.training.exchange.Suitability;

/** Tries everything, in the order that ties are decided by: slow, short, and with nothing in common with the network but the points. */
final class BruteForce {
    static final int NOWHERE = -1;

    private final MatchingInput input;
    private final Suitability suitability;
    private final int forced;
    private final int forcedTo;
    private final int[] now;
    private final int[] at;
    private final Map<CountryCode, Integer> sent = new HashMap<>();
    private final Map<CountryCode, Integer> received = new HashMap<>();

    int[] best;
    int placed = -1;
    int points;

    BruteForce(MatchingInput input) {
        this(input, NOWHERE, NOWHERE);
    }

    /** With one candidate sent to a place, pinned elsewhere or not. */
    BruteForce(MatchingInput input, int forced, int forcedTo) {
        this.input = input;
        this.forced = forced;
        this.forcedTo = forcedTo;
        suitability = new Suitability(input);
        now = new int[input.candidates().size()];
        at = new int[input.places().size()];
        Arrays.fill(now, NOWHERE);
        decide(0, 0, 0);
    }

    private void decide(int c, int placedNow, int pointsNow) {
        if (c == now.length) {
            if (placedNow > placed || placedNow == placed && pointsNow > points) {
                best = now.clone();
                placed = placedNow;
                points = pointsNow;
            }
            return;
        }
        Candidate candidate = input.candidates().get(c);
        CountryCode sender = candidate.profile().country();
        for (int p = 0; p < at.length; p++) {
            HostPlace place = input.places().get(p);
            boolean allowed = may(c, p)
                    && suitability.obstacle(candidate, place).isEmpty()
                    && at[p] < place.capacity()
                    && sent.getOrDefault(sender, 0) < input.quotas().sends(sender)
                    && received.getOrDefault(place.country(), 0)
                            < input.quotas().receives(place.country());
            if (allowed) {
                count(p, place, sender, 1);
                now[c] = p;
                decide(c + 1, placedNow + 1, pointsNow + suitability.points(candidate, place));
                now[c] = NOWHERE;
                count(p, place, sender, -1);
            }
        }
        if (may(c, NOWHERE)) {
            decide(c + 1, placedNow, pointsNow);
        }
    }

    private void count(int p, HostPlace place, CountryCode sender, int by) {
        at[p] += by;
        sent.merge(sender, by, Integer::sum);
        received.merge(place.country(), by, Integer::sum);
    }

    private boolean may(int c, int p) {
        if (c == forced) {
            return p == forcedTo;
        }
        Candidate candidate = input.candidates().get(c);
        return input.pins().stream()
                .filter(pin -> pin.candidate().equals(candidate.id()))
                .allMatch(pin -> p != NOWHERE
                        && pin.equals(new Pairing(
                                candidate.id(), input.places().get(p).id())));
    }
}
