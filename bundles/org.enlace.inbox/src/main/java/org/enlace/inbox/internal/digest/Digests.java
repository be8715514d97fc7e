package org.enlace.inbox.internal.digest;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.enlace.identity.Officers;
import org.enlace.inbox.Tray;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.Transactions;

/** What an officer chooses about being told by mail what waits. There where the node sends mail, and not elsewhere. */
public final class Digests {
    /** What {@link Stale} and the audit call it. */
    public static final String KIND = "inbox-digest";

    private final DigestStore store;
    private final Officers officers;
    private final Transactions transactions;
    private final Audit audit;
    private final Clock clock;

    public Digests(DigestStore store, Officers officers, Transactions transactions, Audit audit, Clock clock) {
        this.store = store;
        this.officers = officers;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What the caller chose.
     *
     * @throws Refusal {@code inbox.digest-acting} for whoever acts for somebody
     */
    public Digest of(Caller caller) {
        requireOneself(caller);
        return store.find(caller.officer()).orElseGet(() -> Digest.none(caller.officer(), caller.zone()));
    }

    /** Where the caller is written to; empty while the account names no address. */
    public Optional<MailAddress> address(Caller caller) {
        requireOneself(caller);
        return officers.self(caller).profile().email();
    }

    /**
     * Chooses anew, from now on, in the zone of the caller.
     *
     * @throws Refusal {@code inbox.digest-acting}
     * @throws Stale when the caller chose otherwise since
     */
    public Digest choose(DigestChoice choice, int version, Caller caller) {
        requireOneself(caller);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.call(() -> {
            Digest before = of(caller);
            if (before.version() != version) {
                throw new Stale(KIND, caller.officer().value());
            }
            Digest after = before.chosen(choice, officers.self(caller).profile().zone(), now);
            store.choose(after);
            audit.record(Act.done("inbox.digest", caller)
                    .on(KIND, caller.officer())
                    .concerning(caller.officer())
                    .changed("rhythm", words(before), words(after)));
            return of(caller);
        });
    }

    /** Such as {@code weekly monday 7 America/Bogota}. */
    private static String words(Digest digest) {
        DigestChoice choice = digest.choice();
        return choice.rhythm() == Rhythm.NEVER
                ? choice.rhythm().token()
                : choice.rhythm().token()
                        + (choice.rhythm() == Rhythm.WEEKLY
                                ? " " + choice.day().name().toLowerCase(Locale.ROOT)
                                : "")
                        + " " + choice.hour() + " " + digest.zone()
                        + (choice.whenEmpty() ? " also when nothing waits" : "");
    }

    private static void requireOneself(Caller caller) {
        caller.require(Tray.READ);
        caller.actingFor().ifPresent(absent -> {
            throw new Refusal(
                    "inbox.digest-acting",
                    "You act for \"" + absent + "\"; go back to your own account to choose what you are told by mail",
                    absent);
        });
    }
}
