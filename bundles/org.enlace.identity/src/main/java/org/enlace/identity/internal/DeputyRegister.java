package org.enlace.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.enlace.identity.Deputies;
import org.enlace.identity.Deputy;
import org.enlace.identity.Officer;
import org.enlace.identity.Officers;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.web.Sender;

/** Officers who act for others. */
final class DeputyRegister implements Deputies {
    private static final Duration LONGEST = Duration.ofDays(92);
    private static final Duration AHEAD = Duration.ofDays(366);

    private final Stores stores;
    private final Journal journal;
    private final SessionKeeper sessions;
    private final Secrets secrets;
    private final Clock clock;

    DeputyRegister(Stores stores, Journal journal, SessionKeeper sessions, Secrets secrets, Clock clock) {
        this.stores = stores;
        this.journal = journal;
        this.sessions = sessions;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public List<Deputy> named(Caller caller) {
        return stores.deputies().namedBy(caller.officer(), clock.instant());
    }

    @Override
    public List<Deputy> naming(Caller caller) {
        return stores.deputies().naming(caller.officer(), clock.instant());
    }

    @Override
    public List<Deputy> of(OfficerId officer, Caller caller) {
        caller.require(Officers.READ);
        Instant now = clock.instant();
        return Stream.concat(
                        stores.deputies().namedBy(officer, now).stream(),
                        stores.deputies().naming(officer, now).stream())
                .toList();
    }

    @Override
    public List<Deputy> mayActFor(Caller caller) {
        return stores.deputies().of(caller.officer(), clock.instant()).stream()
                .filter(deputy -> stores.officers().find(deputy.absent()).orElse(null) instanceof Officer.Active)
                .toList();
    }

    @Override
    public Deputy name(OfficerId deputy, Instant from, Instant until, Caller caller) {
        OfficerId absent = caller.officer();
        return journal.keep(act("deputies.name", caller, absent).concerning(deputy), entry -> {
            Deputyship.requireOneself(caller);
            Instant now = clock.instant();
            if (!from.isBefore(until)
                    || !until.isAfter(now)
                    || Duration.between(from, until).compareTo(LONGEST) > 0
                    || from.isAfter(now.plus(AHEAD))) {
                throw new Refusal(
                                "deputy.period",
                                "A deputy is named for a time that ends after it begins, is not over, and is at most "
                                        + LONGEST.toDays() + " days long",
                                LONGEST.toDays())
                        .at("until");
            }
            if (deputy.equals(absent)) {
                throw new Refusal("deputy.self", "Nobody is their own deputy").at("deputy");
            }
            if (!(stores.officers().find(deputy).orElse(null) instanceof Officer.Active)) {
                throw new Refusal("deputy.officer", "There is no active officer \"" + deputy + "\"", deputy)
                        .at("deputy");
            }
            Deputy appointment = new Deputy(secrets.handle('d'), absent, deputy, from, until);
            stores.deputies().add(appointment);
            entry.add(written -> written.on(KIND, appointment.handle())
                    .changed("deputy", null, deputy.value())
                    .changed("from", null, from.toString())
                    .changed("until", null, until.toString()));
            sessions.forgetAll();
            return appointment;
        });
    }

    @Override
    public void end(String handle, Caller caller) {
        journal.keep(Act.done("deputies.end", caller).on(KIND, handle), entry -> {
            Deputy appointment = stores.deputies()
                    .find(handle)
                    .filter(found -> found.absent().equals(caller.officer())
                            || found.deputy().equals(caller.officer())
                            || caller.holds(Officers.MANAGE))
                    .orElseThrow(() -> new NotFound(KIND, handle));
            stores.deputies().remove(handle);
            entry.add(written -> written.changed("deputy", appointment.deputy().value(), null)
                    .concerning(appointment.absent())
                    .concerning(appointment.deputy()));
            sessions.forgetAll();
            return null;
        });
    }

    @Override
    public String act(Optional<OfficerId> absent, Caller caller, Sender sender) {
        String code = absent.isPresent() ? "deputies.begin-acting" : "deputies.end-acting";
        return journal.keep(act(code, caller, absent.orElse(caller.officer())), entry -> {
            absent.ifPresent(other -> {
                boolean allowed = mayActFor(caller).stream()
                        .anyMatch(deputy -> deputy.absent().equals(other));
                if (!allowed) {
                    throw new Refusal("deputy.not-now", "You may not act for \"" + other + "\" now", other);
                }
                entry.add(written -> written.concerning(other));
            });
            SessionStore.Stored session = sessions.current(caller);
            return sessions.replace(session, absent, session.proven(), sender).value();
        });
    }

    private static Act act(String code, Caller caller, OfficerId absent) {
        return Act.done(code, caller).on(Officers.KIND, absent).concerning(caller.officer());
    }
}
