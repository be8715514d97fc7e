package org.enlace.jit.internal;

import java.time.Duration;
import org.enlace.jit.Statement;
import org.enlace.jit.internal.StatementStore.Kept;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;

/**
 * What a statement has to be beside what it says. What others tell in the name of a country takes nothing of what that country itself may
 * say: neither room nor ids, numbers and moments.
 */
final class StatementRules {
    private static final int MOST_EARLY = 1_000;

    /** Of one country in one team: everything follows from all of them, each time. */
    private static final int MOST_SAID = 2_000;

    private static final Duration AHEAD = Duration.ofDays(1);

    private final StatementStore store;
    private final Changes changes;

    StatementRules(StatementStore store, Changes changes) {
        this.store = store;
        this.changes = changes;
    }

    static Refusal other(String field) {
        return new Refusal(
                        "jit.statement-other",
                        "Something else was said under that " + field + " before; nothing said is changed")
                .at(field);
    }

    static Refusal notAParty(CountryCode country) {
        return new Refusal(
                        "jit.not-a-party",
                        country + " is neither asked nor a party of the team at that moment",
                        country)
                .at("country");
    }

    void requireFree(Kept kept) {
        if (store.taken(kept)) {
            throw other("number");
        }
    }

    void requireRoomEarly(Kept kept) {
        CountryCode teller = kept.teller();
        if (store.countEarly(teller, kept.own()) >= MOST_EARLY) {
            throw new Refusal("jit.too-early", "Too much waits of " + teller + " already", teller, MOST_EARLY)
                    .at("country");
        }
    }

    void requireRoom(Kept kept) {
        Statement said = kept.said();
        if (store.count(said.team(), said.country(), kept.teller()) >= MOST_SAID) {
            throw new Refusal(
                            "jit.said-too-much",
                            said.country() + " has said " + MOST_SAID
                                    + " things in this team, which is the most; agree a new team",
                            said.country(),
                            MOST_SAID)
                    .at("country");
        }
    }

    void requireOrder(Kept kept) {
        if (store.disordered(kept)) {
            throw new Refusal("jit.statement-order", "A later statement of a country is not of an earlier moment")
                    .at("at");
        }
    }

    /** A clock that is far ahead would carry everybody's along. */
    void requireToday(Statement said) {
        if (said.at().isAfter(changes.clock().instant().plus(AHEAD))) {
            throw new Refusal(
                            "jit.statement-ahead",
                            "It says it was said more than a day from now; its node's clock is wrong")
                    .at("at");
        }
    }
}
