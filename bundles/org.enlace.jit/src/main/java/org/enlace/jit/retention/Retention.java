package org.enlace.jit.retention;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.enlace.files.Sha256;
import org.enlace.jit.Rules;
import org.enlace.jit.Stamp;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SecondOfficer;

/**
 * An item whose term is over, on its way to being erased: the node proposes it, two officers confirm it one after the other, then it is
 * erased. Until then either may keep it, and it lapses where its ground falls away.
 *
 * @param item     the entry of kind {@code evidence}, of this country
 * @param version  counts up with every change, from 1
 * @param term     the term on which it was proposed
 * @param proposed when
 * @param looked   what there was to look at when it was proposed, see {@link Looked}; empty for what was proposed before that was kept,
 *                 which nobody confirms
 * @param stays    until when an officer said that it stays, whatever a clock that jumped made of it since; empty where nobody did, or
 *                 that was lifted
 */
public record Retention(
        RecordId item,
        RecordId team,
        int version,
        Term term,
        Instant proposed,
        State state,
        Optional<Sha256> looked,
        Optional<Instant> stays) {
    /** How often erasing is begun before somebody has to look. */
    public static final int ATTEMPTS = 5;

    private static final int REASON = 1_000;

    public Retention {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(term, "term");
        Objects.requireNonNull(proposed, "proposed");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(looked, "looked");
        Objects.requireNonNull(stays, "stays");
    }

    /** How far it is. */
    public sealed interface State {
        /** The word used in texts, in the database and in the API. */
        String token();
    }

    /** Waits for the first officer. */
    public record Proposed() implements State {
        @Override
        public String token() {
            return "proposed";
        }
    }

    /** Waits for the second. */
    public record Once(Stamp first) implements State {
        @Override
        public String token() {
            return "confirmed-once";
        }
    }

    /** The node erases it as soon as may be. @param begun how often it has begun to */
    public record Confirmed(Stamp first, Stamp second, int begun) implements State {
        @Override
        public String token() {
            return "confirmed";
        }
    }

    /** Could not be erased; begun again when somebody asks for it. @param why a code */
    public record Stopped(Stamp first, Stamp second, String why) implements State {
        @Override
        public String token() {
            return "stopped";
        }
    }

    /** @param certificate its id */
    public record Erased(Stamp first, Stamp second, Instant at, RecordId certificate) implements State {
        @Override
        public String token() {
            return "erased";
        }
    }

    /** An officer said that it stays. @param until until when; empty for a legal hold, which stands until somebody lifts it */
    public record Kept(Stamp by, String reason, Optional<Instant> until) implements State {
        @Override
        public String token() {
            return until.isPresent() ? "kept" : "held";
        }

        /** Whether it stays still. */
        public boolean stands(Instant now) {
            return until.map(now::isBefore).orElse(true);
        }
    }

    /** Its ground fell away; it is proposed anew where there is one again. @param why a word: that of a {@link Bar}, or another */
    public record Lapsed(String why, Instant at) implements State {
        /** The rule is another, or none, or its term is not over after all. */
        public static final String RULE = "rule";

        /** What kept it was lifted by an officer. */
        public static final String LIFTED = "lifted";

        /** Its description was taken back by an officer. */
        public static final String TAKEN_BACK = "taken-back";

        /** It is not any more what there was to look at when it was proposed. */
        public static final String OTHERWISE = "otherwise";

        /** An officer said that it stays, and that day is not past after all: the clock was ahead when it was proposed. */
        public static final String STAYS = "stays";

        @Override
        public String token() {
            return "lapsed";
        }
    }

    public static Retention propose(RecordId item, RecordId team, Term term, Sha256 looked, Instant at) {
        return new Retention(item, team, 1, term, at, new Proposed(), Optional.of(looked), Optional.empty());
    }

    /** Whether it may be proposed: nothing is under way with it, and nobody said that it stays. */
    public boolean free(Instant now) {
        return !stays(now) && (state instanceof Lapsed || state instanceof Kept kept && !kept.stands(now));
    }

    /** Whether an officer said that it stays until a day that is not past. */
    public boolean stays(Instant now) {
        return stays.filter(now::isBefore).isPresent();
    }

    /** Proposed anew, on the ground there is now. @throws Refusal {@code jit.retention-state} where it is on its way, or stays */
    public Retention again(Term now, Sha256 looked, Instant at) {
        if (!free(at)) {
            throw wrong();
        }
        return new Retention(item, team, version + 1, now, at, new Proposed(), Optional.of(looked), stays);
    }

    private Retention now(State next) {
        return now(next, stays);
    }

    private Retention now(State next, Optional<Instant> until) {
        return new Retention(item, team, version + 1, term, proposed, next, looked, until);
    }

    private Refusal wrong() {
        return new Refusal("jit.retention-state", "It is \"" + state.token() + "\"; look at it again", state.token());
    }

    /** Whether it waits for an officer to confirm it. */
    public boolean waits() {
        return state instanceof Proposed || state instanceof Once;
    }

    /** Whether it waits for this one. */
    public boolean waitsFor(Stamp by) {
        return state instanceof Proposed || state instanceof Once once && !same(once.first(), by);
    }

    private static boolean same(Stamp one, Stamp other) {
        return one.hands().stream().anyMatch(other.hands()::contains);
    }

    /**
     * Confirmed by an officer who has looked at it: the first, or the second.
     *
     * @throws Refusal as {@link SecondOfficer#of}, also for the first; {@code jit.retention-state}
     */
    public Retention confirm(Caller by, Instant at) {
        if (state instanceof Proposed) {
            return now(new Once(Stamp.of(SecondOfficer.of(by, Set.of()), at)));
        }
        if (!(state instanceof Once once)) {
            throw wrong();
        }
        Stamp second = Stamp.of(SecondOfficer.of(by, once.first().hands()), at);
        return now(new Confirmed(once.first(), second, 0));
    }

    /**
     * It stays, whoever has confirmed it.
     *
     * @param until empty for a legal hold
     * @throws Refusal {@code jit.missing} without a reason; {@code jit.retention-until} where that is past; {@code jit.retention-state}
     */
    public Retention keep(Stamp by, String reason, Optional<Instant> until) {
        if (!(waits() || state instanceof Confirmed || state instanceof Stopped)) {
            throw wrong();
        }
        String why = Rules.text("reason", reason, REASON);
        if (until.filter(one -> !one.isAfter(by.at())).isPresent()) {
            throw new Refusal(
                            "jit.retention-until",
                            "It would stay until " + until.get() + ", which is past; give a later day",
                            until.get().toString())
                    .at("until");
        }
        return now(new Kept(by, why, until), until.or(() -> stays));
    }

    /** What kept it is lifted. @throws Refusal {@code jit.missing} without a reason, {@code jit.retention-state} where nothing keeps it */
    public Retention lift(Stamp by, String reason) {
        if (!(state instanceof Kept)) {
            throw wrong();
        }
        Rules.text("reason", reason, REASON);
        return now(new Lapsed(Lapsed.LIFTED, by.at()), Optional.empty());
    }

    /** Its ground fell away. */
    public Retention lapse(String why, Instant at) {
        if (!(waits() || state instanceof Confirmed || state instanceof Stopped)) {
            throw wrong();
        }
        return now(new Lapsed(why, at));
    }

    /** Erasing begins, for the first time or again. */
    public Retention begin() {
        if (!(state instanceof Confirmed confirmed)) {
            throw wrong();
        }
        return now(new Confirmed(confirmed.first(), confirmed.second(), confirmed.begun() + 1));
    }

    public Retention erased(Instant at, RecordId certificate) {
        if (!(state instanceof Confirmed confirmed)) {
            throw wrong();
        }
        return now(new Erased(confirmed.first(), confirmed.second(), at, certificate));
    }

    /** It cannot be erased as things are. */
    public Retention stop(String why) {
        if (!(state instanceof Confirmed confirmed)) {
            throw wrong();
        }
        return now(new Stopped(confirmed.first(), confirmed.second(), why));
    }

    /** It is tried again. */
    public Retention retry() {
        if (!(state instanceof Stopped stopped)) {
            throw wrong();
        }
        return now(new Confirmed(stopped.first(), stopped.second(), 0));
    }

    /** Who has confirmed it first; empty as long as nobody has. */
    public Optional<Stamp> first() {
        if (state instanceof Once once) {
            return Optional.of(once.first());
        }
        if (state instanceof Confirmed confirmed) {
            return Optional.of(confirmed.first());
        }
        if (state instanceof Stopped stopped) {
            return Optional.of(stopped.first());
        }
        return state instanceof Erased erased ? Optional.of(erased.first()) : Optional.empty();
    }

    /** Who has confirmed it second. */
    public Optional<Stamp> second() {
        if (state instanceof Confirmed confirmed) {
            return Optional.of(confirmed.second());
        }
        if (state instanceof Stopped stopped) {
            return Optional.of(stopped.second());
        }
        return state instanceof Erased erased ? Optional.of(erased.second()) : Optional.empty();
    }
}
