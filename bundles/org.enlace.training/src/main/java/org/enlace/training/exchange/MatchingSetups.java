package org.enlace.training.exchange;

import java.util.List;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** What is decided before the matching of a call runs: all of it is for whoever organises. */
public interface MatchingSetups {
    /** What {@code NotFound}, {@code Stale} and the audit call the setup of a call. */
    String KIND = "exchange-matching";

    MatchingSetup of(RecordId call, Caller caller);

    /** Those of the configuration, for calls that have none of their own. */
    Weights defaults();

    /** What is wrong with the configured weights, so that the program's own hold; empty where nothing is. */
    Optional<Refusal> misconfigured();

    /**
     * @param version the setup was read at
     * @param weights empty: those of the configuration again
     * @param reason  needed with weights
     */
    MatchingSetup weigh(RecordId call, int version, Optional<Weights> weights, String reason, Caller caller);

    /** @throws Refusal {@code training.unknown-country} for one that is not of the network */
    MatchingSetup limit(RecordId call, int version, Quotas quotas, Caller caller);

    /**
     * Adds a pair. A pin that breaks a rule, a capacity or a quota now is refused now.
     *
     * @throws Refusal {@code placement.pair-…} or {@code placement.pin-…}
     */
    MatchingSetup fix(RecordId call, int version, PairKind kind, Pairing pairing, String reason, Caller caller);

    MatchingSetup lift(RecordId call, int version, PairKind kind, Pairing pairing, Caller caller);

    /**
     * What stands between the pins of a call and a run of it now, one for each pin that cannot hold; empty where a run would take all.
     * A pin was sound when it was set, but applications are withdrawn and quotas lowered.
     */
    List<Conflict> conflicts(RecordId call, Caller caller);

    /** @param why as a run would refuse it */
    record Conflict(Pairing pin, Refusal why) {}
}
