package org.enlace.shell.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.KeyHolders;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who gets in by SSH, and for how long: the officer a key belongs to, by that officer's name, as long as the account can be
 * signed in to and may use the shell. Everybody who comes in or is refused is taken down, refused ones up to a number.
 */
final class SshGuard implements PublickeyAuthenticator, SessionListener {
    /** The officer who signed in, or would by the key that was offered last. */
    static final AttributeKey<SshVisit> VISIT = new AttributeKey<>();

    static final String SIGN_IN = "shell.sign-in";
    static final String SIGN_OUT = "shell.sign-out";

    private static final Logger LOG = LoggerFactory.getLogger(SshGuard.class);
    private static final AttributeKey<Refused> REFUSED = new AttributeKey<>();
    private static final AttributeKey<Boolean> INSIDE = new AttributeKey<>();
    private static final OfficerId NOBODY = new OfficerId("nobody");

    /** Refused sign-ins that get an entry of their own in a minute; what comes on top is counted in the next. */
    private static final int REFUSALS_WRITTEN = 10;

    private final Supplier<KeyHolders> holders;
    private final CommandAudit audit;
    private final SshSettings settings;
    private final Clock clock;
    private final Set<Session> connections = ConcurrentHashMap.newKeySet();
    private Instant minute = Instant.MIN;
    private int written;
    private int unwritten;

    /** What was tried in one connection before it ended. */
    private record Refused(int tries, String fingerprint, Optional<Caller> holder, String why) {}

    /** @param holders answers null while nobody keeps accounts */
    SshGuard(Supplier<KeyHolders> holders, CommandAudit audit, SshSettings settings, Clock clock) {
        this.holders = holders;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Whether the officer of this name comes in by this key, if the other side has its private half. The name is not looked up:
     * whether there is such an officer makes no difference to how long an answer takes.
     */
    @Override
    public boolean authenticate(String name, PublicKey key, ServerSession session) {
        session.removeAttribute(VISIT);
        Refused before = session.getAttribute(REFUSED);
        int tries = before == null ? 1 : before.tries() + 1;
        String fingerprint = "";
        Optional<Caller> holder = Optional.empty();
        String why;
        try {
            if (key instanceof OpenSshCertificate) {
                throw new IllegalArgumentException("a certificate is no key");
            }
            fingerprint = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
            Instant now = clock.instant();
            KeyHolders keeper = holders.get();
            holder = keeper == null ? Optional.empty() : keeper.find(fingerprint, now);
            why = keeper == null ? "ssh.accounts" : refusal(name, holder);
            if (why.isEmpty()) {
                session.setAttribute(
                        VISIT, new SshVisit(holders, holder.orElseThrow(), fingerprint, now, settings.idle()));
                return true;
            }
        } catch (IllegalArgumentException e) {
            why = "ssh.key";
        } catch (RuntimeException e) {
            LOG.warn("Nobody gets in by SSH while accounts cannot be read: {}", e.toString());
            why = "ssh.accounts";
        }
        session.setAttribute(REFUSED, new Refused(tries, fingerprint, holder, why));
        return false;
    }

    private String refusal(String name, Optional<Caller> holder) {
        if (holder.isEmpty()) {
            return "ssh.unknown-key";
        }
        if (!holder.get().officer().value().equals(name)) {
            return "ssh.other-officer";
        }
        if (!holder.get().holds(OwnWord.PERMISSION)) {
            return "ssh.not-permitted";
        }
        return of(holder.get().officer()) >= SshSettings.MOST_OF_ONE ? "ssh.too-many" : "";
    }

    private long of(OfficerId officer) {
        return visits().stream()
                .filter(visit -> visit.officer().equals(officer))
                .count();
    }

    /** Those who are inside. */
    List<SshVisit> visits() {
        List<SshVisit> visits = new ArrayList<>();
        for (Session session : connections) {
            SshVisit visit = session.getAttribute(VISIT);
            if (visit != null && session.getAttribute(INSIDE) != null) {
                visits.add(visit);
            }
        }
        return visits;
    }

    /** The officer whose session this is. */
    static SshVisit visit(Session session) {
        SshVisit visit = session.getAttribute(VISIT);
        if (visit == null || session.getAttribute(INSIDE) == null) {
            throw new IllegalStateException("Nobody has signed in");
        }
        return visit;
    }

    @Override
    public void sessionCreated(Session session) {
        long strangers = connections.stream()
                .filter(one -> one.getAttribute(INSIDE) == null)
                .count();
        if (connections.size() >= SshSettings.MOST_CONNECTIONS || strangers >= SshSettings.MOST_STRANGERS) {
            LOG.debug("A caller by SSH was turned away: too many at once");
            session.close(true);
            return;
        }
        connections.add(session);
    }

    @Override
    public void sessionEvent(Session session, Event event) {
        if (event != Event.Authenticated) {
            return;
        }
        SshVisit visit = session.getAttribute(VISIT);
        try {
            if (visit == null) {
                throw new IllegalStateException("Nobody was found who signs in");
            }
            audit.require(
                    SIGN_IN,
                    Act.done(SIGN_IN, visit.caller())
                            .concerning(visit.officer())
                            .changed("address", null, address(session)));
        } catch (Refusal refusal) {
            LOG.warn("{} was sent away: {}", visit.officer(), refusal.getMessage());
            leave(session, "The audit cannot take the sign-in down. The node's console tells why.");
            return;
        }
        session.setAttribute(INSIDE, true);
        Optional.ofNullable(holders.get()).ifPresent(keeper -> keeper.used(visit.fingerprint()));
    }

    @Override
    public void sessionClosed(Session session) {
        if (!connections.remove(session)) {
            return;
        }
        SshVisit visit = session.getAttribute(VISIT);
        Refused refused = session.getAttribute(REFUSED);
        if (visit != null && session.getAttribute(INSIDE) != null) {
            long seconds = Duration.between(visit.since(), clock.instant()).toSeconds();
            audit.note(
                    SIGN_OUT,
                    Act.done(SIGN_OUT, visit.caller())
                            .concerning(visit.officer())
                            .fact("seconds", seconds));
        } else if (refused != null) {
            refused(refused, address(session));
        }
    }

    private void refused(Refused refused, String address) {
        int more;
        synchronized (this) {
            Instant now = clock.instant();
            if (!now.isBefore(minute.plusSeconds(minute == Instant.MIN ? 0 : 60))) {
                minute = now;
                written = 0;
            }
            if (written >= REFUSALS_WRITTEN) {
                unwritten++;
                return;
            }
            written++;
            more = unwritten;
            unwritten = 0;
        }
        Caller by = refused.holder()
                .orElseGet(() -> new Caller(
                        NOBODY,
                        Optional.empty(),
                        Optional.empty(),
                        Language.EN,
                        ZoneOffset.UTC,
                        permission -> false,
                        new Origin(Origin.Door.SSH, refused.fingerprint())));
        Act act = Act.refused(SIGN_IN, by)
                .fact("refusal", refused.why())
                .fact("keys-tried", refused.tries())
                .changed("address", null, address);
        audit.note(SIGN_IN, more == 0 ? act : act.fact("unwritten", more));
    }

    /** Sends away whom the account no longer lets in, who left the terminal alone, and who has been here too long. */
    void watch() {
        for (Session session : connections) {
            SshVisit visit = session.getAttribute(VISIT);
            if (visit == null || session.getAttribute(INSIDE) == null) {
                continue;
            }
            if (visit.since().plus(settings.longest()).isBefore(clock.instant())) {
                leave(session, "A session lasts " + settings.longest().toHours() + " hours at most: sign in again.");
            } else if (visit.isLeft()) {
                leave(session, "Nothing was typed for " + settings.idle().toMinutes() + " minutes: sign in again.");
            } else if (!visit.welcome()) {
                leave(session, "This key lets nobody in any more.");
            }
        }
    }

    /** Everybody leaves. */
    void close(String why) {
        connections.forEach(session -> leave(session, why));
    }

    private static void leave(Session session, String why) {
        try {
            session.disconnect(SshConstants.SSH2_DISCONNECT_BY_APPLICATION, why);
        } catch (IOException e) {
            LOG.debug("Somebody left before they were sent away", e);
            session.close(true);
        }
    }

    private static String address(Session session) {
        return session.getRemoteAddress() instanceof InetSocketAddress from && from.getAddress() != null
                ? from.getAddress().getHostAddress()
                : "";
    }
}
