package org.enlace.identity.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.enlace.identity.Session;
import org.enlace.identity.Sessions;
import org.enlace.identity.internal.SessionStore.Stored;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;

/** Who is signed in. */
final class SessionRegister implements Sessions {
    private final Stores stores;
    private final Journal journal;
    private final SessionKeeper keeper;
    private final Supplier<Settings> settings;
    private final Clock clock;

    SessionRegister(Stores stores, Journal journal, SessionKeeper keeper, Supplier<Settings> settings, Clock clock) {
        this.stores = stores;
        this.journal = journal;
        this.keeper = keeper;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public List<Session> own(Caller caller) {
        return list(caller.officer(), caller);
    }

    @Override
    public void end(String handle, Caller caller) {
        journal.keep(act("sessions.end", caller, handle), entry -> {
            Stored session = stores.sessions()
                    .byHandle(handle)
                    .filter(found -> found.officer().equals(caller.officer()))
                    .orElseThrow(() -> new NotFound(KIND, handle));
            keeper.end(session);
            return null;
        });
    }

    @Override
    public int endOthers(Caller caller) {
        return journal.keep(act("sessions.end-others", caller, caller.officer()), entry -> {
            int ended = keeper.endAll(caller.officer(), caller.origin().reference());
            entry.add(written -> written.fact("sessions", ended));
            return ended;
        });
    }

    @Override
    public List<Session> of(OfficerId officer, Caller caller) {
        caller.require(MANAGE);
        found(officer);
        return list(officer, caller);
    }

    @Override
    public int endAll(OfficerId officer, Caller caller) {
        Act act = Act.done("sessions.end-all", caller).on("officer", officer).concerning(officer);
        return journal.keep(act, entry -> {
            caller.require(MANAGE);
            found(officer);
            int ended = keeper.endAll(officer, "");
            entry.add(written -> written.fact("sessions", ended));
            return ended;
        });
    }

    private void found(OfficerId officer) {
        if (stores.officers().find(officer).isEmpty()) {
            throw new NotFound("officer", officer.value());
        }
    }

    private List<Session> list(OfficerId officer, Caller caller) {
        Instant now = clock.instant();
        return stores.sessions().of(officer).stream()
                .filter(session -> now.isBefore(session.until())
                        && now.isBefore(session.lastUse().plus(settings.get().idle())))
                .map(session -> new Session(
                        session.handle(),
                        session.officer(),
                        session.actingFor(),
                        session.began(),
                        session.lastUse(),
                        session.until(),
                        session.address(),
                        session.agent(),
                        session.handle().equals(caller.origin().reference())))
                .toList();
    }

    private static Act act(String code, Caller caller, Object subject) {
        return Act.done(code, caller).on(KIND, subject).concerning(caller.officer());
    }
}
