package org.enlace.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.enlace.identity.AccessToken;
import org.enlace.identity.Officer;
import org.enlace.identity.RoleName;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.Transactions;
import org.enlace.web.Authentication;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers who sends a request, mostly from memory. What is remembered is believed for five seconds, forgotten at once when
 * something is changed on this server, and computed anew when roles or modules change. A value that this node never made is known
 * as such without asking the database.
 */
final class CachedAuthentication implements Authentication {
    private static final Logger LOG = LoggerFactory.getLogger(CachedAuthentication.class);
    private static final int REMEMBERED = 10_000;

    /** What a remembered value was shown as: a token is no session, and a session no token. */
    private static final String SESSION = "s ";

    private static final String TOKEN = "t ";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Stores stores;
    private final Transactions transactions;
    private final RoleBook roles;
    private final Secrets secrets;
    private final TokenForm tokens;
    private final Supplier<Settings> settings;
    private final Clock clock;
    private final AtomicLong generation = new AtomicLong();
    private final Map<String, Remembered> memory = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
            return size() > REMEMBERED;
        }
    };
    private volatile boolean settled;
    private volatile long settledRead = Long.MIN_VALUE;

    /**
     * @param page of the roles that the grants were computed from
     * @param who  empty where the value opens nothing any more
     */
    private record Remembered(long read, long generation, RoleBook.Page page, Optional<SignedIn> who) {}

    CachedAuthentication(
            Stores stores,
            Transactions transactions,
            RoleBook roles,
            Secrets secrets,
            TokenForm tokens,
            Supplier<Settings> settings,
            Clock clock) {
        this.stores = stores;
        this.transactions = transactions;
        this.roles = roles;
        this.secrets = secrets;
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Optional<SignedIn> session(String cookie) {
        if (cookie == null || cookie.length() > 128) {
            return Optional.empty();
        }
        String hash = Secrets.hash(cookie);
        Remembered remembered = fresh(SESSION + hash);
        if (remembered != null) {
            return remembered.who();
        }
        return secrets.made(Secrets.Use.SESSION, cookie)
                ? remember(SESSION + hash, () -> readSession(hash))
                : Optional.empty();
    }

    @Override
    public Optional<SignedIn> token(String bearer) {
        if (bearer == null || bearer.length() > 128) {
            return Optional.empty();
        }
        String hash = Secrets.hash(bearer);
        Remembered remembered = fresh(TOKEN + hash);
        if (remembered != null) {
            return remembered.who();
        }
        return tokens.made(bearer) ? remember(TOKEN + hash, () -> readToken(hash)) : Optional.empty();
    }

    /** Once there is an administrator there always is one, so that yes is the last word. */
    @Override
    public boolean settled() {
        long now = clock.millis();
        if (!settled && (settledRead == Long.MIN_VALUE || now - settledRead >= 1_000)) {
            settledRead = now;
            settled = !stores.officers().active(RoleName.ADMINISTRATOR).isEmpty();
        }
        return settled;
    }

    /** Something was changed about officers, roles, sessions or tokens. */
    void forget() {
        generation.incrementAndGet();
        settledRead = Long.MIN_VALUE;
        synchronized (memory) {
            memory.clear();
        }
    }

    /** One session or token was changed. */
    void forget(String hash) {
        generation.incrementAndGet();
        synchronized (memory) {
            memory.remove(SESSION + hash);
            memory.remove(TOKEN + hash);
        }
    }

    private Remembered fresh(String key) {
        Remembered remembered;
        synchronized (memory) {
            remembered = memory.get(key);
        }
        return remembered != null
                        && clock.millis() - remembered.read() < RoleBook.FRESH_MILLIS
                        && remembered.page() == roles.page()
                ? remembered
                : null;
    }

    private Optional<SignedIn> remember(String key, Supplier<Optional<SignedIn>> reader) {
        long before = generation.get();
        RoleBook.Page page = roles.page();
        Optional<SignedIn> who = reader.get();
        Remembered read = new Remembered(clock.millis(), before, page, who);
        synchronized (memory) {
            // What was read while something changed may be what was there before.
            if (generation.get() == before) {
                memory.put(key, read);
            }
        }
        return who;
    }

    private Optional<SignedIn> readSession(String hash) {
        Instant now = clock.instant();
        SessionStore.Stored session = stores.sessions().find(hash).orElse(null);
        if (session == null
                || !now.isBefore(session.until())
                || !now.isBefore(session.lastUse().plus(settings.get().idle()))
                || !(stores.officers().find(session.officer()).orElse(null) instanceof Officer.Active officer)) {
            return Optional.empty();
        }
        if (!session.lastUse().plus(noted()).isAfter(now)) {
            note(() -> stores.sessions().used(hash, now));
        }
        Optional<Officer.Active> absent = session.actingFor().flatMap(id -> absent(officer, id, now));
        Officer.Active eyes = absent.orElse(officer);
        Set<Permission> held = roles.held(officer);
        absent.ifPresent(other -> {
            held.retainAll(roles.page().given(other.profile().roles()));
            held.removeIf(Deputyship::administers);
        });
        return Optional.of(new SignedIn(
                officer.id(),
                absent.map(Officer::id),
                eyes.profile().unit(),
                officer.profile().name(),
                Optional.of(officer.profile().language()),
                Optional.of(officer.profile().zone()),
                Set.copyOf(held)::contains,
                session.handle(),
                session.proven(),
                // Whoever enrols one proves it in the session, and every other session ends.
                officer.secondFactor().isPresent()));
    }

    /** Where nothing can be stored, as on a full disk, who may read still reads; the session then ends as one out of use. */
    private void note(Runnable use) {
        try {
            transactions.run(use);
        } catch (Refusal refusal) {
            LOG.debug("A use was not taken down: {}", refusal.getMessage());
        }
    }

    /** How old the last use may be that is written down: a session in use must not look idle. */
    private Duration noted() {
        Duration quarter = settings.get().idle().dividedBy(4);
        return quarter.compareTo(MINUTE) < 0 ? quarter : MINUTE;
    }

    private Optional<Officer.Active> absent(Officer.Active deputy, OfficerId absent, Instant now) {
        boolean appointed = stores.deputies().of(deputy.id(), now).stream()
                .anyMatch(appointment -> appointment.absent().equals(absent));
        return appointed && stores.officers().find(absent).orElse(null) instanceof Officer.Active other
                ? Optional.of(other)
                : Optional.empty();
    }

    private Optional<SignedIn> readToken(String hash) {
        Instant now = clock.instant();
        AccessToken token = stores.tokens().find(hash).orElse(null);
        if (token == null
                || !token.valid(now)
                || !(stores.officers().find(token.officer()).orElse(null) instanceof Officer.Active officer)) {
            return Optional.empty();
        }
        if (token.lastUse().filter(used -> used.plus(MINUTE).isAfter(now)).isEmpty()) {
            note(() -> stores.tokens().used(token.handle(), now));
        }
        Set<Permission> held = new HashSet<>(roles.held(officer));
        if (!token.permissions().isEmpty()) {
            held.retainAll(token.permissions());
        }
        if (token.permissions().isEmpty() || !token.mayAdminister()) {
            held.removeIf(roles::administrative);
        }
        return Optional.of(new SignedIn(
                officer.id(),
                Optional.empty(),
                officer.profile().unit(),
                officer.profile().name(),
                Optional.of(officer.profile().language()),
                Optional.of(officer.profile().zone()),
                Set.copyOf(held)::contains,
                token.handle(),
                Instant.MAX,
                false));
    }
}
