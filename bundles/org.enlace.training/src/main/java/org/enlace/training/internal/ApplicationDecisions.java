package org.enlace.training.internal;

import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.Applications;
import org.enlace.training.exchange.Calls;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.HostOffer;
import org.enlace.training.exchange.Placement;

/** What is decided on an application until the host answers. */
final class ApplicationDecisions {
    private final TrainingStores stores;
    private final ApplicationMoves moves;

    ApplicationDecisions(TrainingStores stores, ApplicationMoves moves) {
        this.stores = stores;
        this.moves = moves;
    }

    private static Act because(Act act, String reason) {
        return reason == null || reason.isBlank() ? act : act.because(reason);
    }

    Application.Endorsed endorse(RecordId id, int version, Caller caller) {
        caller.require(Applications.ENDORSE);
        return moves.move(id, version, Act.done("training.endorse-application", caller), caller, (now, stamp) -> {
            moves.requireSending(now, caller);
            return now.as(Application.Submitted.class).endorse(stamp);
        });
    }

    Application.Refused refuse(RecordId id, int version, String reason, Caller caller) {
        caller.require(Applications.ENDORSE);
        Act act = because(Act.done("training.refuse-application", caller), reason);
        return moves.move(id, version, act, caller, (now, stamp) -> {
            moves.requireSending(now, caller);
            return now.as(Application.Submitted.class).refuse(reason, stamp);
        });
    }

    Application.Proposed propose(RecordId id, int version, Placement placement, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return moves.move(id, version, Act.done("training.propose-place", caller), caller, (now, stamp) -> {
            Application.Endorsed endorsed = now.as(Application.Endorsed.class);
            ExchangeCall call =
                    CallDesk.known(stores, now.core().call(), caller).live();
            HostOffer offer = offer(placement.place());
            if (!offer.call().equals(call.id())) {
                throw new NotFound(HostOffer.KIND, placement.place().toString());
            }
            Placement fits = offer.placed(call.call(), now.form().profile(), placement.stay());
            requireFree(now, fits);
            return endorsed.propose(fits, stamp);
        });
    }

    private HostOffer offer(RecordId place) {
        return stores.calls().offer(place).orElseThrow(() -> new NotFound(HostOffer.KIND, place.toString()));
    }

    /** A place with room, and an officer who is nowhere else in those days. */
    void requireFree(Application application, Placement placement) {
        offer(placement.place())
                .requireRoom(
                        stores.applications().taken(application.core().call()).getOrDefault(placement.place(), 0));
        requireElsewhere(application, placement);
    }

    private void requireElsewhere(Application application, Placement placement) {
        stores.applications().staying(application.form().officer(), placement.stay()).stream()
                .filter(other -> !other.id().equals(application.id()))
                .map(Application.Placed.class::cast)
                .findFirst()
                .ifPresent(other -> {
                    throw new Refusal(
                                    "placement.overlap",
                                    application.form().name() + " is in "
                                            + other.placement().host() + " from "
                                            + other.placement().stay().first() + " to "
                                            + other.placement().stay().last() + "; choose other days",
                                    application.form().name(),
                                    other.placement().host(),
                                    other.placement().stay().first(),
                                    other.placement().stay().last())
                            .at("stay");
                });
    }

    Application.Accepted accept(RecordId id, int version, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return moves.move(id, version, Act.done("training.accept-proposal", caller), caller, (now, stamp) -> {
            Application.Proposed proposed = now.as(Application.Proposed.class);
            requireFree(now, proposed.placement());
            return proposed.accept(stamp);
        });
    }

    Application.Endorsed discard(RecordId id, int version, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return moves.move(id, version, Act.done("training.discard-proposal", caller), caller, (now, stamp) -> now.as(
                        Application.Proposed.class)
                .discard(stamp));
    }

    Application.HostConfirmed confirm(RecordId id, int version, Caller caller) {
        caller.require(Calls.HOST);
        return moves.move(id, version, Act.done("training.confirm-host", caller), caller, (now, stamp) -> {
            Application.Accepted accepted = now.as(Application.Accepted.class);
            moves.requireHost(accepted, caller);
            requireElsewhere(now, accepted.placement());
            return accepted.confirm(stamp);
        });
    }

    Application.HostDeclined decline(RecordId id, int version, String reason, Caller caller) {
        caller.require(Calls.HOST);
        Act act = because(Act.done("training.decline-host", caller), reason);
        return moves.move(id, version, act, caller, (now, stamp) -> {
            Application.Accepted accepted = now.as(Application.Accepted.class);
            moves.requireHost(accepted, caller);
            return accepted.decline(reason, stamp);
        });
    }

    Application.Endorsed lookAgain(RecordId id, int version, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return moves.move(id, version, Act.done("training.look-again", caller), caller, (now, stamp) -> now.as(
                        Application.HostDeclined.class)
                .lookAgain(stamp));
    }
}
