package org.enlace.training.internal.matching;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;
import org.enlace.training.exchange.Candidate;
import org.enlace.training.exchange.HostPlace;
import org.enlace.training.exchange.MatchingInput;
import org.enlace.training.exchange.Suitability;

/**
 * A run of the matching as a network: from the source by the sending country (its quota), the officer, the place (its capacity) and the
 * host's country (its quota) to the sink. Whoever has no place goes from the source straight to the sink, which costs more than any
 * points can outweigh. Pinned officers are not in it; what they take is taken off beforehand.
 */
final class Board {
    static final int NOWHERE = -1;
    /** Pairs that can be, in one run: each takes about 350 bytes while it is solved, and a node has 256 MB in all. */
    static final int MOST_PAIRS = 300_000;

    final MatchingInput input;
    final Suitability suitability;
    final Network network;
    /** By candidate: the place it is pinned to, or {@link #NOWHERE}. */
    final int[] pinned;
    /** What an officer without a place costs: more than twice what the points of all can differ by. */
    final int missing;

    private final List<CountryCode> senders;
    private final List<CountryCode> hosts;
    private final int[] quotaOfSender;
    private final int[] quotaOfHost;
    private final int[] capacity;
    private final int[] senderOf;
    private final int[] hostOf;
    private int waiting;
    private int pairs;

    Board(MatchingInput input, Suitability suitability, int[] pinned) {
        this.input = input;
        this.suitability = suitability;
        this.pinned = pinned;
        senders = countries(
                input.candidates().stream().map(candidate -> candidate.profile().country()));
        hosts = countries(input.places().stream().map(HostPlace::country));
        senderOf = indexes(
                input.candidates(),
                candidate -> senders.indexOf(candidate.profile().country()));
        hostOf = indexes(input.places(), place -> hosts.indexOf(place.country()));
        quotaOfSender = new int[senders.size()];
        quotaOfHost = new int[hosts.size()];
        capacity = new int[input.places().size()];
        int placeable = input.places().stream().mapToInt(HostPlace::capacity).sum();
        missing = 2 * input.weights().span() * (Math.min(input.candidates().size(), placeable) + 1) + 2;
        network = new Network(2 + senders.size() + senderOf.length + hostOf.length + hosts.size());
        arcs();
    }

    private void arcs() {
        int[] fixedOfSender = new int[senders.size()];
        int[] fixedOfHost = new int[hosts.size()];
        int[] fixedAt = new int[hostOf.length];
        for (int c = 0; c < pinned.length; c++) {
            if (pinned[c] == NOWHERE) {
                waiting++;
            } else {
                fixedOfSender[senderOf[c]]++;
                fixedAt[pinned[c]]++;
                fixedOfHost[hostOf[pinned[c]]]++;
            }
        }
        for (int s = 0; s < quotaOfSender.length; s++) {
            int free = input.quotas().sends(senders.get(s)) - fixedOfSender[s];
            quotaOfSender[s] = network.add(Network.SOURCE, 2 + s, free, 0);
        }
        for (int c = 0; c < pinned.length; c++) {
            if (pinned[c] == NOWHERE) {
                network.add(2 + senderOf[c], node(c), 1, 0);
                Candidate candidate = input.candidates().get(c);
                for (int p = 0; p < hostOf.length; p++) {
                    HostPlace place = input.places().get(p);
                    if (suitability.obstacle(candidate, place).isEmpty()) {
                        requireFew(++pairs);
                        network.add(node(c), placeNode(p), 1, cost(candidate, place));
                    }
                }
            }
        }
        for (int p = 0; p < hostOf.length; p++) {
            int free = input.places().get(p).capacity() - fixedAt[p];
            capacity[p] = network.add(placeNode(p), hostNode(p), free, 0);
        }
        for (int h = 0; h < quotaOfHost.length; h++) {
            int free = input.quotas().receives(hosts.get(h)) - fixedOfHost[h];
            quotaOfHost[h] = network.add(placeNode(hostOf.length) + h, Network.SINK, free, 0);
        }
        network.add(Network.SOURCE, Network.SINK, waiting, missing);
    }

    private static void requireFew(int pairs) {
        if (pairs > MOST_PAIRS) {
            throw new Refusal(
                    "placement.too-many-pairs",
                    "More than " + MOST_PAIRS + " pairs of officer and place are possible; match by parts of the call",
                    MOST_PAIRS);
        }
    }

    /** How many officers are to be matched: all but the pinned. */
    int waiting() {
        return waiting;
    }

    int cost(Candidate candidate, HostPlace place) {
        return input.weights().best() - suitability.points(candidate, place);
    }

    /** The node of a candidate. */
    int node(int candidate) {
        return 2 + senders.size() + candidate;
    }

    /** Whether a node is that of a candidate. */
    boolean isCandidate(int node) {
        return node >= node(0) && node < placeNode(0);
    }

    int placeNode(int place) {
        return 2 + senders.size() + senderOf.length + place;
    }

    int placeAt(int node) {
        return node - placeNode(0);
    }

    int hostNode(int place) {
        return placeNode(hostOf.length) + hostOf[place];
    }

    int senderNode(int candidate) {
        return 2 + senderOf[candidate];
    }

    /** The forward arc from a candidate to its place; below zero where it has none or is pinned. */
    int taken(int candidate) {
        for (int arc = network.first(node(candidate)); arc >= 0; arc = network.next(arc)) {
            if (Network.forward(arc) && network.left(arc) == 0) {
                return arc;
            }
        }
        return -1;
    }

    /** Where a candidate is, pinned or matched; {@link #NOWHERE} without a place. */
    int placeOf(int candidate) {
        if (pinned[candidate] != NOWHERE) {
            return pinned[candidate];
        }
        int arc = taken(candidate);
        return arc < 0 ? NOWHERE : placeAt(network.to(arc));
    }

    boolean sendsAllItMay(int candidate) {
        return network.left(quotaOfSender[senderOf[candidate]]) == 0;
    }

    boolean receivesAllItMay(int place) {
        return network.left(quotaOfHost[hostOf[place]]) == 0;
    }

    boolean isFull(int place) {
        return network.left(capacity[place]) == 0;
    }

    private static List<CountryCode> countries(Stream<CountryCode> all) {
        SortedSet<CountryCode> each = all.collect(Collectors.toCollection(TreeSet::new));
        return List.copyOf(each);
    }

    private static <T> int[] indexes(List<T> items, ToIntFunction<T> index) {
        return items.stream().mapToInt(index).toArray();
    }
}
