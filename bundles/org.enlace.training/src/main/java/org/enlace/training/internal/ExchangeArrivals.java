package org.enlace.training.internal;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.exchange.Exchange;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.training.Stamp;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.FollowUp;
import org.enlace.training.exchange.Papers;
import org.enlace.training.exchange.Placement;
import org.enlace.training.exchange.Preparation;
import org.enlace.training.exchange.Stage;
import org.enlace.training.internal.ForeignStore.Foreign;
import org.enlace.training.internal.ForeignStore.Heard;
import org.enlace.training.internal.travel.Said;
import org.enlace.training.internal.travel.TravellingApplication;
import org.enlace.training.internal.travel.TravellingCall;
import org.enlace.training.internal.travel.TravellingCourse;

/**
 * Takes in what other nodes say of exchanges. Calls are copies. Of an application each side keeps its own row, and takes the steps that
 * the other has taken by the same rules that hold for people, so that no message brings it into a state that nobody could.
 */
public final class ExchangeArrivals {
    private final TrainingStores stores;
    private final Changes changes;
    private final ApplicationMoves moves;
    private final Exchange exchange;
    private final CountryCode own;

    /** @param own the country of the node */
    ExchangeArrivals(
            TrainingStores stores, Changes changes, ApplicationMoves moves, Exchange exchange, CountryCode own) {
        this.stores = stores;
        this.changes = changes;
        this.moves = moves;
        this.exchange = exchange;
        this.own = own;
    }

    public void call(SharedRecord record, String text) {
        Arrivals.requireNotRed(record);
        TravellingCall said = TravellingCall.read(record.id(), text);
        changes.make(Caller.node(), stamp -> {
            Optional<ExchangeCall> before = heldCall(record);
            int version = before.map(ExchangeCall::version).orElse(0) + 1;
            Stamp created = before.map(one -> one.core().created()).orElse(stamp);
            ExchangeCall.Core core = new ExchangeCall.Core(said.call(), version, created, stamp);
            write(
                    switch (said.state()) {
                        case OPEN -> new ExchangeCall.Open(core);
                        case CLOSED -> new ExchangeCall.Closed(core);
                        default -> new ExchangeCall.Cancelled(core, said.reason());
                    },
                    record,
                    "training.receive-call",
                    null);
            return null;
        });
    }

    private Optional<ExchangeCall> heldCall(SharedRecord record) {
        Optional<ExchangeCall> before = stores.calls().find(record.id());
        if (before.isPresent()) {
            Foreign foreign = stores.foreign()
                    .call(record.id())
                    .filter(one -> one.country().equals(record.owner()))
                    .orElseThrow(() -> Arrivals.notTheirs("owner"));
            Arrivals.requireNewer(foreign.sent(), record);
        }
        return before;
    }

    private void write(ExchangeCall call, SharedRecord record, String code, String why) {
        stores.calls().write(call);
        stores.foreign().putCall(new Foreign(record.id(), record.owner(), record.version()));
        changes.record(Act.done(code, Caller.node())
                .on(ExchangeCall.KIND, record.id())
                .fact("owner", record.owner())
                .fact("version", record.version())
                .because(why));
        changes.callFound();
    }

    /** It is for this country no more: nobody applies to it, and what was handed in stays. */
    public void callTakenBack(SharedRecord record, String reason) {
        changes.make(Caller.node(), stamp -> {
            stores.foreign()
                    .call(record.id())
                    .filter(one -> one.country().equals(record.owner()))
                    .flatMap(one -> stores.calls().find(one.id()))
                    .filter(ExchangeCall.Open.class::isInstance)
                    .ifPresent(open -> write(
                            ((ExchangeCall.Open) open).close(stamp),
                            record,
                            "training.call-taken-back",
                            Arrivals.cleaned(reason)));
            return null;
        });
    }

    public void application(SharedRecord record, String text) {
        Arrivals.requireNotRed(record);
        TravellingApplication said = TravellingApplication.read(record.owner(), text);
        changes.make(Caller.node(), stamp -> {
            ExchangeCall call = stores.calls()
                    .find(said.call())
                    .filter(one -> stores.foreign().call(one.id()).isEmpty() && !(one instanceof ExchangeCall.Draft))
                    .orElseThrow(
                            () -> new Refusal("training.travel-call", "The call that is meant is none of this node's")
                                    .at("call"));
            Optional<Application> before = heldApplication(record, said);
            Application now = before.isPresent() ? before.get() : first(record, said, call, stamp);
            stores.foreign().putApplication(new Foreign(record.id(), record.owner(), record.version()));
            follow(now, said, stamp);
            return null;
        });
    }

    /** Its country took the record back: the officer does not go. */
    public void applicationTakenBack(SharedRecord record, String reason) {
        changes.make(Caller.node(), stamp -> {
            stores.foreign()
                    .application(record.id())
                    .filter(one -> one.country().equals(record.owner()))
                    .flatMap(one -> stores.applications().find(one.id()))
                    .filter(Application.Live.class::isInstance)
                    .ifPresent(one -> written(
                            ((Application.Live) one).withdraw(Turned.TAKEN_BACK.text(), stamp),
                            "training.withdraw-application"));
            return null;
        });
    }

    private Optional<Application> heldApplication(SharedRecord record, TravellingApplication said) {
        Optional<Application> before = stores.applications().find(record.id());
        if (before.isPresent()) {
            Foreign foreign = stores.foreign()
                    .application(record.id())
                    .filter(one -> one.country().equals(record.owner()))
                    .orElseThrow(() -> Arrivals.notTheirs("owner"));
            Arrivals.requireNewer(foreign.sent(), record);
            if (!before.get().core().call().equals(said.call())) {
                throw Said.form("call");
            }
        }
        return before;
    }

    /** The deadline was kept where it was handed in; what cannot be taken any more is refused with words. */
    private Application first(SharedRecord record, TravellingApplication said, ExchangeCall call, Stamp stamp) {
        Optional<Turned> turned = turned(record, said, call);
        // Handed in by the officer, over there: who endorses and decides is somebody else.
        Stamp handedIn = new Stamp(said.form().officer(), stamp.at());
        Application.Submitted submitted = new Application.Submitted(
                new Application.Core(record.id(), call.id(), 1, said.form(), Set.of(), handedIn, stamp));
        written(submitted, "training.receive-application");
        return turned.isEmpty()
                ? written(submitted.endorse(stamp), "training.endorse-application")
                : written(submitted.refuse(turned.get().text(), stamp), "training.refuse-application");
    }

    private Optional<Turned> turned(SharedRecord record, TravellingApplication said, ExchangeCall call) {
        if (!(call instanceof ExchangeCall.Open)) {
            return Optional.of(Turned.LATE);
        }
        boolean shared = exchange.find(call.id())
                .filter(one -> one.audience().contains(record.owner()))
                .isPresent();
        if (!shared) {
            return Optional.of(Turned.NOT_SHARED);
        }
        return stores.applications().underWay(call.id(), said.form().officer()).map(other -> Turned.DUPLICATE);
    }

    private <A extends Application> A written(A application, String code) {
        return moves.written(application, Act.done(code, Caller.node()));
    }

    /** Takes each step that the sending country has taken and this row has not. */
    private void follow(Application from, TravellingApplication said, Stamp stamp) {
        if (!said.withdrawn().isEmpty()) {
            if (from instanceof Application.Live live) {
                written(live.withdraw(said.withdrawn(), stamp), "training.withdraw-application");
            }
            return;
        }
        Application now = from;
        if (now instanceof Application.HostConfirmed confirmed) {
            now = prepared(confirmed, said, stamp);
        }
        if (now instanceof Application.Held held) {
            now = papers(held, said, stamp);
        }
        if (now instanceof Application.Certified certified) {
            followedUp(certified, said, stamp);
        }
    }

    private Application prepared(Application.HostConfirmed from, TravellingApplication said, Stamp stamp) {
        Application.HostConfirmed now = from;
        for (Preparation.Item item : Preparation.Item.values()) {
            Boolean wanted = said.ticked().get(item);
            Preparation.Tick has = now.preparation().ticked().get(item);
            if (item == Preparation.Item.PROGRAMME || said.ready() && wanted == null) {
                continue;
            }
            if (wanted == null && has != null) {
                now = written(now.untick(item, stamp), "training.untick-preparation");
            } else if (wanted != null && (has == null || has.needed() != wanted)) {
                now = written(now.tick(item, wanted, stamp), "training.tick-preparation");
            }
        }
        return said.ready() && now.preparation().missing().isEmpty()
                ? written(now.prepared(stamp), "training.prepared")
                : now;
    }

    private Application papers(Application.Held from, TravellingApplication said, Stamp stamp) {
        Application.Held now = from;
        for (Map.Entry<Papers.Paper, RecordId> paper : said.papers().entrySet()) {
            Papers.Received has = now.papers().handedIn().get(paper.getKey());
            if (has == null || !has.file().equals(paper.getValue())) {
                now = written(now.handIn(paper.getKey(), paper.getValue(), stamp), "training.hand-in-paper");
            }
        }
        if (!stores.applications().expenses(now.id()).equals(said.expenses())) {
            stores.applications().setExpenses(now.id(), said.expenses());
            now = written(now.noted(stamp), "training.expenses");
        }
        return now;
    }

    private void followedUp(Application.Certified from, TravellingApplication said, Stamp stamp) {
        Application.Certified now = from;
        LocalDate today = CallDesk.today(stamp);
        for (FollowUp.Due due : FollowUp.Due.values()) {
            String used = said.followUps().get(due);
            boolean known = now.followUps().stream()
                    .anyMatch(one -> one.due() == due && one.used().equals(used));
            if (used != null && !known) {
                now = written(now.answer(new FollowUp(due, used, stamp), today), "training.follow-up");
            }
        }
        if (said.finished() && now.open().isEmpty()) {
            written(now.followedUp(said.product(), stamp), "training.end-exchange");
        }
    }

    public void course(SharedRecord record, String text) {
        Arrivals.requireNotRed(record);
        TravellingCourse said = TravellingCourse.read(text);
        changes.make(Caller.node(), stamp -> {
            stores.foreign().heard(record.id()).ifPresent(heard -> {
                if (!heard.subject().equals(said.application())) {
                    throw Said.form("application");
                }
                Arrivals.requireNewer(heard.sent(), record);
            });
            // What this node does not remember, restored from a backup, is nothing to quarantine the others for.
            Optional<Application> known = stores.applications().find(said.application());
            known.ifPresent(now -> {
                stores.foreign()
                        .call(now.core().call())
                        .filter(call -> call.country().equals(record.owner()))
                        .filter(call -> now.form().profile().country().equals(own))
                        .orElseThrow(() -> Arrivals.notTheirs("application"));
                step(now, said, stamp);
            });
            stores.foreign().put(new Heard(record.id(), said.application(), record.version(), said.abroad()));
            return null;
        });
    }

    /** Takes each step that the organiser and the host have taken and this row has not. */
    private void step(Application from, TravellingCourse said, Stamp stamp) {
        if (said.stage() == Stage.WITHDRAWN) {
            if (from instanceof Application.Live live) {
                written(live.withdraw(said.over(), stamp), "training.withdraw-application");
            }
            return;
        }
        Application now =
                said.placement().isPresent() ? placed(from, said.placement().get(), stamp) : free(from, stamp);
        if (now instanceof Application.Accepted accepted && reached(said, Stage.HOST_CONFIRMED)) {
            now = written(accepted.confirm(stamp), "training.confirm-host");
        }
        if (now instanceof Application.HostConfirmed confirmed) {
            boolean has = confirmed.preparation().ticked().containsKey(Preparation.Item.PROGRAMME);
            if (said.programme() && !has) {
                now = written(confirmed.tick(Preparation.Item.PROGRAMME, true, stamp), "training.tick-preparation");
            } else if (!said.programme() && has) {
                now = written(confirmed.untick(Preparation.Item.PROGRAMME, stamp), "training.untick-preparation");
            }
        }
        if (now instanceof Application.Prepared prepared && reached(said, Stage.HELD)) {
            now = written(prepared.hold(CallDesk.today(stamp), stamp), "training.hold-exchange");
        }
        if (now instanceof Application.Held held && reached(said, Stage.REPORTED)) {
            now = written(held.reported(stamp), "training.papers-in");
        }
        if (now instanceof Application.Reported reported && said.certificate().isPresent()) {
            written(reported.certify(said.certificate().get(), stamp), "training.certify-exchange");
        }
    }

    private static boolean reached(TravellingCourse said, Stage stage) {
        return said.stage().compareTo(stage) >= 0;
    }

    private Application placed(Application from, Placement placement, Stamp stamp) {
        Application now =
                from instanceof Application.Placed there && !there.placement().equals(placement)
                        ? free(from, stamp)
                        : from;
        return now instanceof Application.Endorsed endorsed
                ? written(
                        written(endorsed.propose(placement, stamp), "training.propose-place")
                                .accept(stamp),
                        "training.accept-proposal")
                : now;
    }

    /** Without the place it had, where the host has not confirmed it. */
    private Application free(Application from, Stamp stamp) {
        return from instanceof Application.Accepted accepted
                ? written(
                        written(accepted.decline(Turned.OTHER_PLACE.text(), stamp), "training.decline-host")
                                .lookAgain(stamp),
                        "training.look-again")
                : from;
    }
}
