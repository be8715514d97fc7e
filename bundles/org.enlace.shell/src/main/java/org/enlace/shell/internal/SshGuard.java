package org.enlace.shell.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
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
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.shell.internal.RefusedSignIns.Refused;
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

    /** All sessions have their events on one thread, which waits no longer than this for the audit. */
    static final Duration AUDIT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(SshGuard.class);
    private static final AttributeKey<Refused> REFUSED = new AttributeKey<>();
    private static final AttributeKey<Boolean> INSIDE = new AttributeKey<>();
    private static final AttributeKey<Integer> OFFERED = new AttributeKey<>();
    private static final AttributeKey<Long> CAME = new AttributeKey<>();

    private final Supplier<KeyHolders> holders;
    private final CommandAudit audit;
    private final SshSettings settings;
    private final Clock clock;
    private final RefusedSignIns refusedSignIns;
    private final Set<Session> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong came = new AtomicLong();

    /** @param holders answers null while nobody keeps accounts */
    SshGuard(Supplier<KeyHolders> holders, CommandAudit audit, SshSettings settings, Clock clock) {
        this.holders = holders;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
        this.refusedSignIns = new RefusedSignIns(audit, clock);
    }

    /**
     * Whether the officer of this name comes in by this key, if the other side has its private half. The name is not looked up:
     * whether there is such an officer makes no difference to how long an answer takes.
     */
    @Override
    public boolean authenticate(String name, PublicKey key, ServerSession session) {
        session.removeAttribute(VISIT);
        Integer before = session.getAttribute(OFFERED);
        int tries = before == null ? 1 : before + 1;
        session.setAttribute(OFFERED, tries);
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
        session.setAttribute(CAME, came.incrementAndGet());
        connections.add(session);
        List<Stranger<Session>> strangers = connections.stream()
                .filter(one -> one.getAttribute(INSIDE) == null)
                .map(SshGuard::stranger)
                .toList();
        if (connections.size() > SshSettings.MOST_CONNECTIONS || strangers.size() > SshSettings.MOST_STRANGERS) {
            Stranger.givingWay(strangers).ifPresent(one -> {
                LOG.debug("A caller by SSH was turned away: too many at once");
                sessionClosed(one);
                one.close(true);
            });
        }
    }

    private static Stranger<Session> stranger(Session session) {
        Long number = session.getAttribute(CAME);
        return new Stranger<>(session, address(session), number);
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
                            .changed("address", null, address(session)),
                    AUDIT);
        } catch (Refusal refusal) {
            LOG.warn("\"{}\" was sent away: {}", visit.officer(), refusal.getMessage());
            session.removeAttribute(VISIT);
            session.setAttribute(
                    REFUSED, new Refused(1, visit.fingerprint(), Optional.of(visit.caller()), "ssh.not-audited"));
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
                            .fact("seconds", seconds),
                    AUDIT);
        } else if (visit != null) {
            int tries = session.getAttribute(OFFERED);
            refusedSignIns.note(
                    new Refused(tries, visit.fingerprint(), Optional.of(visit.caller()), "ssh.unproven"),
                    address(session));
        } else if (refused != null) {
            refusedSignIns.note(refused, address(session));
        }
    }

    /** Sends away whom the account no longer lets in, who left the terminal alone, and who has been here too long. */
    void watch() {
        for (Session session : connections) {
            try {
                watch(session);
            } catch (RuntimeException | LinkageError e) {
                // Of whatever kind: a watch that ends would let everybody stay for ever.
                LOG.warn("A session by SSH could not be looked after this time: {}", e.toString());
            }
        }
    }

    private void watch(Session session) {
        SshVisit visit = session.getAttribute(VISIT);
        if (visit == null || session.getAttribute(INSIDE) == null) {
            return;
        }
        if (visit.since().plus(settings.longest()).isBefore(clock.instant())) {
            leave(session, "A session lasts " + settings.longest().toHours() + " hours at most: sign in again.");
        } else if (visit.isLeft()) {
            leave(session, "Nothing was typed for " + settings.idle().toMinutes() + " minutes: sign in again.");
        } else if (!visit.welcome()) {
            leave(session, "This key lets nobody in any more.");
        }
    }

    /**
     * An officer asked for something else than a command or a session.
     *
     * @param refusal {@code shell.subsystem}, such as {@code sftp}, or {@code shell.forwarding} of ports, agents and screens
     */
    void unheard(Session session, String refusal) {
        audit.note(
                "something else than a command",
                Act.refused(Take.RUN, visit(session).caller())
                        .on("command", "(no name)")
                        .code("refusal", refusal)
                        .fact("status", Dispatcher.WRONG_USE),
                AUDIT);
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
