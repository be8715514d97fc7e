package org.enlace.modules.internal.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.enlace.modules.Signature;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SecondOfficer;

/**
 * Something that takes two officers: one proposes it with a reason, another accepts it, and only then is it carried out.
 *
 * @param id       sorts by time
 * @param version  grows with each change
 * @param kind     what it is about, such as {@code purge}: its handler's word
 * @param module   the module it is about
 * @param facts    what the second officer must know, such as how many rows are lost; counts, versions, hashes, no personal data
 * @param proposed who proposed it, and when
 * @param reason   why, 1 to 500 characters
 * @param state    how far it is
 */
public record Decision(
        RecordId id,
        int version,
        String kind,
        String module,
        Map<String, String> facts,
        Signature proposed,
        String reason,
        State state) {
    /** What a record of this kind is called in {@code NotFound}, {@code Stale} and the audit. */
    public static final String KIND = "decision";

    /** How long it waits for the second officer. */
    public static final Duration LASTS = Duration.ofDays(7);

    private static final Pattern WORD = Pattern.compile("[a-z][a-z-]{0,39}");

    /** How far a decision is. */
    public sealed interface State {
        /** Stable, in lower case with hyphens. */
        String code();

        /** Proposed at the console, by a key or by a token, which is no officer's word: waits for the first of two officers. */
        record Proposed() implements State {
            @Override
            public String code() {
                return "proposed";
            }
        }

        /** One officer stands behind it; waits for the second. */
        record Open() implements State {
            @Override
            public String code() {
                return "open";
            }
        }

        /** Accepted; being carried out, or cut off while it was. */
        record Accepted(Signature by) implements State {
            @Override
            public String code() {
                return "accepted";
            }
        }

        /** Carried out. */
        record Done(Signature by) implements State {
            @Override
            public String code() {
                return "done";
            }
        }

        /** Accepted; carrying it out failed, and nothing was done. */
        record Failed(Signature by, String why) implements State {
            @Override
            public String code() {
                return "failed";
            }
        }

        /** The second officer said no. */
        record Refused(Signature by, String why) implements State {
            @Override
            public String code() {
                return "refused";
            }
        }

        /** Whoever proposed it took it back. */
        record Withdrawn(Signature by) implements State {
            @Override
            public String code() {
                return "withdrawn";
            }
        }

        /** Nobody accepted it in time. */
        record Expired() implements State {
            @Override
            public String code() {
                return "expired";
            }
        }
    }

    public Decision {
        if (!WORD.matcher(kind).matches()) {
            throw new IllegalArgumentException("A kind of decision is 1 to 40 of a-z -, not \"" + kind + "\"");
        }
        facts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(facts));
        reason = text(reason);
    }

    private static String text(String typed) {
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty()
                || text.length() > 500
                || text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r')) {
            throw new Refusal(
                            "decision.reason",
                            "A reason has 1 to 500 printable characters; it has " + text.length(),
                            500,
                            text.length())
                    .at("reason");
        }
        return text;
    }

    /** The last moment at which it can be accepted. */
    public Instant until() {
        return proposed.at().plus(LASTS);
    }

    /** Whether it waits for an officer, the first or the second. */
    public boolean waits() {
        return state instanceof State.Proposed || state instanceof State.Open;
    }

    /** How far it is as somebody proposes it: whoever counts as an officer is the first of the two. */
    public static State proposed(Caller caller) {
        return SecondOfficer.counts(caller) ? new State.Open() : new State.Proposed();
    }

    /** As it stands at a moment: one that waits is over when its time is. */
    public Decision at(Instant now) {
        return waits() && now.isAfter(until()) ? with(new State.Expired()) : this;
    }

    /**
     * Accepted by the second officer. Where nobody stood behind it, the first takes it over, and it waits for the second.
     *
     * @throws Refusal as {@link SecondOfficer#of}, {@code decision.not-open}
     */
    public Decision accept(Caller caller, Instant now) {
        requireOpen(now);
        if (state instanceof State.Proposed) {
            SecondOfficer.requireCounts(caller);
            Signature first = Signature.of(caller, now);
            return new Decision(id, version, kind, module, facts, first, reason, new State.Open());
        }
        return with(new State.Accepted(Signature.of(SecondOfficer.of(caller, proposed.hands()), now)));
    }

    /** @throws Refusal {@code second-officer.same} for whoever proposed it, who withdraws it; {@code decision.not-open} */
    public Decision refuse(String why, Caller caller, Instant now) {
        requireOpen(now);
        SecondOfficer.requireOther(caller, proposed.hands());
        return with(new State.Refused(Signature.of(caller, now), text(why)));
    }

    /** @throws Refusal {@code decision.other-officer}, {@code decision.not-open} */
    public Decision withdraw(Caller caller, Instant now) {
        requireOpen(now);
        if (!caller.officer().equals(proposed.officer())) {
            throw new Refusal(
                    "decision.other-officer",
                    "\"" + proposed.officer() + "\" proposed this and alone may take it back; you may refuse it",
                    proposed.officer());
        }
        return with(new State.Withdrawn(Signature.of(caller, now)));
    }

    /** Who accepted it, refused it or took it back; empty while nobody has. */
    public Optional<Signature> decided() {
        if (state instanceof State.Accepted accepted) {
            return Optional.of(accepted.by());
        }
        if (state instanceof State.Done done) {
            return Optional.of(done.by());
        }
        if (state instanceof State.Failed failed) {
            return Optional.of(failed.by());
        }
        if (state instanceof State.Refused refused) {
            return Optional.of(refused.by());
        }
        return state instanceof State.Withdrawn withdrawn ? Optional.of(withdrawn.by()) : Optional.empty();
    }

    /** Why it was refused, or what kept it from being carried out. */
    public Optional<String> answer() {
        if (state instanceof State.Refused refused) {
            return Optional.of(refused.why());
        }
        return state instanceof State.Failed failed ? Optional.of(failed.why()) : Optional.empty();
    }

    /** Whether it was accepted and is not done: it failed, or was cut off. */
    public boolean canBeCarriedOutAgain() {
        return state instanceof State.Failed || state instanceof State.Accepted;
    }

    /** Being carried out once more, by what the same two officers decided. */
    Decision again() {
        return with(new State.Accepted(decided().orElseThrow()));
    }

    Decision done() {
        return with(new State.Done(decided().orElseThrow()));
    }

    Decision failed(String why) {
        return with(new State.Failed(decided().orElseThrow(), why.length() > 500 ? why.substring(0, 500) : why));
    }

    private void requireOpen(Instant now) {
        State standing = at(now).state();
        if (!at(now).waits()) {
            throw new Refusal(
                    "decision.not-open",
                    "This decision is " + standing.code() + " and no longer open; propose it anew",
                    standing.code());
        }
    }

    private Decision with(State next) {
        return new Decision(id, version, kind, module, facts, proposed, reason, next);
    }
}
