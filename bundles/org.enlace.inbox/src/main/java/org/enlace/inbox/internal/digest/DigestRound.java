package org.enlace.inbox.internal.digest;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.enlace.identity.Callers;
import org.enlace.identity.Officers;
import org.enlace.inbox.Tray;
import org.enlace.mail.Letter;
import org.enlace.mail.Mail;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the digests that are due. Of each the next due time, the letter and the entry in the audit are stored together: killed in
 * between, the node has either all of it or none and does it again; of two servers the second finds another due time there.
 */
public final class DigestRound {
    /** What the audit names with what is done for an officer here. */
    static final String PURPOSE = "digest";

    /** So many in one round; the rest has its turn in the next. */
    static final int ROUND = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(DigestRound.class);

    private final DigestStore store;
    private final Callers callers;
    private final Officers officers;
    private final Tray tray;
    private final Mail mail;
    private final Transactions transactions;
    private final Audit audit;
    private final Clock clock;
    private final DigestLetter words = new DigestLetter();

    public DigestRound(
            DigestStore store,
            Callers callers,
            Officers officers,
            Tray tray,
            Mail mail,
            Transactions transactions,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.callers = callers;
        this.officers = officers;
        this.tray = tray;
        this.mail = mail;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** One that fails is tried again in the next round, and holds no other up. */
    public void run() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (Digest digest : store.due(now, ROUND)) {
            try {
                one(digest, now);
            } catch (RuntimeException e) {
                LOG.error(
                        "The digest of \"{}\" could not be written; it is tried again in the next round",
                        digest.officer(),
                        e);
            }
        }
    }

    private void one(Digest digest, Instant now) {
        Optional<Caller> caller = callers.of(digest.officer(), PURPOSE).filter(officer -> officer.holds(Tray.READ));
        ZoneId zone = caller.map(Caller::zone).orElse(digest.zone());
        Optional<Tally> tally = caller.map(officer -> Tally.of(tray, officer, now))
                .filter(counted -> !counted.isEmpty() || digest.choice().whenEmpty());
        Optional<Letter> letter =
                tally.flatMap(counted -> address(caller).map(to -> letter(counted, caller.orElseThrow(), to, now)));
        transactions.run(() -> {
            if (store.replace(digest, digest.done(zone, now)) && letter.isPresent() && mail.send(letter.get())) {
                audit.record(Act.done("inbox.digest-sent", caller.orElseThrow())
                        .on(Digests.KIND, digest.officer())
                        .concerning(digest.officer())
                        .fact("items", tally.orElseThrow().items()));
            }
        });
    }

    private Optional<MailAddress> address(Optional<Caller> caller) {
        return caller.flatMap(officer -> officers.self(officer).profile().email());
    }

    private Letter letter(Tally tally, Caller caller, MailAddress to, Instant now) {
        DigestLetter.Links links = new DigestLetter.Links(mail.link("/inbox"), mail.link("/inbox/digest"));
        return words.of(tally, now, caller.language(), caller.zone(), links, to);
    }
}
