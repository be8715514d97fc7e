package org.enlace.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.identity.internal.SessionStore.Stored;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Transactions;
import org.enlace.web.Sender;

/** Begins, replaces and ends sessions; within the transaction of whoever asks. */
final class SessionKeeper {
    private static final int MOST = 20;
    private static final int ADDRESS = 64;
    private static final int AGENT = 200;
    private static final Duration PURGED = Duration.ofHours(1);

    private final Stores stores;
    private final Transactions transactions;
    private final Secrets secrets;
    private final CachedAuthentication authentication;
    private final Supplier<Settings> settings;
    private final Clock clock;
    private volatile Instant purged = Instant.EPOCH;

    SessionKeeper(
            Stores stores,
            Transactions transactions,
            Secrets secrets,
            CachedAuthentication authentication,
            Supplier<Settings> settings,
            Clock clock) {
        this.stores = stores;
        this.transactions = transactions;
        this.secrets = secrets;
        this.authentication = authentication;
        this.settings = settings;
        this.clock = clock;
    }

    /** A session as it was begun. @param value what the browser keeps */
    record Begun(String value, String handle) {}

    /** A new session. Where the officer has very many the oldest ends. */
    Begun begin(OfficerId officer, Sender sender) {
        Instant now = clock.instant();
        purge(now);
        List<Stored> others = stores.sessions().of(officer);
        others.stream().skip(MOST - 1L).forEach(this::end);
        if (!sender.session().isEmpty()) {
            // What the browser had before is not carried on.
            stores.sessions().find(Secrets.hash(sender.session())).ifPresent(this::end);
        }
        return write(
                officer, Optional.empty(), now, now, now.plus(settings.get().absolute()), sender);
    }

    /** The same session under another value, so that what somebody knew of it is worth nothing. */
    Begun replace(Stored old, Optional<OfficerId> actingFor, Instant proven, Sender sender) {
        end(old);
        return write(old.officer(), actingFor, old.began(), proven, old.until(), sender);
    }

    private Begun write(
            OfficerId officer,
            Optional<OfficerId> actingFor,
            Instant began,
            Instant proven,
            Instant until,
            Sender sender) {
        String value = secrets.make(Secrets.Use.SESSION);
        String handle = secrets.handle('s');
        stores.sessions()
                .add(new Stored(
                        Secrets.hash(value),
                        handle,
                        officer,
                        actingFor,
                        began,
                        proven,
                        clock.instant(),
                        until,
                        cut(sender.address(), ADDRESS),
                        cut(sender.agent(), AGENT)));
        return new Begun(value, handle);
    }

    /** The session the caller sits in. */
    Stored current(Caller caller) {
        return stores.sessions()
                .byHandle(caller.origin().reference())
                .filter(session -> session.officer().equals(caller.officer()))
                .orElseThrow(() -> new NotFound("session", caller.origin().reference()));
    }

    void end(Stored session) {
        stores.sessions().remove(session.hash());
        transactions.afterCommit(() -> authentication.forget(session.hash()));
    }

    /** Ends all of an officer but one, and those through SSH. @return how many, without the latter */
    int endAll(OfficerId officer, String exceptHandle) {
        List<Stored> ended = stores.sessions().of(officer).stream()
                .filter(session -> !session.handle().equals(exceptHandle))
                .toList();
        ended.forEach(this::end);
        stores.keys().endSessions(officer, clock.instant());
        return ended.size();
    }

    /** Something else about an officer changed: nothing that is remembered counts any more. */
    void forgetAll() {
        transactions.afterCommit(authentication::forget);
    }

    private void purge(Instant now) {
        if (purged.plus(PURGED).isBefore(now)) {
            purged = now;
            stores.sessions().purge(now, now.minus(settings.get().idle()));
            stores.oneTimes().purge(now);
        }
    }

    private static String cut(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }
}
