package org.enlace.jit.internal.stamping;

import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.enlace.files.Sha256;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.custody.TimeStamp;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.TeamActs;
import org.enlace.jit.internal.custody.CustodyStore;
import org.enlace.jit.internal.custody.CustodyWire;
import org.enlace.jit.internal.stamping.Carrier.Unanswered;
import org.enlace.jit.internal.stamping.TimeStampStore.Due;
import org.enlace.jit.internal.stamping.TimeStampStore.Service;
import org.enlace.keys.timestamp.NotStamped;
import org.enlace.keys.timestamp.StampRequest;
import org.enlace.keys.timestamp.StampToken;
import org.enlace.keys.timestamp.TimeStamps;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Hashing;

/**
 * Has the last event of each strand of this country stamped, one after the other. The service is asked outside any transaction: nobody
 * who writes waits for it. Killed between its answer and what is stored of it, the node asks once more, and a token is lost that proves
 * nothing else. Where the service gives none, the round ends, and the pauses grow from five minutes to four hours.
 */
public final class Stamping {
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(4);
    private static final int DOUBLINGS = 6;
    private static final Comparator<CustodyEvent> IN_STRAND = Comparator.comparingInt(CustodyEvent::sequence)
            .thenComparing(CustodyEvent::written)
            .thenComparing(event -> event.hash().value());

    private final TimeStampStore store;
    private final CustodyStore chains;
    private final Changes changes;
    private final Supplier<TimeStamps> stamps;
    private final CountryCode own;
    private final StampSettings settings;
    private final Carrier carrier;
    private boolean begun;

    Stamping(StampDesk desk, StampSettings settings, Carrier carrier) {
        this.store = desk.store();
        this.chains = desk.chains();
        this.changes = desk.changes();
        this.stamps = desk.stamps();
        this.own = desk.own();
        this.settings = settings;
        this.carrier = carrier;
    }

    private record Wanted(Due due, CustodyEvent event, Sha256 hash) {}

    /**
     * One round, in transactions of its own. The first one after a start or a change of the settings waits for nothing.
     *
     * @param over true as soon as it should stop
     */
    public void round(BooleanSupplier over) {
        boolean waits = begun;
        begun = true;
        if (waits && changes.read(store::service).next().isAfter(changes.clock().instant())) {
            return;
        }
        int asked = 0;
        while (asked < settings.most() && !over.getAsBoolean()) {
            Optional<Wanted> next = changes.read(this::next);
            if (next.isEmpty() || !stamped(next.get())) {
                return;
            }
            asked++;
        }
    }

    /** What is to be stamped; what is already, or is none of this country, waits no longer. */
    private Optional<Wanted> next() {
        for (Optional<Due> due = store.next(); due.isPresent(); due = store.next()) {
            Due one = due.get();
            Optional<CustodyEvent> last = chains.of(one.team(), one.item()).stream()
                    .map(SealedEvent::event)
                    .filter(event -> event.country().equals(own))
                    .max(IN_STRAND)
                    .filter(event -> store.find(event.id()).isEmpty());
            if (last.isPresent()) {
                return Optional.of(new Wanted(one, last.get(), last.get().hash()));
            }
            store.done(one);
        }
        return Optional.empty();
    }

    private boolean stamped(Wanted wanted) {
        try {
            StampRequest request = stamps.get().request(wanted.hash().value(), settings.policy());
            StampToken token = stamps.get().answered(carrier.ask(request.der()), request, settings.anchors());
            changes.read(() -> {
                keep(wanted, token);
                return null;
            });
            return true;
        } catch (NotStamped e) {
            failed(wanted, "what " + settings.url().getHost() + " answers proves nothing: " + e.getMessage());
        } catch (Unanswered e) {
            failed(wanted, e.getMessage());
        }
        return false;
    }

    /** What waits is touched before the audit, as by whoever writes an event: in another order the two could wait for each other. */
    private void keep(Wanted wanted, StampToken token) {
        CustodyEvent event = wanted.event();
        boolean first = store.find(event.id()).isEmpty();
        store.done(wanted.due());
        store.put(new Service(Optional.of(changes.clock().instant()), 0, Instant.EPOCH, ""));
        if (first) {
            byte[] anchor = encoded(token);
            store.add(new TimeStamp(
                    event.team(),
                    event.item(),
                    event.id(),
                    event.country(),
                    event.sequence(),
                    wanted.hash(),
                    token.at(),
                    token.serial(),
                    token.authority(),
                    token.policy(),
                    Base64.getEncoder().encodeToString(token.der()),
                    Base64.getEncoder().encodeToString(anchor)));
            // Whoever writes in the database could make both anew; not what the audit says of them.
            changes.record(TeamActs.done("jit.custody-stamp", Caller.node())
                    .on(CustodyWire.TYPE, event.id())
                    .fact("team", event.team())
                    .fact("item", event.item())
                    .code("token", sha256(token.der()))
                    .code("anchor", sha256(anchor)));
        }
    }

    private static byte[] encoded(StampToken token) {
        try {
            return token.anchor().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was read can be written", e);
        }
    }

    private static String sha256(byte[] bytes) {
        return Hashing.sha256(bytes);
    }

    private void failed(Wanted wanted, String trouble) {
        changes.read(() -> {
            Service now = store.service();
            int failures = now.failures() + 1;
            store.inVain(wanted.due());
            store.put(new Service(
                    now.reached(), failures, changes.clock().instant().plus(pause(failures)), trouble));
            return null;
        });
    }

    static Duration pause(int failures) {
        Duration grown = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        return grown.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : grown;
    }
}
