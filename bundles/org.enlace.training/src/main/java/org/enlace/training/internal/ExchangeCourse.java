package org.enlace.training.internal;

import java.util.List;
import java.util.Optional;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Rules;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.Call;
import org.enlace.training.exchange.Calls;
import org.enlace.training.exchange.Expense;
import org.enlace.training.exchange.FollowUp;
import org.enlace.training.exchange.Papers;
import org.enlace.training.exchange.Preparation;

/** The exchange itself: what is prepared, that it was held, what is handed in, the certificate, and what became of it. */
final class ExchangeCourse {
    private final TrainingStores stores;
    private final ApplicationMoves moves;
    private final ExchangeFiles files;
    private final ExchangeCertificates certificates;

    ExchangeCourse(
            TrainingStores stores, ApplicationMoves moves, ExchangeFiles files, ExchangeCertificates certificates) {
        this.stores = stores;
        this.moves = moves;
        this.files = files;
        this.certificates = certificates;
    }

    /** The programme is the host's, the rest that of whoever sends and travels. */
    private void requirePart(Application.Placed placed, Preparation.Item item, Caller caller) {
        if (item == Preparation.Item.PROGRAMME) {
            moves.requireHost(placed, caller);
        } else if (!moves.prepares(placed, caller)) {
            caller.require(Trainings.ORGANISE);
        }
    }

    Application.HostConfirmed tick(RecordId id, int version, Preparation.Item item, boolean needed, Caller caller) {
        Act act = Act.done("training.tick-preparation", caller)
                .code("item", item.token())
                .fact("needed", needed);
        return moves.move(id, version, act, caller, (now, stamp) -> {
            Application.HostConfirmed confirmed = now.as(Application.HostConfirmed.class);
            requirePart(confirmed, item, caller);
            return confirmed.tick(item, needed, stamp);
        });
    }

    Application.HostConfirmed untick(RecordId id, int version, Preparation.Item item, Caller caller) {
        Act act = Act.done("training.untick-preparation", caller).code("item", item.token());
        return moves.move(id, version, act, caller, (now, stamp) -> {
            Application.HostConfirmed confirmed = now.as(Application.HostConfirmed.class);
            requirePart(confirmed, item, caller);
            return confirmed.untick(item, stamp);
        });
    }

    Application.Prepared prepared(RecordId id, int version, Caller caller) {
        return moves.move(id, version, Act.done("training.prepared", caller), caller, (now, stamp) -> {
            moves.requireSending(now, caller);
            return now.as(Application.HostConfirmed.class).prepared(stamp);
        });
    }

    Application.Held hold(RecordId id, int version, Caller caller) {
        caller.require(Calls.HOST);
        return moves.move(id, version, Act.done("training.hold-exchange", caller), caller, (now, stamp) -> {
            Application.Prepared prepared = now.as(Application.Prepared.class);
            moves.requireHost(prepared, caller);
            return prepared.hold(CallDesk.today(stamp), stamp);
        });
    }

    Application.Held handIn(RecordId id, int version, Papers.Paper paper, RecordId file, Caller caller) {
        Act act = Act.done("training.hand-in-paper", caller)
                .code("paper", paper.token())
                .fact("file", file);
        return moves.move(id, version, act, caller, (now, stamp) -> {
            ApplicationMoves.requireMine(now, caller);
            Application.Held held = now.as(Application.Held.class);
            files.require(id, List.of(file), caller);
            return held.handIn(paper, file, stamp);
        });
    }

    Application.Held setExpenses(RecordId id, int version, List<Expense> expenses, Caller caller) {
        List<Expense> few = Rules.list("expenses", expenses, Expense.LINES);
        Act act = Act.done("training.expenses", caller).fact("lines", few.size());
        return moves.move(id, version, act, caller, (now, stamp) -> {
            ApplicationMoves.requireMine(now, caller);
            Application.Held held = now.as(Application.Held.class);
            stores.applications().setExpenses(id, few);
            return held.noted(stamp);
        });
    }

    Application.Reported reported(RecordId id, int version, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return moves.move(id, version, Act.done("training.papers-in", caller), caller, (now, stamp) -> {
            Application.Held held = now.as(Application.Held.class);
            Application.Reported reported = held.reported(stamp);
            if (stores.applications().expenses(id).isEmpty()) {
                throw new Refusal(
                                "placement.no-amounts",
                                "No amount is noted of what the exchange of "
                                        + held.form().name() + " cost; note the expenses first",
                                held.form().name())
                        .at("expenses");
            }
            return reported;
        });
    }

    Application.Certified certify(RecordId id, int version, Caller caller) {
        caller.require(Trainings.ORGANISE);
        return moves.move(id, version, Act.done("training.certify-exchange", caller), caller, (now, stamp) -> {
            Application.Reported reported = now.certifiable();
            Call call = CallDesk.known(stores, now.core().call(), caller).call();
            // Asked first with an id that is not kept: nobody is given a certificate that is then refused.
            reported.certify(id, stamp);
            String unit = stores.calls()
                    .offer(reported.placement().place())
                    .map(offer -> offer.place().unit())
                    .orElse(reported.placement().host().value());
            return reported.certify(certificates.issue(reported, call, unit, caller), stamp);
        });
    }

    Application.Certified answer(RecordId id, int version, FollowUp.Due due, String used, Caller caller) {
        Act act = Act.done("training.follow-up", caller).code("due", due.token());
        return moves.move(id, version, act, caller, (now, stamp) -> {
            ApplicationMoves.requireMine(now, caller);
            return now.as(Application.Certified.class).answer(new FollowUp(due, used, stamp), CallDesk.today(stamp));
        });
    }

    Application.FollowedUp followedUp(RecordId id, int version, Optional<RecordId> product, Caller caller) {
        return moves.move(id, version, Act.done("training.end-exchange", caller), caller, (now, stamp) -> {
            ApplicationMoves.requireMine(now, caller);
            return now.as(Application.Certified.class).followedUp(product, stamp);
        });
    }
}
