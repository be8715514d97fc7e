package org.enlace.modules.internal.decision;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.enlace.modules.Modules;
import org.enlace.modules.Signature;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Refusal;
import org.enlace.platform.SecondOfficers;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps decisions and has them carried out, one at a time. */
final class DecisionDesk implements Decisions {
    private static final Logger LOG = LoggerFactory.getLogger(DecisionDesk.class);

    private final DecisionStore store;
    private final Supplier<List<DecisionHandler>> handlers;
    private final Transactions transactions;
    private final Audit audit;
    private final RecordIds ids;
    private final DecisionItems items;
    private final SecondOfficers seconds;
    private final Clock clock;
    private final Object turn = new Object();

    /** @param handlers those that are there now */
    DecisionDesk(
            DecisionStore store,
            Supplier<List<DecisionHandler>> handlers,
            Transactions transactions,
            Audit audit,
            RecordIds ids,
            DecisionItems items,
            SecondOfficers seconds,
            Clock clock) {
        this.store = store;
        this.handlers = handlers;
        this.transactions = transactions;
        this.audit = audit;
        this.ids = ids;
        this.items = items;
        this.seconds = seconds;
        this.clock = clock;
    }

    @Override
    public Decision propose(String kind, String module, Map<String, String> facts, String reason, Caller caller) {
        caller.require(Modules.MANAGE);
        return transactions.call(() -> {
            boolean openAlready = store.open(kind, module).stream()
                    .anyMatch(one -> one.at(clock.instant()).waits());
            if (openAlready) {
                throw new Refusal(
                        "decision.open-already",
                        "The same is proposed for the module \"" + module
                                + "\" already and waits for a second officer; see /modules/decisions",
                        module);
            }
            Decision decision = new Decision(
                    ids.next(),
                    1,
                    kind,
                    module,
                    facts,
                    Signature.of(caller, clock.instant()),
                    reason,
                    Decision.proposed(caller));
            store.add(decision);
            Act act = act(Act.done("decisions.propose", caller), decision).because(decision.reason());
            for (Map.Entry<String, String> fact : decision.facts().entrySet()) {
                act = act.code(fact.getKey(), fact.getValue());
            }
            audit.record(act);
            items.proposed(decision);
            return decision;
        });
    }

    @Override
    public Decision accept(RecordId id, int version, Caller caller) {
        caller.require(Modules.MANAGE);
        DecisionHandler handler = handler(stored(id));
        Decision accepted = step(
                id,
                version,
                decision -> decision.accept(caller, clock.instant()),
                decision ->
                        act(Act.done(decision.waits() ? "decisions.support" : "decisions.accept", caller), decision));
        return accepted.waits() ? accepted : carryOut(accepted, handler, caller);
    }

    @Override
    public Set<OfficerId> acceptors(Decision decision, Caller caller) {
        caller.require(Modules.READ);
        boolean nobody = decision.state() instanceof Decision.State.Proposed;
        return seconds.who(
                Modules.MANAGE, nobody ? Set.of() : decision.proposed().hands());
    }

    @Override
    public Decision again(RecordId id, int version, Caller caller) {
        caller.require(Modules.MANAGE);
        Decision decision = stored(id);
        if (!decision.canBeCarriedOutAgain()) {
            throw new Refusal(
                    "decision.not-again",
                    "Only what was accepted and is not done is carried out again; this decision is "
                            + decision.at(clock.instant()).state().code(),
                    decision.at(clock.instant()).state().code());
        }
        DecisionHandler handler = handler(decision);
        Decision once = step(id, version, Decision::again, again -> act(Act.done("decisions.again", caller), again));
        return carryOut(once, handler, caller);
    }

    private Decision carryOut(Decision accepted, DecisionHandler handler, Caller caller) {
        synchronized (turn) {
            requireVersion(stored(accepted.id()), accepted.version());
            try {
                handler.carryOut(accepted, caller);
            } catch (RuntimeException e) {
                if (!(e instanceof Refusal)) {
                    LOG.error(
                            "The decision {} ({} of {}) was not carried out",
                            accepted.id(),
                            accepted.kind(),
                            accepted.module(),
                            e);
                }
                String why = e instanceof Refusal ? e.getMessage() : "an error of the node's; its log says more";
                return step(
                        accepted.id(),
                        accepted.version(),
                        decision -> decision.failed(why),
                        decision -> act(Act.failed("decisions.carry-out", caller), decision));
            }
            return step(
                    accepted.id(),
                    accepted.version(),
                    Decision::done,
                    decision -> act(Act.done("decisions.carry-out", caller), decision));
        }
    }

    @Override
    public Decision refuse(RecordId id, int version, String why, Caller caller) {
        caller.require(Modules.MANAGE);
        return step(id, version, decision -> decision.refuse(why, caller, clock.instant()), decision -> act(
                        Act.done("decisions.refuse", caller), decision)
                .because(why));
    }

    @Override
    public Decision withdraw(RecordId id, int version, Caller caller) {
        caller.require(Modules.MANAGE);
        return step(
                id,
                version,
                decision -> decision.withdraw(caller, clock.instant()),
                decision -> act(Act.done("decisions.withdraw", caller), decision));
    }

    @Override
    public Decision find(RecordId id, Caller caller) {
        caller.require(Modules.READ);
        return stored(id).at(clock.instant());
    }

    @Override
    public List<Decision> list(Optional<RecordId> after, int size, Caller caller) {
        caller.require(Modules.READ);
        return store.list(after, size).stream()
                .map(decision -> decision.at(clock.instant()))
                .toList();
    }

    private Decision step(RecordId id, int version, Function<Decision, Decision> change, Function<Decision, Act> act) {
        return transactions.call(() -> {
            Decision now = stored(id);
            requireVersion(now, version);
            Decision next = store.change(change.apply(now));
            audit.record(act.apply(next));
            items.decided(next);
            if (next.waits()) {
                items.proposed(next);
            }
            return next;
        });
    }

    private DecisionHandler handler(Decision decision) {
        return handlers.get().stream()
                .filter(one -> one.kind().equals(decision.kind()))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        "decision.no-handler",
                        "Nothing on this node carries out a decision of the kind \"" + decision.kind()
                                + "\" now; node:status tells what is missing",
                        decision.kind()));
    }

    private Decision stored(RecordId id) {
        return store.find(id).orElseThrow(() -> new NotFound(Decision.KIND, id.toString()));
    }

    private static void requireVersion(Decision decision, int version) {
        if (decision.version() != version) {
            throw new Stale(Decision.KIND, decision.id().toString());
        }
    }

    private static Act act(Act act, Decision decision) {
        return act.on(Decision.KIND, decision.id())
                .code("decision", decision.kind())
                .code("module", decision.module());
    }
}
