package org.enlace.jit.loan;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.enlace.jit.Rules;
import org.enlace.jit.Stamp;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SecondOfficer;

/**
 * Files of an item of this country that are lent to others: one officer asks for it, another approves it, then every recipient's node
 * fetches its copies.
 *
 * @param item    the item of evidence
 * @param version counts up with every change, from 1
 */
public record Loan(
        RecordId id, RecordId team, RecordId item, int version, LoanRequest request, Stamp asked, State state) {
    private static final int REASON = 1_000;

    public Loan {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(asked, "asked");
        Objects.requireNonNull(state, "state");
    }

    /** How far it is. */
    public sealed interface State {
        /** The word used in texts, in the database and in the API. */
        default String token() {
            return getClass().getSimpleName().toLowerCase(Locale.ROOT);
        }
    }

    /** Waits for the second officer. */
    public record Asked() implements State {}

    /** The second officer did not approve it. */
    public record Declined(Stamp by, String reason) implements State {}

    /** Whoever asked for it asks no more. */
    public record Withdrawn(Stamp by) implements State {}

    /** Approved. @param until when copies are erased, unless a legal hold stands on one */
    public record Lent(Stamp approved, Instant until) implements State {}

    /** Over: nothing more is given. @param at when @param back whether somebody took it back before its time was over */
    public record Ended(Stamp approved, Instant until, Instant at, boolean back) implements State {}

    public static Loan ask(RecordId id, RecordId team, RecordId item, LoanRequest request, Stamp by) {
        return new Loan(id, team, item, 1, request, by, new Asked());
    }

    private Loan now(State next) {
        return new Loan(id, team, item, version + 1, request, asked, next);
    }

    /** @throws Refusal as {@link SecondOfficer#of}; {@code jit.loan-state} */
    public Loan approve(Caller by, Instant at) {
        requireAsked();
        Stamp second = Stamp.of(SecondOfficer.of(by, asked.hands()), at);
        return now(new Lent(second, second.at().plus(Duration.ofDays(request.days()))));
    }

    /** @throws Refusal {@code second-officer.same}, {@code jit.loan-state}; {@code jit.missing} without a reason */
    public Loan decline(Caller by, Instant at, String reason) {
        requireAsked();
        SecondOfficer.requireOther(by, asked.hands());
        return now(new Declined(Stamp.of(by, at), Rules.text("reason", reason, REASON)));
    }

    /** @throws Refusal {@code jit.loan-asker} for whoever does not stand behind its asking; {@code jit.loan-state} */
    public Loan withdraw(Stamp by) {
        requireAsked();
        if (by.hands().stream().noneMatch(asked.hands()::contains)) {
            throw new Refusal(
                    "jit.loan-asker",
                    "What was asked for is withdrawn by whoever asked for it; another officer declines it");
        }
        return now(new Withdrawn(by));
    }

    private void requireAsked() {
        if (!(state instanceof Asked)) {
            throw wrong(state.token());
        }
    }

    static Refusal wrong(String state) {
        return new Refusal("jit.loan-state", "That is \"" + state + "\" by now; look at it again", state);
    }

    /** Its copies are taken back. @throws Refusal {@code jit.loan-state} where nothing is lent */
    public Loan takeBack(Instant at) {
        if (!(state instanceof Lent lent)) {
            throw wrong(state.token());
        }
        return now(new Ended(lent.approved(), lent.until(), at, true));
    }

    /** Whether its time is over. */
    public boolean over(Instant at) {
        return state instanceof Lent lent && !at.isBefore(lent.until());
    }

    /** Its time is over. @throws Refusal {@code jit.loan-state} */
    public Loan end(Instant at) {
        if (!(state instanceof Lent lent) || !over(at)) {
            throw wrong(state.token());
        }
        return now(new Ended(lent.approved(), lent.until(), at, false));
    }

    /** Who approved it; empty as long as nobody has. */
    public Optional<Stamp> approved() {
        if (state instanceof Lent lent) {
            return Optional.of(lent.approved());
        }
        return state instanceof Ended ended ? Optional.of(ended.approved()) : Optional.empty();
    }

    /** Until when copies are lent; empty as long as nobody approved it. */
    public Optional<Instant> until() {
        if (state instanceof Lent lent) {
            return Optional.of(lent.until());
        }
        return state instanceof Ended ended ? Optional.of(ended.until()) : Optional.empty();
    }
}
