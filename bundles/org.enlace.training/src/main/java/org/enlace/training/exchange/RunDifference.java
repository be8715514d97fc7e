package org.enlace.training.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.enlace.platform.RecordId;

/**
 * What a run says otherwise than the one before it, and what it was told otherwise.
 *
 * @param told    which parts of what it looked at are different
 * @param changes officers whose place is another, in the order of the applications
 */
public record RunDifference(MatchingRun before, MatchingRun after, Set<Told> told, List<Change> changes) {
    public RunDifference {
        told = Set.copyOf(told);
        changes = List.copyOf(changes);
    }

    /** A part of what a run looks at. */
    public enum Told {
        CALL,
        WEIGHTS,
        CANDIDATES,
        PLACES,
        QUOTAS,
        AGREED,
        PINS,
        BANS,
        RECIPROCITY;

        /** The word used in the API and in the names of texts. */
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What became of an officer. */
    public enum Kind {
        /** Was not in the run before, or had no place there. */
        PLACED,
        /** Had a place and has none. */
        LOST,
        MOVED,
        /** Is not in the run any more, and had a place. */
        GONE;

        /** The word used in the API and in the names of texts. */
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param before the place in the run before */
    public record Change(
            RecordId application,
            Kind kind,
            Optional<RecordId> before,
            Optional<RecordId> after,
            int pointsBefore,
            int pointsAfter) {}

    /**
     * @param told       what the run before looked at, with its candidates
     * @param seats      of the run before
     * @param toldAfter  what the later one looked at
     * @param seatsAfter of the later one
     */
    public static RunDifference of(
            MatchingRun before,
            MatchingInput told,
            Collection<Seat> seats,
            MatchingRun after,
            MatchingInput toldAfter,
            Collection<Seat> seatsAfter) {
        Map<RecordId, Seat> former = byApplication(seats);
        Map<RecordId, Seat> later = byApplication(seatsAfter);
        List<Change> changes = new ArrayList<>();
        Set<RecordId> all = new java.util.TreeSet<>(former.keySet());
        all.addAll(later.keySet());
        for (RecordId application : all) {
            change(application, former.get(application), later.get(application)).ifPresent(changes::add);
        }
        return new RunDifference(before, after, told(told, toldAfter), changes);
    }

    private static Optional<Change> change(RecordId application, Seat before, Seat after) {
        Optional<RecordId> was = before == null ? Optional.empty() : before.place();
        Optional<RecordId> is = after == null ? Optional.empty() : after.place();
        if (was.equals(is)) {
            return Optional.empty();
        }
        Kind kind = is.isPresent() ? was.isPresent() ? Kind.MOVED : Kind.PLACED : after == null ? Kind.GONE : Kind.LOST;
        return Optional.of(new Change(
                application, kind, was, is, before == null ? 0 : before.points(), after == null ? 0 : after.points()));
    }

    private static Map<RecordId, Seat> byApplication(Collection<Seat> seats) {
        Map<RecordId, Seat> byApplication = new TreeMap<>();
        seats.forEach(seat -> byApplication.put(seat.application(), seat));
        return byApplication;
    }

    private static Set<Told> told(MatchingInput before, MatchingInput after) {
        Set<Told> told = EnumSet.noneOf(Told.class);
        // Days that have gone by in between are no change of the call.
        note(told, Told.CALL, before.call().from(after.call().window().first()).orElse(before.call()), after.call());
        note(told, Told.WEIGHTS, before.weights(), after.weights());
        note(told, Told.CANDIDATES, before.candidates(), after.candidates());
        note(told, Told.PLACES, before.places(), after.places());
        note(told, Told.QUOTAS, before.quotas(), after.quotas());
        note(told, Told.AGREED, before.preAgreed(), after.preAgreed());
        note(told, Told.PINS, before.pins(), after.pins());
        note(told, Told.BANS, before.bans(), after.bans());
        note(told, Told.RECIPROCITY, before.reciprocity(), after.reciprocity());
        return told;
    }

    private static void note(Set<Told> told, Told part, Object before, Object after) {
        if (!before.equals(after)) {
            told.add(part);
        }
    }
}
