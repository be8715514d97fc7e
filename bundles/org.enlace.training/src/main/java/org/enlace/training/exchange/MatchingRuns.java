package org.enlace.training.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Part;
import org.enlace.training.Place;

/**
 * Runs of the matching: what each looked at, what it proposed and why, and what was decided of it. A run is stored whole and is never
 * changed; a proposal stays a proposal until somebody accepts it. All of it is for whoever organises.
 */
public interface MatchingRuns {
    /** What {@code NotFound}, {@code Stale} and the audit call one. */
    String KIND = "matching-run";

    /** What a run would look at now. */
    Outlook outlook(RecordId call, Caller caller);

    /**
     * Begins a run and waits a moment for its end; a long one goes on by itself. One runs at a time on a node.
     *
     * @param patience how long is waited
     * @throws Refusal {@code placement.run-busy}, {@code placement.no-candidates}, {@code placement.no-places},
     *                 {@code placement.too-many}; what the run itself refuses stands in {@link Going#refused}
     */
    Going begin(RecordId call, Duration patience, Caller caller);

    /** The run of this call that goes on, or the last one since the node began, whatever became of it. */
    Optional<Going> going(RecordId call, Caller caller);

    /** The latest first, at most {@value #SHOWN}. */
    List<MatchingRun> of(RecordId call, Caller caller);

    int SHOWN = 100;

    /** @throws org.enlace.platform.NotFound {@value #KIND} */
    MatchingRun find(RecordId call, int number, Caller caller);

    /** All that a run looked at but for its candidates, who stand in its lines. */
    MatchingInput frame(MatchingRun run, Caller caller);

    /** All that a run looked at. */
    MatchingInput input(MatchingRun run, Caller caller);

    /**
     * In the order of the applications.
     *
     * @param placed  with a place alone, or without one; empty for both
     * @param country that sends; empty for all
     */
    Part<Standing> lines(
            MatchingRun run,
            Optional<Boolean> placed,
            Optional<CountryCode> country,
            Place place,
            int size,
            Caller caller);

    /** @throws org.enlace.platform.NotFound {@value Application#KIND} for one that was not in the run */
    Standing line(MatchingRun run, RecordId application, Caller caller);

    /** Every place of a run as one of its officers finds it. */
    List<Hindrance> hindrances(MatchingRun run, RecordId application, Caller caller);

    /** Against the run before; empty for the first one. */
    Optional<RunDifference> difference(MatchingRun run, Caller caller);

    /** All applications of a call by id, whatever became of them. */
    Map<RecordId, Application> applications(RecordId call, Caller caller);

    /**
     * @param version of the application as it was shown
     * @throws Refusal                    {@code placement.run-old} where a later run is there, {@code placement.place-changed},
     *                                    {@code placement.place-full}, {@code placement.sending-full}, {@code placement.receiving-full},
     *                                    {@code placement.own-application}
     * @throws org.enlace.platform.Stale where the application changed since it was shown, or since the run
     */
    Application.Accepted accept(RecordId call, int number, RecordId application, int version, Caller caller);

    /** Accepts every proposal of the run that can be; the others stay, each with why. */
    Decided acceptAll(RecordId call, int number, Caller caller);

    /** The officer looks for a place again; the run keeps what it said. */
    Application.Endorsed discard(RecordId call, int number, RecordId application, int version, Caller caller);

    /** @return how many were discarded; what was accepted stays */
    int discardAll(RecordId call, int number, Caller caller);

    /**
     * @param callVersion of the call
     * @param candidates  endorsed, and proposed by the last run but not accepted
     * @param places      with room left
     * @param seats       that are left
     * @param placed      accepted by a coordinator, or further on
     * @param weights     that would count
     * @param firstYear   of the balance that would count
     * @param lastYear    of the balance that would count
     */
    record Outlook(
            Call call,
            int callVersion,
            List<Candidate> candidates,
            List<HostPlace> places,
            int seats,
            int placed,
            Weights weights,
            int firstYear,
            int lastYear) {
        public Outlook {
            candidates = List.copyOf(candidates);
            places = List.copyOf(places);
        }
    }

    /** What a run does, in order. */
    enum Step {
        FREEZE,
        MATCH,
        EXPLAIN,
        STORE;

        /** The word used in the API and in the names of texts. */
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A run that goes on, or what became of it.
     *
     * @param step    it is at, or ended at
     * @param done    officers that are explained
     * @param total   officers to explain
     * @param number  of the run, once it is stored
     * @param refused why it was refused
     * @param failed  by a fault of the program; the log has it
     */
    record Going(
            RecordId id,
            RecordId call,
            OfficerId by,
            Instant begun,
            Step step,
            int done,
            int total,
            Optional<Integer> number,
            Optional<Refusal> refused,
            boolean failed) {
        public boolean running() {
            return number.isEmpty() && refused.isEmpty() && !failed;
        }

        /** Changes whenever there is something new to show. */
        public String mark() {
            return step.token() + "-" + done + (running() ? "" : "-end");
        }
    }

    /** What a run said of an officer, and the application now; empty where it is not kept any more. */
    record Standing(MatchedLine line, Optional<Application> now) {
        /** Whether the proposal can still be accepted: nothing happened to the application since. */
        public boolean open() {
            return now.isPresent()
                    && now.get() instanceof Application.Proposed
                    && now.get().version() == line.version();
        }
    }

    /** @param left those that stay as they are, each with why */
    record Decided(int accepted, Map<RecordId, Refusal> left) {
        public Decided {
            left = Map.copyOf(left);
        }
    }
}
