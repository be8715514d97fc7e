package org.enlace.shell.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.KeyHolders;
import org.enlace.platform.OfficerId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One officer who came by one key: who it is, what is held at this moment, and how long nothing has been typed. */
final class SshVisit {
    private static final Logger LOG = LoggerFactory.getLogger(SshVisit.class);
    private static final long FRESH_NANOS = 1_000_000_000L;

    private final Supplier<KeyHolders> holders;
    private final Caller atFirst;
    private final String fingerprint;
    private final Instant since;
    private final Duration longestIdle;
    private final AtomicInteger working = new AtomicInteger();
    private volatile long typed = System.nanoTime();
    private Optional<Caller> now;
    private long read;

    /** @param holders answers null while nobody keeps accounts */
    SshVisit(Supplier<KeyHolders> holders, Caller caller, String fingerprint, Instant since, Duration longestIdle) {
        this.holders = holders;
        this.atFirst = caller;
        this.fingerprint = fingerprint;
        this.since = since;
        this.longestIdle = longestIdle;
        this.now = Optional.of(caller);
        this.read = System.nanoTime();
    }

    OfficerId officer() {
        return atFirst.officer();
    }

    String fingerprint() {
        return fingerprint;
    }

    Instant since() {
        return since;
    }

    /** The officer as a caller; what it holds is what the account holds when it is asked, not what it held at sign-in. */
    Caller caller() {
        return new Caller(
                atFirst.officer(),
                Optional.empty(),
                atFirst.unit(),
                atFirst.language(),
                atFirst.zone(),
                permission ->
                        current().filter(caller -> caller.holds(permission)).isPresent(),
                atFirst.origin());
    }

    /** Whether the officer may still be here. That accounts cannot be read sends nobody away; nothing is permitted meanwhile. */
    boolean welcome() {
        KeyHolders keeper = holders.get();
        if (keeper == null) {
            return true;
        }
        try {
            return keeper.find(fingerprint, since)
                    .filter(caller -> caller.officer().equals(officer()) && caller.holds(OwnWord.PERMISSION))
                    .isPresent();
        } catch (RuntimeException e) {
            LOG.debug("Accounts cannot be read", e);
            return true;
        }
    }

    private synchronized Optional<Caller> current() {
        if (System.nanoTime() - read > FRESH_NANOS) {
            now = look();
            read = System.nanoTime();
        }
        return now;
    }

    private Optional<Caller> look() {
        KeyHolders keeper = holders.get();
        try {
            return keeper == null
                    ? Optional.empty()
                    : keeper.find(fingerprint, since)
                            .filter(caller -> caller.officer().equals(officer()) && caller.holds(OwnWord.PERMISSION));
        } catch (RuntimeException e) {
            LOG.warn("Nothing is permitted through SSH while accounts cannot be read: {}", e.toString());
            return Optional.empty();
        }
    }

    /** Whoever comes to a terminal that was left for too long cannot make the session last by a key. */
    void typed() {
        if (idle().compareTo(longestIdle) <= 0) {
            typed = System.nanoTime();
        }
    }

    /** Whether nothing was typed for too long; what works still may end first. */
    boolean isLeft() {
        return working.get() == 0 && idle().compareTo(longestIdle) > 0;
    }

    /** For how long nothing was typed. */
    Duration idle() {
        return Duration.ofNanos(System.nanoTime() - typed);
    }

    void working(boolean at) {
        if (at) {
            working.incrementAndGet();
        } else {
            working.decrementAndGet();
        }
    }
}
