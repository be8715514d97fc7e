package org.enlace.training.internal.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;
import org.enlace.training.Stamp;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.Candidate;
import org.enlace.training.exchange.MatchedLine;
import org.enlace.training.exchange.MatchingOutcome;
import org.enlace.training.exchange.MatchingRun;
import org.enlace.training.exchange.MatchingRuns;
import org.enlace.training.exchange.Proposal;
import org.enlace.training.exchange.Unplaced;
import org.enlace.training.internal.Changes;

/**
 * Stores what a run came to, in one transaction with what becomes of the applications: proposals of the run before that do not stand
 * any more are taken back, the new ones made. Whoever changed an application meanwhile was quicker: it is not proposed.
 */
final class Keeping {
    private final MatchingStore store;
    private final ExchangeRecords records;
    private final Changes changes;

    Keeping(MatchingStore store, ExchangeRecords records, Changes changes) {
        this.store = store;
        this.records = records;
        this.changes = changes;
    }

    /**
     * @param id   of the run
     * @param seen what the run looked at
     * @param last how many runs the call had then
     * @throws Stale where another run of the call was stored meanwhile
     */
    MatchingRun keep(RecordId id, Inputs.Now seen, int last, MatchingOutcome outcome, long millis, Caller caller) {
        RecordId call = seen.call().call().id();
        return changes.make(caller, stamp -> {
            if (store.last(call) != last) {
                throw new Stale(MatchingRuns.KIND, call.toString());
            }
            MatchingRun run = new MatchingRun(
                    id,
                    call,
                    last + 1,
                    seen.call().version(),
                    seen.setup().version(),
                    seen.input().candidates().size(),
                    seen.input().places().size(),
                    seen.seats(),
                    outcome.proposals().size(),
                    outcome.points(),
                    millis,
                    stamp);
            Map<RecordId, Integer> versions = propose(seen, outcome, stamp);
            store.keep(run, seen.input().with(List.of()), lines(seen, outcome, versions));
            changes.record(Act.done("training.match-run", caller)
                    .on(MatchingRuns.KIND, id)
                    .fact("call", call)
                    .fact("run", run.number())
                    .fact("candidates", run.candidates())
                    .fact("places", run.places())
                    .fact("placed", run.placed())
                    .fact("points", run.points()));
            return run;
        });
    }

    /** @return the versions of the applications that have a proposal now */
    private Map<RecordId, Integer> propose(Inputs.Now seen, MatchingOutcome outcome, Stamp stamp) {
        Map<RecordId, Proposal> proposals = new HashMap<>();
        outcome.proposals().forEach(proposal -> proposals.put(proposal.candidate(), proposal));
        Map<RecordId, Integer> versions = new HashMap<>();
        List<Application> changed = new ArrayList<>();
        for (Application now : records.applications(seen.call().call().id())) {
            Application then = seen.applications().get(now.id());
            boolean same = then != null && then.version() == now.version();
            Optional<Proposal> proposal = Optional.ofNullable(same ? proposals.get(now.id()) : null);
            Application next = next(now, proposal, stamp);
            if (next != now) {
                changed.add(next);
            }
            proposal.ifPresent(one -> versions.put(now.id(), next.version()));
        }
        records.write(changed);
        return versions;
    }

    private static Application next(Application now, Optional<Proposal> proposal, Stamp stamp) {
        if (now instanceof Application.Endorsed endorsed) {
            return proposal.isPresent() ? endorsed.propose(proposal.get().placement(), stamp) : now;
        }
        if (now instanceof Application.Proposed proposed) {
            if (proposal.isEmpty()) {
                return proposed.discard(stamp);
            }
            return proposed.placement().equals(proposal.get().placement())
                    ? now
                    : proposed.propose(proposal.get().placement(), stamp);
        }
        return now;
    }

    private static List<MatchedLine> lines(Inputs.Now seen, MatchingOutcome outcome, Map<RecordId, Integer> versions) {
        Map<RecordId, Candidate> candidates = new HashMap<>();
        seen.input().candidates().forEach(candidate -> candidates.put(candidate.id(), candidate));
        List<MatchedLine> lines = new ArrayList<>();
        for (Proposal proposal : outcome.proposals()) {
            lines.add(new MatchedLine(
                    candidates.get(proposal.candidate()),
                    versions.getOrDefault(proposal.candidate(), 0),
                    Optional.of(proposal),
                    Optional.empty()));
        }
        for (Unplaced unplaced : outcome.unplaced()) {
            lines.add(
                    new MatchedLine(candidates.get(unplaced.candidate()), 0, Optional.empty(), Optional.of(unplaced)));
        }
        return lines;
    }
}
