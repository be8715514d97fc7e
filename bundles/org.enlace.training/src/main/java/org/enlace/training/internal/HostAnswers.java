package org.enlace.training.internal;

import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.SharedRecord;
import org.enlace.training.Stamp;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.HostRequest;
import org.enlace.training.exchange.HostRequest.NotTaken;
import org.enlace.training.exchange.HostRequest.State;
import org.enlace.training.exchange.HostRequest.Why;
import org.enlace.training.internal.HostStore.Asked;
import org.enlace.training.internal.travel.TravellingHostAnswer;

/**
 * Takes in what hosts of third countries answer on their own nodes: the application goes on as by an answer that is given here. What
 * answers nothing any more is not taken, and the host is told why in the record in which it was asked.
 */
public final class HostAnswers {
    private final TrainingStores stores;
    private final Changes changes;
    private final ApplicationMoves moves;
    private final ExchangeTurns turns;
    private final HostAsks asks;

    HostAnswers(TrainingStores stores, Changes changes, ApplicationMoves moves, ExchangeTurns turns, HostAsks asks) {
        this.stores = stores;
        this.changes = changes;
        this.moves = moves;
        this.turns = turns;
        this.asks = asks;
    }

    public void answer(SharedRecord record, String text) {
        Arrivals.requireNotRed(record);
        TravellingHostAnswer said = TravellingHostAnswer.read(text);
        changes.make(Caller.node(), stamp -> {
            // What this node does not remember, restored from a backup, is nothing to quarantine the others for.
            stores.hosts().asked(said.request()).ifPresent(asked -> {
                if (!asked.country().equals(record.owner())) {
                    throw Arrivals.notTheirs("request");
                }
                if (asked.answer().filter(record.id()::equals).isPresent()) {
                    Arrivals.requireNewer(asked.sent(), record);
                }
                take(asked.heard(record.id(), record.version()), said, stamp);
            });
            return null;
        });
    }

    private void take(Asked asked, TravellingHostAnswer said, Stamp stamp) {
        Application now = stores.applications().find(asked.application()).orElseThrow();
        if (now instanceof Application.Accepted accepted && HostAsks.at(asked, now)) {
            if (said.confirms() && elsewhere(accepted)) {
                turn(asked, said, Why.ELSEWHERE, now);
                turns.now(accepted);
                return;
            }
            stores.hosts().put(asked.taken());
            if (said.confirms()) {
                moves.written(accepted.confirm(stamp), Act.done("training.confirm-host", Caller.node()));
            } else {
                moves.written(
                        accepted.decline(said.reason(), stamp),
                        Act.done("training.decline-host", Caller.node()).because(said.reason()));
            }
            return;
        }
        HostRequest.Said stands = asks.now(asked, now);
        if (stands.state() == (said.confirms() ? State.CONFIRMED : State.DECLINED)) {
            // Whoever organises had noted the same, or it comes twice.
            stores.hosts().put(asked.taken());
            asks.tell(asked.taken(), now);
            return;
        }
        turn(asked, said, stands.over().orElse(Why.ANSWERED), now);
        if (stands.over().isEmpty()) {
            turns.otherwise(now);
        }
    }

    private boolean elsewhere(Application.Accepted accepted) {
        return stores
                .applications()
                .staying(accepted.form().officer(), accepted.placement().stay())
                .stream()
                .anyMatch(other -> !other.id().equals(accepted.id()));
    }

    private void turn(Asked asked, TravellingHostAnswer said, Why why, Application now) {
        Asked turned = asked.turning(new NotTaken(said.number(), why));
        stores.hosts().put(turned);
        changes.record(ApplicationMoves.about(Act.done("training.turn-host-answer", Caller.node()), now)
                .fact("host", asked.country())
                .code("reason", why.token()));
        asks.tell(turned, now);
    }
}
