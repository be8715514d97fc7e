package org.enlace.training.internal;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.Move;

/**
 * Who says what about an exchange between two nodes. Of another country's call this node says what the sending country has to say; of an
 * application that came from another node, what the organiser and the host have to say. An exchange within one node is all its own.
 */
final class ExchangeOwners {
    /** What the sending country says. */
    private static final Set<Move> SENDING = EnumSet.of(
            Move.REVISE,
            Move.WITHDRAW,
            Move.ENDORSE,
            Move.REFUSE,
            Move.TICK_TRAVEL,
            Move.READY,
            Move.HAND_IN,
            Move.ANSWER,
            Move.FINISH);

    private static final Map<String, Move> ACTS = Map.ofEntries(
            Map.entry("training.revise-application", Move.REVISE),
            Map.entry("training.withdraw-application", Move.WITHDRAW),
            Map.entry("training.endorse-application", Move.ENDORSE),
            Map.entry("training.refuse-application", Move.REFUSE),
            Map.entry("training.propose-place", Move.PROPOSE),
            Map.entry("training.accept-proposal", Move.ACCEPT),
            Map.entry("training.discard-proposal", Move.DISCARD),
            Map.entry("training.confirm-host", Move.CONFIRM),
            Map.entry("training.decline-host", Move.DECLINE),
            Map.entry("training.look-again", Move.LOOK_AGAIN),
            Map.entry("training.prepared", Move.READY),
            Map.entry("training.hold-exchange", Move.HOLD),
            Map.entry("training.hand-in-paper", Move.HAND_IN),
            Map.entry("training.expenses", Move.HAND_IN),
            Map.entry("training.papers-in", Move.REPORTED),
            Map.entry("training.certify-exchange", Move.CERTIFY),
            Map.entry("training.follow-up", Move.ANSWER),
            Map.entry("training.end-exchange", Move.FINISH));

    private final TrainingStores stores;

    ExchangeOwners(TrainingStores stores) {
        this.stores = stores;
    }

    /** The other country that says a part; empty where everything is this node's. */
    private Optional<CountryCode> other(Application application) {
        Optional<CountryCode> organiser =
                stores.foreign().call(application.core().call()).map(ForeignStore.Foreign::country);
        return organiser.isPresent()
                ? organiser
                : stores.foreign().application(application.id()).map(ForeignStore.Foreign::country);
    }

    /** Whether this node says what the sending country has to say; otherwise what the organiser has to. */
    private boolean sends(Application application) {
        return stores.foreign().call(application.core().call()).isPresent();
    }

    /** Those of the moves that are this node's. */
    Set<Move> ours(Application application, Set<Move> moves) {
        if (other(application).isEmpty()) {
            return moves;
        }
        boolean sends = sends(application);
        Set<Move> ours = EnumSet.noneOf(Move.class);
        moves.stream().filter(move -> SENDING.contains(move) == sends).forEach(ours::add);
        return ours;
    }

    /**
     * @param act  the code of the act
     * @param item what is prepared, for ticks
     * @throws Refusal {@code placement.others-part} for what the other country has to say
     */
    void require(Application application, String act, String item) {
        Optional<CountryCode> other = other(application);
        if (other.isEmpty()) {
            return;
        }
        Move move = act.endsWith("tick-preparation")
                ? "programme".equals(item) ? Move.TICK_PROGRAMME : Move.TICK_TRAVEL
                : ACTS.get(act);
        if (move != null && SENDING.contains(move) != sends(application)) {
            throw new Refusal(
                    "placement.others-part",
                    "That is for " + other.get() + " to say, whose node it comes from; ask there",
                    other.get());
        }
    }

    /** Whether nobody here, but the other country, has the next thing to do. */
    boolean waitsElsewhere(Application application) {
        if (other(application).isEmpty()) {
            return false;
        }
        boolean theirs = application instanceof Application.Submitted
                || application instanceof Application.HostConfirmed
                || application instanceof Application.Held held
                        && !held.papers().missing().isEmpty()
                || application instanceof Application.Certified;
        if (application instanceof Application.HostConfirmed confirmed
                && !confirmed
                        .preparation()
                        .ticked()
                        .containsKey(org.enlace.training.exchange.Preparation.Item.PROGRAMME)) {
            return false;
        }
        return theirs != sends(application);
    }

    /** @throws Refusal {@code placement.others-call} */
    void requireOwnCall(RecordId call) {
        stores.foreign().call(call).ifPresent(foreign -> {
            throw new Refusal(
                    "placement.others-call",
                    "The call is of " + foreign.country() + ", which alone changes it; apply to it here",
                    foreign.country());
        });
    }
}
