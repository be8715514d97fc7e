package org.enlace.platform;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who decides about what another began: the rule of two officers, in one place. Only a caller to whom the rule applies
 * becomes one, so that whatever takes a {@code SecondOfficer} cannot be decided by one person.
 *
 * <p>A second officer is named, signed in with a second factor, and does not stand behind what was begun, neither as the account
 * that acted nor as the absent officer for whom it acted. The console may begin something and never decides about it.
 */
public final class SecondOfficer {
    private final Caller caller;

    private SecondOfficer(Caller caller) {
        this.caller = caller;
    }

    /**
     * @param first everybody who stands behind what was begun
     * @throws Refusal {@code second-officer.console}, {@code second-officer.factor}, {@code second-officer.same}
     */
    public static SecondOfficer of(Caller caller, Set<OfficerId> first) {
        requireCounts(caller);
        requireOther(caller, first);
        return new SecondOfficer(caller);
    }

    /** Whether a caller counts as one of two officers: named, and signed in with a second factor. */
    public static boolean counts(Caller caller) {
        return caller.origin().twoFactors() && isNamed(caller);
    }

    /** @throws Refusal {@code second-officer.console}, {@code second-officer.factor} */
    public static void requireCounts(Caller caller) {
        if (!isNamed(caller)) {
            throw new Refusal(
                    "second-officer.console",
                    "The console proposes and does not accept, because nobody knows who sits at it; sign in to the pages"
                            + " with your own account and your second factor, and accept there");
        }
        if (!caller.origin().twoFactors()) {
            throw new Refusal(
                    "second-officer.factor",
                    "\"" + caller.officer()
                            + "\" came without a second factor, and a key or a token is none; set one up"
                            + " under /account/second-factor, sign in to the pages with it and accept there",
                    caller.officer());
        }
    }

    /** @throws Refusal {@code second-officer.same} for whoever stands behind what was begun */
    public static void requireOther(Caller caller, Set<OfficerId> first) {
        hands(caller).stream().filter(first::contains).findFirst().ifPresent(one -> {
            throw new Refusal(
                    "second-officer.same",
                    "\"" + one + "\" stands behind this already; another officer decides, and not a deputy of the same",
                    one);
        });
    }

    /** Whoever stands behind an act: the account, and the absent officer whose deputy it is. */
    public static Set<OfficerId> hands(Caller caller) {
        Set<OfficerId> hands = new LinkedHashSet<>(Set.of(caller.officer()));
        caller.actingFor().ifPresent(hands::add);
        return hands;
    }

    private static boolean isNamed(Caller caller) {
        Origin.Door door = caller.origin().door();
        return door != Origin.Door.SHELL && door != Origin.Door.NODE;
    }

    public OfficerId officer() {
        return caller.officer();
    }

    public Optional<OfficerId> actingFor() {
        return caller.actingFor();
    }
}
