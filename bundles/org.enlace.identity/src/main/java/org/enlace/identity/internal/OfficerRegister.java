package org.enlace.identity.internal;

import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.enlace.documents.Tables;
import org.enlace.identity.Officer;
import org.enlace.identity.OfficerImport;
import org.enlace.identity.Officers;
import org.enlace.identity.Profile;
import org.enlace.identity.RoleName;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;

/** The officers of this node. */
final class OfficerRegister implements Officers {
    /** Words of the pages' addresses, and whom the audit names where no officer acts. */
    private static final Set<String> RESERVED =
            Set.of("new", "import", "roles", "units", "tokens", "console", "node", "nobody", "local", "demo");

    private final Stores stores;
    private final Journal journal;
    private final RoleBook roles;
    private final Reach reach;
    private final SessionKeeper sessions;
    private final Links links;
    private final Throttle throttle;
    private final Tables tables;
    private final Clock clock;

    OfficerRegister(
            Stores stores,
            Journal journal,
            RoleBook roles,
            SessionKeeper sessions,
            Links links,
            Throttle throttle,
            Tables tables,
            Clock clock) {
        this.stores = stores;
        this.journal = journal;
        this.roles = roles;
        this.reach = new Reach(stores, roles, clock);
        this.sessions = sessions;
        this.links = links;
        this.throttle = throttle;
        this.tables = tables;
        this.clock = clock;
    }

    @Override
    public Officer find(OfficerId id, Caller caller) {
        caller.require(READ);
        return found(id);
    }

    @Override
    public Officer self(Caller caller) {
        return found(caller.officer());
    }

    @Override
    public OfficerPage page(Filter filter, Optional<OfficerId> after, int size, Caller caller) {
        caller.require(READ);
        if (size < 1 || size > PAGE) {
            throw new Refusal("officer.page-size", "A page holds 1 to " + PAGE + " officers, not " + size, size, PAGE);
        }
        List<Officer> officers = stores.officers().page(filter, after, size + 1);
        return officers.size() <= size
                ? new OfficerPage(officers, Optional.empty())
                : new OfficerPage(
                        officers.subList(0, size),
                        Optional.of(officers.get(size - 1).id()));
    }

    @Override
    public Officer create(OfficerId id, Profile profile, Caller caller) {
        return journal.keep(act("officers.create", caller, id), entry -> create(id, profile, caller, entry));
    }

    static void requireFree(OfficerId id) {
        if (RESERVED.contains(id.value())) {
            throw new Refusal("officer.reserved", "\"" + id + "\" is a word of the node's own; choose another name", id)
                    .at("officer");
        }
    }

    /** Within a transaction. */
    Officer create(OfficerId id, Profile given, Caller caller, Journal.Entry entry) {
        caller.require(MANAGE);
        Profile profile = given.written(Optional.empty());
        requireFree(id);
        requirePossible(profile, Optional.empty());
        roles.requireHeld(caller, profile.roles());
        if (stores.officers().find(id).isPresent()) {
            throw new Refusal("officer.exists", "There is an account \"" + id + "\" already; choose another name", id)
                    .at("officer");
        }
        Officer officer = new Officer.Invited(id, 1, profile);
        stores.officers().add(officer);
        entry.add(written -> Profiles.changes(written, null, profile));
        tellOfAdministrator(id, profile.roles(), caller);
        return officer;
    }

    @Override
    public Officer change(OfficerId id, int version, Profile profile, Caller caller) {
        return journal.keep(act("officers.change", caller, id), entry -> change(id, version, profile, caller, entry));
    }

    /** Within a transaction. */
    Officer change(OfficerId id, int version, Profile given, Caller caller, Journal.Entry entry) {
        caller.require(MANAGE);
        Officer old = found(id);
        Profile profile = given.written(Optional.of(old.profile()));
        requirePossible(profile, Optional.of(old.profile()));
        Set<RoleName> additions = new HashSet<>(profile.roles());
        additions.removeAll(old.profile().roles());
        roles.requireHeld(caller, additions);
        if (!profile.roles().contains(RoleName.ADMINISTRATOR)) {
            requireAnotherAdministrator(old);
        }
        Officer changed = stores.officers().change(at(old, version).with(profile));
        entry.add(written -> Profiles.changes(written, old.profile(), profile));
        tellOfAdministrator(id, additions, caller);
        sessions.forgetAll();
        return changed;
    }

    private void tellOfAdministrator(OfficerId id, Set<RoleName> given, Caller caller) {
        if (roles.administrative(given)) {
            journal.administrators().made(id, caller.officer(), caller.origin().door());
        }
    }

    @Override
    public Officer speak(Language language, ZoneId zone, Caller caller) {
        return journal.keep(act("officers.speak", caller, caller.officer()), entry -> {
            Deputyship.requireOneself(caller);
            return change(caller.officer(), profile -> profile.speaking(language, zone), entry);
        });
    }

    @Override
    public Officer reachAt(Optional<MailAddress> email, Caller caller) {
        return journal.keep(act("officers.email", caller, caller.officer()), entry -> {
            Deputyship.requireOneself(caller);
            return change(caller.officer(), profile -> profile.reachedAt(email), entry);
        });
    }

    @Override
    public Officer reachAt(OfficerId id, Optional<MailAddress> email, Caller caller) {
        return journal.keep(act("officers.email", caller, id), entry -> {
            caller.require(MANAGE);
            return change(id, profile -> profile.reachedAt(email).vouchedFor(), entry);
        });
    }

    private Officer change(OfficerId id, UnaryOperator<Profile> change, Journal.Entry entry) {
        Officer old = found(id);
        Profile profile = change.apply(old.profile());
        Officer changed = stores.officers().change(old.with(profile));
        entry.add(written -> Profiles.changes(written, old.profile(), profile));
        sessions.forgetAll();
        return changed;
    }

    @Override
    public Officer disable(OfficerId id, int version, String reason, Caller caller) {
        return journal.keep(act("officers.disable", caller, id).because(reason), entry -> {
            caller.require(MANAGE);
            Officer old = found(id);
            if (id.equals(caller.officer())) {
                throw new Refusal("officer.self", "Nobody closes their own account; ask another administrator");
            }
            requireAnotherAdministrator(old);
            Officer closed = stores.officers().change(at(old, version).disable(reason, clock.instant()));
            int ended = sessions.endAll(id, "");
            // An account that is opened again is not opened to whoever holds what it gave out before.
            long revoked = stores.tokens().revokeAll(id, clock.instant());
            int keys = stores.keys().removeAll(id);
            links.end(OneTimeStore.Purpose.INVITATION, id.value());
            entry.add(written -> written.fact("sessions", ended)
                    .fact("tokens", revoked)
                    .fact("ssh-keys", keys)
                    .changed("state", State.of(old).name(), State.DISABLED.name()));
            sessions.forgetAll();
            return closed;
        });
    }

    @Override
    public Officer enable(OfficerId id, int version, Caller caller) {
        return journal.keep(act("officers.enable", caller, id), entry -> {
            caller.require(MANAGE);
            if (!(at(found(id), version) instanceof Officer.Disabled closed)) {
                throw new Refusal("officer.not-disabled", "The account \"" + id + "\" is not closed", id);
            }
            roles.requireHeld(caller, closed.profile().roles());
            Officer opened = stores.officers().change(closed.enable());
            entry.add(written -> written.changed(
                    "state", State.DISABLED.name(), State.of(opened).name()));
            tellOfAdministrator(id, closed.profile().roles(), caller);
            sessions.forgetAll();
            return opened;
        });
    }

    @Override
    public OneTimeLink invite(OfficerId id, Caller caller) {
        return journal.keep(act("officers.invite", caller, id), entry -> {
            caller.require(MANAGE);
            Officer officer = found(id);
            if (officer instanceof Officer.Disabled) {
                throw new Refusal("officer.disabled", "The account \"" + id + "\" is closed; open it first", id);
            }
            reach.requireHeld(caller, officer);
            return links.invitation(officer);
        });
    }

    @Override
    public void withdrawInvitation(OfficerId id, Caller caller) {
        journal.keep(act("officers.withdraw-invitation", caller, id), entry -> {
            caller.require(MANAGE);
            found(id);
            int ended = links.end(OneTimeStore.Purpose.INVITATION, id.value());
            entry.add(written -> written.fact("links", ended));
            return null;
        });
    }

    @Override
    public void unlock(OfficerId id, Caller caller) {
        journal.keep(act("officers.unlock", caller, id), entry -> {
            caller.require(MANAGE);
            found(id);
            throttle.unlock(id.value());
            return null;
        });
    }

    @Override
    public OfficerImport plan(InputStream file, Caller caller) {
        caller.require(MANAGE);
        return new OfficerImporter(this, journal, tables).plan(file, caller);
    }

    @Override
    public OfficerImport run(InputStream file, Caller caller) {
        caller.require(MANAGE);
        return new OfficerImporter(this, journal, tables).run(file, caller);
    }

    Optional<Officer> lookUp(OfficerId id) {
        return stores.officers().find(id);
    }

    /** What {@link #create} and {@link #change} would refuse, without changing anything; within a transaction. */
    void check(OfficerId id, Profile profile, Caller caller) {
        requireFree(id);
        Optional<Officer> old = stores.officers().find(id);
        requirePossible(profile, old.map(Officer::profile));
        Set<RoleName> additions = new HashSet<>(profile.roles());
        old.ifPresent(officer -> additions.removeAll(officer.profile().roles()));
        roles.requireHeld(caller, additions);
        if (!profile.roles().contains(RoleName.ADMINISTRATOR)) {
            old.ifPresent(this::requireAnotherAdministrator);
        }
    }

    private Officer found(OfficerId id) {
        return stores.officers().find(id).orElseThrow(() -> new NotFound(KIND, id.value()));
    }

    private static Officer at(Officer officer, int version) {
        if (officer.version() != version) {
            throw new Stale(KIND, officer.id().value());
        }
        return officer;
    }

    private void requirePossible(Profile profile, Optional<Profile> old) {
        profile.unit()
                .filter(unit -> !old.flatMap(Profile::unit).equals(Optional.of(unit)))
                .filter(unit -> stores.units()
                        .find(unit)
                        .filter(found -> !found.closed())
                        .isEmpty())
                .ifPresent(unit -> {
                    throw new Refusal(
                                    "officer.no-unit",
                                    "There is no open unit \"" + unit + "\"; add it to the directory first",
                                    unit)
                            .at("unit");
                });
        profile.roles().stream()
                .filter(role ->
                        old.filter(before -> before.roles().contains(role)).isEmpty())
                .filter(role -> !roles.exists(role))
                .findFirst()
                .ifPresent(role -> {
                    throw new Refusal("officer.no-role", "There is no role \"" + role + "\"", role).at("roles");
                });
    }

    /** Somebody must be left who can give rights back. */
    private void requireAnotherAdministrator(Officer officer) {
        if (officer instanceof Officer.Active
                && officer.profile().roles().contains(RoleName.ADMINISTRATOR)
                && stores.officers().activeForUpdate(RoleName.ADMINISTRATOR).stream()
                        .allMatch(officer.id()::equals)) {
            throw new Refusal(
                    "officer.last-administrator",
                    "\"" + officer.id() + "\" is the last administrator; make another one first",
                    officer.id());
        }
    }

    private static Act act(String code, Caller caller, OfficerId officer) {
        return Act.done(code, caller).on(KIND, officer).concerning(officer);
    }
}
