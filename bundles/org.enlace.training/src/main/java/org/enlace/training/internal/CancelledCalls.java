package org.enlace.training.internal;

import java.util.Map;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.training.Stamp;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.Stage;

/** What becomes of the applications of a call that is cancelled: those that look for a place go with it. */
final class CancelledCalls {
    private final TrainingStores stores;
    private final ApplicationMoves moves;

    CancelledCalls(TrainingStores stores, ApplicationMoves moves) {
        this.stores = stores;
        this.moves = moves;
    }

    /** In the current transaction. */
    ExchangeCall.Cancelled cancel(ExchangeCall call, String reason, Stamp stamp, Caller caller) {
        ExchangeCall.Cancelled cancelled = cancelled(call.live(), reason, stamp);
        requireNobodyTravels(call);
        for (Stage stage : Stage.values()) {
            for (Application one : stores.applications().all(call.id(), stage)) {
                if (one instanceof Application.Live live) {
                    moves.written(
                            live.withdraw(reason, stamp),
                            Act.done("training.withdraw-application", caller).because(reason));
                }
            }
        }
        return cancelled;
    }

    private static ExchangeCall.Cancelled cancelled(ExchangeCall call, String reason, Stamp stamp) {
        if (call instanceof ExchangeCall.Draft draft) {
            return draft.cancel(reason, stamp);
        }
        return call instanceof ExchangeCall.Open open
                ? open.cancel(reason, stamp)
                : call.as(ExchangeCall.Closed.class).cancel(reason, stamp);
    }

    private void requireNobodyTravels(ExchangeCall call) {
        int travelling = stores.applications().counts(call.id(), ApplicationStore.Sight.ALL).entrySet().stream()
                .filter(each -> Stage.SEATED.contains(each.getKey()) && each.getKey() != Stage.ACCEPTED)
                .mapToInt(Map.Entry::getValue)
                .sum();
        if (travelling > 0) {
            throw new Refusal(
                    "placement.call-under-way",
                    travelling + " officers of \"" + call.call().title()
                            + "\" are expected by their hosts or were there; close the call instead",
                    call.call().title(),
                    travelling);
        }
    }
}
