package org.enlace.jit.internal.work;

import java.util.Optional;
import java.util.Set;
import org.enlace.jit.loan.Offer;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EvidenceNumber;
import org.enlace.jit.work.Use;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;

/** What the State of an item has not allowed is not done with it: the limits on use, held by whoever uses it. */
public final class UseLimits {
    private static final String REFUSED = "jit.use-";

    private UseLimits() {}

    /**
     * @param called the item, as the words name it
     * @throws Refusal {@code jit.use-offence}, {@code jit.use-threat}, {@code jit.use-agreed} where that use is not allowed
     */
    public static void require(Entry item, String called, Use use) {
        require(item.uses(), item.owner(), called, use);
    }

    /** The same of an item by what is known of it. */
    public static void require(Set<Use> allowed, CountryCode owner, String called, Use use) {
        if (!allowed.contains(use)) {
            throw new Refusal(
                            REFUSED + use.token(),
                            called + " of " + owner + " is not allowed for the use \"" + use.token() + "\"; ask "
                                    + owner
                                    + " for its consent on the page of the item, where its own officers change the item,"
                                    + " or name the team's purpose where it is that",
                            called,
                            owner)
                    .at("use");
        }
    }

    /**
     * The same of an item and of what it was made of.
     *
     * @param team what the team is called, for the numbers of items
     */
    public static void require(Entry item, EntryStore entries, String team, Use use) {
        String called = number(team, item);
        require(item, called, use);
        Origins.of(
                item,
                entries,
                (id, one) -> require(
                        one.uses(),
                        one.owner(),
                        called + " ← "
                                + entries.find(id)
                                        .map(stored -> number(team, stored.entry()))
                                        .orElse("?"),
                        use));
    }

    /** The same of what a copy was lent for; where its item is not here nothing is known of that. */
    public static void require(Offer copy, EntryStore entries, String team) {
        entries.find(copy.item()).ifPresent(item -> require(item.entry(), entries, team, copy.use()));
    }

    /** The code by which that is refused; empty where it is not. */
    public static Optional<String> limit(Offer copy, EntryStore entries, String team) {
        try {
            require(copy, entries, team);
            return Optional.empty();
        } catch (Refusal limited) {
            return Optional.of(limited.code());
        }
    }

    private static String number(String team, Entry item) {
        return EvidenceNumber.of(team, item).map(EvidenceNumber::toString).orElse("?");
    }

    /** Whether somebody was refused because of a limit on use: that passes when the State consents. */
    public static boolean refused(String code) {
        return code.startsWith(REFUSED)
                && Use.of(code.substring(REFUSED.length())).isPresent();
    }
}
