package org.enlace.training.internal.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.exchange.Alternative;
import org.enlace.training.exchange.Hindrance;
import org.enlace.training.exchange.MatchedLine;
import org.enlace.training.exchange.MatchingRun;
import org.enlace.training.exchange.MatchingRuns;
import org.enlace.training.exchange.Obstacle;
import org.enlace.training.exchange.Proposal;
import org.enlace.training.exchange.Reason;
import org.enlace.training.exchange.RunDifference;
import org.enlace.training.exchange.Stage;
import org.enlace.training.exchange.Unplaced;

/** A run of the matching as the API gives it; numbers count within the call, from 1. */
record MatchingRunJson(
        String id,
        String call,
        int number,
        int callVersion,
        int setupVersion,
        int candidates,
        int places,
        int seats,
        int placed,
        int points,
        long millis,
        StampJson by) {
    static MatchingRunJson of(MatchingRun run) {
        return new MatchingRunJson(
                run.id().toString(),
                run.call().toString(),
                run.number(),
                run.callVersion(),
                run.setupVersion(),
                run.candidates(),
                run.places(),
                run.seats(),
                run.placed(),
                run.points(),
                run.millis(),
                StampJson.of(run.by()));
    }

    /**
     * A run that goes on, or what became of the last one.
     *
     * @param state  running, stored, refused or failed
     * @param step   freeze, match, explain or store
     * @param number of the run, once it is stored
     * @param code   of the refusal
     * @param why    in the caller's language
     */
    record GoingJson(
            String state,
            String step,
            int done,
            int total,
            Integer number,
            String code,
            String why,
            String by,
            Instant begun) {
        static GoingJson of(MatchingRuns.Going going, String why) {
            String state = going.running()
                    ? "running"
                    : going.number().isPresent() ? "stored" : going.refused().isPresent() ? "refused" : "failed";
            return new GoingJson(
                    state,
                    going.step().token(),
                    going.done(),
                    going.total(),
                    going.number().orElse(null),
                    going.refused().map(Refusal::code).orElse(null),
                    why,
                    going.by().value(),
                    going.begun());
        }
    }

    /** What a run would look at now. */
    record OutlookJson(
            int callVersion,
            int candidates,
            int places,
            int seats,
            int placed,
            MatchingJson.WeightsJson weights,
            int firstYear,
            int lastYear) {
        static OutlookJson of(MatchingRuns.Outlook outlook) {
            return new OutlookJson(
                    outlook.callVersion(),
                    outlook.candidates().size(),
                    outlook.places().size(),
                    outlook.seats(),
                    outlook.placed(),
                    MatchingJson.WeightsJson.of(outlook.weights()),
                    outlook.firstYear(),
                    outlook.lastYear());
        }
    }

    /**
     * What a run said of an officer.
     *
     * @param version  of the application to decide on it; 0 where it was not proposed
     * @param stage    of the application now; absent where it is not kept any more
     * @param open     whether the proposal can still be accepted
     * @param place    absent without a place
     * @param first    day of the stay
     * @param last     day of the stay
     * @param obstacles without a place: how many places each keeps from the officer
     * @param instead  the next best place, or the one the officer could have if another gave way
     */
    record LineJson(
            String application,
            int version,
            String stage,
            boolean open,
            String country,
            String place,
            String host,
            String first,
            String last,
            Integer points,
            Boolean pinned,
            List<ReasonJson> reasons,
            Map<String, Integer> obstacles,
            AlternativeJson instead) {
        static LineJson of(MatchingRuns.Standing standing) {
            MatchedLine line = standing.line();
            Proposal proposal = line.proposal().orElse(null);
            Optional<Alternative> instead =
                    proposal == null ? line.unplaced().flatMap(Unplaced::instead) : proposal.nextBest();
            return new LineJson(
                    line.application().toString(),
                    line.version(),
                    standing.now().map(now -> Stage.of(now).token()).orElse(null),
                    standing.open(),
                    line.candidate().profile().country().value(),
                    proposal == null ? null : proposal.placement().place().toString(),
                    proposal == null ? null : proposal.placement().host().value(),
                    proposal == null
                            ? null
                            : proposal.placement().stay().first().toString(),
                    proposal == null ? null : proposal.placement().stay().last().toString(),
                    proposal == null ? null : proposal.points(),
                    proposal == null ? null : proposal.pinned(),
                    proposal == null
                            ? List.of()
                            : proposal.reasons().stream().map(ReasonJson::of).toList(),
                    obstacles(line.unplaced()),
                    instead.map(AlternativeJson::of).orElse(null));
        }

        private static Map<String, Integer> obstacles(Optional<Unplaced> unplaced) {
            Map<String, Integer> obstacles = new TreeMap<>();
            unplaced.ifPresent(
                    one -> one.obstacles().forEach((obstacle, count) -> obstacles.put(obstacle.token(), count)));
            return obstacles;
        }
    }

    /** @param facts what the points come from, in a fixed order by aspect */
    record ReasonJson(String aspect, int points, List<String> facts) {
        static ReasonJson of(Reason reason) {
            return new ReasonJson(reason.aspect().token(), reason.points(), reason.facts());
        }
    }

    /**
     * @param fewer how many officers fewer would have a place
     * @param cost  how many points all together would have less
     */
    record AlternativeJson(String place, int pointsThere, int fewer, int cost) {
        static AlternativeJson of(Alternative one) {
            return new AlternativeJson(one.place().toString(), one.pointsThere(), one.fewer(), one.cost());
        }
    }

    /** @param obstacle absent for the place the officer has, and where there was room */
    record HindranceJson(String place, String country, String unit, String obstacle, int points) {
        static HindranceJson of(Hindrance one) {
            return new HindranceJson(
                    one.place().id().toString(),
                    one.place().country().value(),
                    one.place().unit(),
                    one.obstacle().map(Obstacle::token).orElse(null),
                    one.points());
        }
    }

    /** @param told which parts of what the run looked at are different */
    record DifferenceJson(int before, int after, List<String> told, List<ChangeJson> changes) {
        static DifferenceJson of(RunDifference difference) {
            return new DifferenceJson(
                    difference.before().number(),
                    difference.after().number(),
                    difference.told().stream()
                            .sorted()
                            .map(RunDifference.Told::token)
                            .toList(),
                    difference.changes().stream().map(ChangeJson::of).toList());
        }
    }

    /** @param kind placed, lost, moved or gone */
    record ChangeJson(String application, String kind, String before, String after, int pointsBefore, int pointsAfter) {
        static ChangeJson of(RunDifference.Change change) {
            return new ChangeJson(
                    change.application().toString(),
                    change.kind().token(),
                    change.before().map(RecordId::toString).orElse(null),
                    change.after().map(RecordId::toString).orElse(null),
                    change.pointsBefore(),
                    change.pointsAfter());
        }
    }

    /** @param left by application, in the caller's language */
    record DecidedJson(int accepted, Map<String, String> left) {}

    /** @param discarded how many */
    record DiscardedJson(int discarded) {}

    /** @param stage of the application now */
    record DecisionJson(String application, int version, String stage) {}
}
