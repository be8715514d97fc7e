package org.enlace.identity.internal;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.identity.Officer;
import org.enlace.identity.Officers;
import org.enlace.identity.Officers.OneTimeLink;
import org.enlace.identity.Officers.State;
import org.enlace.identity.Profile;
import org.enlace.identity.RoleName;
import org.enlace.identity.SetupLinks;
import org.enlace.identity.SignIns.Administrator;
import org.enlace.identity.SignIns.Invitation;
import org.enlace.identity.SignIns.Setup;
import org.enlace.identity.SignIns.Step;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Refusal;
import org.enlace.web.Sender;

/** What links that work once are good for: a first administrator, a lost one, a password to choose. */
final class LinkDesk implements SetupLinks {
    private final Stores stores;
    private final Journal journal;
    private final PasswordHashes hashes;
    private final Throttle throttle;
    private final DeviceCookies devices;
    private final SessionKeeper sessions;
    private final Links links;
    private final RoleBook roles;
    private final Clock clock;

    LinkDesk(
            Stores stores,
            Journal journal,
            PasswordHashes hashes,
            Throttle throttle,
            DeviceCookies devices,
            SessionKeeper sessions,
            Links links,
            RoleBook roles,
            Clock clock) {
        this.stores = stores;
        this.journal = journal;
        this.hashes = hashes;
        this.throttle = throttle;
        this.devices = devices;
        this.sessions = sessions;
        this.links = links;
        this.roles = roles;
        this.clock = clock;
    }

    @Override
    public OneTimeLink make(Caller caller) {
        return journal.keep(Act.done("setup.link", caller), entry -> {
            caller.require(Officers.MANAGE);
            roles.requireHeld(caller, Set.of(RoleName.ADMINISTRATOR));
            if (caller.origin().door() != Origin.Door.SHELL) {
                throw new Refusal(
                        "setup.console",
                        "A setup link is made on the node's own machine: bin/enlace setup-link. Whoever is there could read"
                                + " and change all of the node anyway; from elsewhere, invite an officer instead");
            }
            OneTimeLink link = links.setup();
            entry.add(written -> written.fact("until", link.until()));
            return link;
        });
    }

    Optional<Setup> setup(String code) {
        return links.look(Secrets.Use.SETUP, code).map(link -> {
            List<OfficerId> administrators = stores.officers().active(RoleName.ADMINISTRATOR);
            return new Setup(administrators.isEmpty(), administrators, link.until());
        });
    }

    Step.Done setUp(String code, Administrator wanted, Sender sender) {
        OfficerId id = wanted.officer();
        OfficerRegister.requireFree(id);
        PasswordRules.check(wanted.password(), id, wanted.name());
        if (setup(code).isEmpty()) {
            throw noLink("setup.link");
        }
        String hash = hashes.hash(wanted.password());
        return journal.keep(SignInDesk.act("setup.use", id, sender).on(Officers.KIND, id), entry -> {
            if (links.take(Secrets.Use.SETUP, code).isEmpty()) {
                throw noLink("setup.link");
            }
            Optional<Officer> old = stores.officers().find(id);
            Officer.Active administrator =
                    old.map(officer -> recover(officer, wanted, entry)).orElseGet(() -> first(wanted, entry));
            choose(id, hash);
            journal.administrators().made(id, id, Origin.Door.PAGE);
            stores.credentials().removeSecondFactor(id);
            throttle.unlock(id.value());
            sessions.forgetAll();
            return done(administrator, sender);
        });
    }

    private Officer.Active first(Administrator wanted, Journal.Entry entry) {
        Profile profile = new Profile(
                wanted.name(), Optional.empty(), "", wanted.language(), wanted.zone(), Set.of(RoleName.ADMINISTRATOR));
        Officer.Active officer = new Officer.Active(wanted.officer(), 1, profile, Optional.empty(), Optional.empty());
        stores.officers().add(officer);
        entry.add(written -> Profiles.changes(written, null, profile));
        return officer;
    }

    private Officer.Active recover(Officer old, Administrator wanted, Journal.Entry entry) {
        Set<RoleName> more = new HashSet<>(old.profile().roles());
        more.add(RoleName.ADMINISTRATOR);
        Profile profile = old.profile().with(more);
        Officer.Active officer =
                new Officer.Active(wanted.officer(), old.version(), profile, Optional.empty(), Optional.empty());
        stores.officers().change(officer);
        int ended = sessions.endAll(wanted.officer(), "");
        long revoked = stores.tokens().revokeAll(wanted.officer(), clock.instant());
        int keys = stores.keys().removeAll(wanted.officer());
        links.end(OneTimeStore.Purpose.INVITATION, wanted.officer().value());
        entry.add(written -> Profiles.changes(written, old.profile(), profile)
                .changed("state", State.of(old).name(), State.ACTIVE.name())
                .fact("recovered", true)
                .fact("sessions", ended)
                .fact("tokens", revoked)
                .fact("ssh-keys", keys));
        return officer;
    }

    Optional<Invitation> invitation(String code) {
        return links.look(Secrets.Use.INVITATION, code).flatMap(link -> stores.officers()
                .find(new OfficerId(link.officer()))
                .filter(officer -> !(officer instanceof Officer.Disabled))
                .map(officer -> new Invitation(
                        officer.id(), officer.profile().name(), officer instanceof Officer.Active, link.until())));
    }

    Step accept(String code, String password, Sender sender) {
        Invitation invitation = invitation(code).orElseThrow(() -> noLink("invitation.link"));
        OfficerId id = invitation.officer();
        PasswordRules.check(password, id, invitation.name());
        String hash = hashes.hash(password);
        return journal.keep(SignInDesk.act("invitations.accept", id, sender).on(Officers.KIND, id), entry -> {
            if (links.take(Secrets.Use.INVITATION, code).isEmpty()) {
                throw noLink("invitation.link");
            }
            Officer officer = stores.officers().find(id).orElseThrow(() -> noLink("invitation.link"));
            choose(id, hash);
            Officer.Active active;
            if (officer instanceof Officer.Invited invited) {
                active = invited.accept();
                stores.officers().change(active);
            } else if (officer instanceof Officer.Active before) {
                active = before;
            } else {
                throw noLink("invitation.link");
            }
            int ended = sessions.endAll(id, "");
            throttle.unlock(id.value());
            sessions.forgetAll();
            entry.add(written -> written.fact("sessions", ended));
            return active.secondFactor().isPresent()
                    ? new Step.CodeNeeded(links.pending(active))
                    : done(active, sender);
        });
    }

    Step.Done changePassword(
            Officer.Active active, String next, SessionStore.Stored session, Caller caller, Sender sender) {
        OfficerId id = active.id();
        String hash = hashes.hash(next);
        Act act = Act.done("passwords.change", caller).on(Officers.KIND, id).concerning(id);
        return journal.keep(act, entry -> {
            choose(id, hash);
            SessionKeeper.Begun begun = sessions.replace(session, Optional.empty(), clock.instant(), sender);
            int ended = sessions.endAll(id, begun.handle());
            links.end(OneTimeStore.Purpose.INVITATION, id.value());
            entry.add(written -> written.fact("sessions", ended));
            return new Step.Done(id, begun.value(), Optional.empty(), enrolFirst(active), Optional.empty());
        });
    }

    /** With another password a sign-in that was begun with the one before is over. */
    private void choose(OfficerId officer, String hash) {
        stores.credentials().password(officer, hash, clock.instant());
        links.end(OneTimeStore.Purpose.SIGN_IN, officer.value());
    }

    private Step.Done done(Officer.Active active, Sender sender) {
        SessionKeeper.Begun begun = sessions.begin(active.id(), sender);
        stores.credentials().signedIn(active.id(), clock.instant());
        return new Step.Done(
                active.id(),
                begun.value(),
                Optional.of(devices.make(active.id().value())),
                enrolFirst(active),
                Optional.empty());
    }

    boolean enrolFirst(Officer.Active active) {
        return active.secondFactor().isEmpty() && roles.needsSecondFactor(active.profile());
    }

    private static Refusal noLink(String code) {
        return new Refusal(code, "This link is unknown, was used, or is too old; ask for a new one");
    }
}
