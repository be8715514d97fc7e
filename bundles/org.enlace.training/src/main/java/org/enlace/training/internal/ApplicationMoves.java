package org.enlace.training.internal;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.BiFunction;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.training.Stamp;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.Applications;
import org.enlace.training.exchange.Calls;
import org.enlace.training.exchange.Move;

/**
 * How an application goes from one state to the next: found as far as it exists for the caller, kept with its step, told to the audit
 * and to whoever's turn it is now.
 */
final class ApplicationMoves {
    private final TrainingStores stores;
    private final Changes changes;
    private final ExchangeTurns turns;
    private final ExchangeOwners owners;
    private final CountryCode own;

    /** @param own the country of the node */
    ApplicationMoves(TrainingStores stores, Changes changes, ExchangeTurns turns, CountryCode own) {
        this.stores = stores;
        this.changes = changes;
        this.turns = turns;
        this.owners = new ExchangeOwners(stores);
        this.own = own;
    }

    /** What a caller sees; whoever has no part in exchanges is told so. */
    ApplicationStore.Sight sight(Caller caller) {
        caller.require(Trainings.READ);
        boolean part = caller.holds(Trainings.ORGANISE)
                || caller.holds(Applications.ENDORSE)
                || caller.holds(Calls.HOST)
                || caller.holds(Applications.APPLY);
        if (!part) {
            throw new Forbidden(Applications.APPLY);
        }
        return ApplicationStore.Sight.of(caller, own);
    }

    Application known(RecordId id, Caller caller) {
        ApplicationStore.Sight sight = sight(caller);
        return stores.applications()
                .find(id)
                .filter(sight::admits)
                .orElseThrow(() -> new NotFound(Application.KIND, id.toString()));
    }

    /** One change of one application, in a transaction of its own. */
    <S extends Application> S move(
            RecordId id, int version, Act act, Caller caller, BiFunction<Application, Stamp, S> work) {
        return changes.make(caller, stamp -> {
            Application now = known(id, caller);
            Changes.expect(version, now.version(), Application.KIND, id);
            owners.require(now, act.code(), String.valueOf(act.facts().get("item")));
            return written(work.apply(now, stamp), act);
        });
    }

    /** Keeps it in the current transaction, whatever moved it. */
    <S extends Application> S written(S application, Act act) {
        stores.applications().write(application);
        changes.record(about(act, application));
        if (owners.waitsElsewhere(application)) {
            turns.nobody(application);
        } else {
            turns.now(application);
        }
        return application;
    }

    /** Keeps what one act moved with many others, for which it has one entry in the audit. */
    void kept(Application application) {
        stores.applications().write(application);
        turns.now(application);
    }

    static Act about(Act act, Application application) {
        return act.on(Application.KIND, application.id())
                .fact("call", application.core().call())
                .fact("country", application.form().profile().country())
                .concerning(Application.KIND + ":" + application.id());
    }

    /** Whether it is the caller's own: applied with, or handed in for somebody. */
    static boolean mine(Application application, Caller caller) {
        Set<OfficerId> hands = application.core().created().hands();
        return application.form().officer().equals(caller.reader()) || hands.contains(caller.reader());
    }

    /** For the officer, whoever handed it in, and whoever organises. */
    static void requireMine(Application application, Caller caller) {
        if (!mine(application, caller)) {
            caller.require(Trainings.ORGANISE);
        }
    }

    /** For the coordinator of the country that sends, and whoever organises. */
    void requireSending(Application application, Caller caller) {
        caller.require(Applications.ENDORSE);
        if (!application.form().profile().country().equals(own)) {
            caller.require(Trainings.ORGANISE);
        }
    }

    /** For the host, and whoever organises. */
    void requireHost(Application.Placed application, Caller caller) {
        caller.require(Calls.HOST);
        if (!application.placement().host().equals(own)) {
            caller.require(Trainings.ORGANISE);
        }
    }

    /** Whether the caller is one of those who prepare a travel: the officer, the coordinator who sends, whoever organises. */
    boolean prepares(Application application, Caller caller) {
        return mine(application, caller)
                || caller.holds(Trainings.ORGANISE)
                || caller.holds(Applications.ENDORSE)
                        && application.form().profile().country().equals(own);
    }

    Set<Move> open(Application application, Caller caller) {
        LocalDate today = LocalDate.ofInstant(changes.clock().instant(), ZoneOffset.UTC);
        return owners.ours(application, OpenMoves.of(application, own, today, caller));
    }

    ExchangeOwners owners() {
        return owners;
    }

    Changes changes() {
        return changes;
    }
}
