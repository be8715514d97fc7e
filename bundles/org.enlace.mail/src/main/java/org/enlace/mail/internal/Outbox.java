package org.enlace.mail.internal;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.enlace.mail.Letter;
import org.enlace.mail.Mail;
import org.enlace.mail.MailAddress;
import org.enlace.mail.internal.Postman.NotNow;
import org.enlace.mail.internal.Postman.Refused;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.platform.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outbox: letters go in within their writer's transaction. Each is taken by an update that names when it was to be tried, handed over
 * outside any transaction, and then removed; whoever took one and was killed is waited for, ten minutes, before it is handed over again.
 */
public final class Outbox implements Mail {
    public static final Permission READ = new Permission("node.read");
    public static final Permission MANAGE = new Permission("node.manage");

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final String KIND = "mail";
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(30);

    private final OutboxStore store;
    private final Transactions transactions;
    private final Audit audit;
    private final RecordIds ids;
    private final Clock clock;
    private final Optional<Postman> postman;
    private final Duration giveUp;
    private final Optional<URI> address;
    private volatile Runnable queued = () -> {};
    private volatile String trouble;

    /**
     * @param postman empty where no mail is configured
     * @param giveUp  after how long a letter is not tried any more
     * @param address by which officers open the node
     */
    public Outbox(
            OutboxStore store,
            Transactions transactions,
            Audit audit,
            RecordIds ids,
            Clock clock,
            Optional<Postman> postman,
            Duration giveUp,
            Optional<URI> address) {
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.postman = postman;
        this.giveUp = giveUp;
        this.address = address;
    }

    /** Told when there is something to send. */
    void whenQueued(Runnable action) {
        queued = action;
    }

    @Override
    public boolean configured() {
        return postman.isPresent();
    }

    @Override
    public Optional<String> link(String path) {
        return address.map(root -> root.resolve(path).toString());
    }

    @Override
    public boolean send(Letter letter) {
        if (postman.isEmpty()) {
            return false;
        }
        transactions.run(() -> {
            store.add(Waiting.begun(ids.next(), letter, now()));
            transactions.afterCommit(queued);
        });
        return true;
    }

    /** Sends what is to be sent by now, as long as the server takes it. */
    public void deliver() {
        if (postman.isEmpty()) {
            return;
        }
        Optional<Waiting> letter = taken();
        if (letter.isEmpty()) {
            return;
        }
        try (Postman.Way way = postman.get().way()) {
            trouble = null;
            while (letter.isPresent() && handed(way, letter.get())) {
                letter = taken();
            }
        } catch (NotNow e) {
            trouble = e.getMessage();
            LOG.warn("Mail waits: {}", e.getMessage());
            letter.ifPresent(one -> note(one, one.notNow(now(), giveUp, e.getMessage())));
        }
    }

    private Optional<Waiting> taken() {
        return transactions.call(() -> {
            Instant now = now();
            return store.next(now).flatMap(letter -> {
                Waiting mine = letter.taken(now.plus(LEASE));
                return store.replace(letter, mine) ? Optional.of(mine) : Optional.empty();
            });
        });
    }

    /** @return whether the way is still there */
    private boolean handed(Postman.Way way, Waiting letter) {
        try {
            way.take(letter);
            transactions.run(() -> {
                if (store.remove(letter.id())) {
                    audit.record(sent(Caller.node(), letter.letter().to(), letter.id()));
                }
            });
            return true;
        } catch (Refused e) {
            note(letter, letter.refused(now(), e.getMessage()));
            return true;
        } catch (NotNow e) {
            note(letter, letter.notNow(now(), giveUp, e.getMessage()));
            trouble = e.way() ? e.getMessage() : null;
            return !e.way();
        }
    }

    private static Act sent(Caller by, MailAddress to, Object id) {
        return Act.done("mail.send", by).on(KIND, id).changed("address", null, to.value());
    }

    private void note(Waiting before, Waiting after) {
        transactions.run(() -> {
            if (store.replace(before, after) && after.state() == Waiting.State.FAILED) {
                audit.record(Act.failed("mail.send", Caller.node())
                        .on(KIND, after.id())
                        .fact("failures", after.failures())
                        .changed("address", null, after.letter().to().value()));
            }
        });
    }

    /** In the job's transaction: what was given up long ago goes. */
    void forgetOld() {
        store.forget(now().minus(FORGOTTEN_AFTER));
    }

    /** Those that were given up first, then by age. */
    public List<Waiting> list(int limit, Caller caller) {
        caller.require(READ);
        return store.all(limit);
    }

    /** Has what was given up tried again. @return how many letters */
    public int retry(Caller caller) {
        caller.require(MANAGE);
        return transactions.call(() -> {
            int revived = store.revive(now());
            if (revived > 0) {
                audit.record(Act.done("mail.retry", caller).fact("letters", revived));
                transactions.afterCommit(queued);
            }
            return revived;
        });
    }

    /**
     * Sends a letter now, past the outbox, so that the caller hears what the server says.
     *
     * @throws Refusal when no mail is configured, or it could not be sent, with what the server said
     */
    public void test(MailAddress to, Caller caller) {
        caller.require(MANAGE);
        if (postman.isEmpty()) {
            throw new Refusal(
                    "mail.not-configured",
                    "No mail is configured: set host and from of org.enlace.mail in config/mail.json of the data folder");
        }
        Texts texts = Texts.of(Outbox.class);
        Letter letter =
                new Letter(to, texts.get(caller.language(), "test.subject"), texts.get(caller.language(), "test.text"));
        Waiting waiting = Waiting.begun(ids.next(), letter, now());
        try (Postman.Way way = postman.get().way()) {
            way.take(waiting);
        } catch (NotNow | Refused e) {
            throw new Refusal(
                    "mail.not-sent", "The mail to " + to + " was not sent: " + e.getMessage(), to, e.getMessage());
        }
        audit.record(sent(caller, to, waiting.id()));
    }

    /** Why nothing could be sent the last time; null where that went well. */
    /** When the oldest letter that still waits was written. */
    Optional<Instant> oldest() {
        return store.oldest(Waiting.State.WAITING);
    }

    /** How many wait to be sent. */
    long waiting() {
        return store.count(Waiting.State.WAITING);
    }

    String trouble() {
        return trouble;
    }

    long givenUp() {
        return store.count(Waiting.State.FAILED);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
