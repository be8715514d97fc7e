package org.enlace.identity.internal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.enlace.identity.Officer;
import org.enlace.identity.Officers;
import org.enlace.identity.SecondFactors;
import org.enlace.identity.internal.CredentialStore.Credential;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;

/** Authenticators and recovery codes of officers. */
final class SecondFactorDesk implements SecondFactors {
    private static final String KIND = "second-factor";

    private final Stores stores;
    private final Journal journal;
    private final RoleBook roles;
    private final Reach reach;
    private final SessionKeeper sessions;
    private final Seal seal;
    private final Secrets secrets;
    private final Throttle throttle;
    private final String issuer;
    private final Clock clock;

    /** @param issuer what authenticators show above the account */
    SecondFactorDesk(
            Stores stores,
            Journal journal,
            RoleBook roles,
            SessionKeeper sessions,
            Seal seal,
            Secrets secrets,
            Throttle throttle,
            String issuer,
            Clock clock) {
        this.stores = stores;
        this.journal = journal;
        this.roles = roles;
        this.reach = new Reach(stores, roles, clock);
        this.sessions = sessions;
        this.seal = seal;
        this.secrets = secrets;
        this.throttle = throttle;
        this.issuer = issuer;
        this.clock = clock;
    }

    @Override
    public Status status(Caller caller) {
        OfficerId id = caller.officer();
        Officer officer = found(id);
        return new Status(
                credential(id).flatMap(Credential::enrolled),
                stores.credentials().recoveryCodes(id),
                roles.needsSecondFactor(officer.profile()));
    }

    @Override
    public Enrolment begin(Caller caller) {
        Deputyship.requireOneself(caller);
        OfficerId id = caller.officer();
        byte[] secret = secrets.bytes(Totp.BYTES);
        return journal.keep(act("second-factors.begin", caller, id), entry -> {
            requirePassword(id);
            stores.credentials().begin(id, seal.close(secret, id));
            return new Enrolment(Totp.base32(secret), Totp.uri(issuer, id.value(), secret));
        });
    }

    @Override
    public List<String> confirm(String code, Caller caller) {
        Deputyship.requireOneself(caller);
        OfficerId id = caller.officer();
        Throttle.Try attempt = attempt(id, caller);
        List<String> codes = journal.keep(act("second-factors.enrol", caller, id), entry -> {
            String begun = credential(id)
                    .flatMap(Credential::begun)
                    .orElseThrow(() -> new Refusal(
                            "second-factor.not-begun", "There is no new secret to confirm; begin the enrolment again"));
            OptionalLong step =
                    Totp.step(seal.open(begun, id), code == null ? "" : code.replace(" ", ""), clock.instant());
            if (step.isEmpty()) {
                throw new Refusal(
                                "second-factor.code",
                                "The code does not belong to this secret; check the clock of the device and try the"
                                        + " next one")
                        .at("code");
            }
            stores.credentials().enrol(id, clock.instant());
            stores.credentials().use(id, step.getAsLong());
            int ended = sessions.endAll(id, caller.origin().reference());
            entry.add(written -> written.fact("sessions", ended));
            sessions.forgetAll();
            return newCodes(id);
        });
        attempt.succeeded();
        return codes;
    }

    @Override
    public List<String> renewRecoveryCodes(Caller caller) {
        Deputyship.requireOneself(caller);
        OfficerId id = caller.officer();
        return journal.keep(act("second-factors.recovery-codes", caller, id), entry -> {
            requireEnrolled(id);
            return newCodes(id);
        });
    }

    @Override
    public void remove(Caller caller) {
        Deputyship.requireOneself(caller);
        OfficerId id = caller.officer();
        journal.keep(act("second-factors.remove", caller, id), entry -> {
            requireEnrolled(id);
            if (roles.needsSecondFactor(found(id).profile())) {
                throw new Refusal(
                        "second-factor.required", "Your roles need a second factor; enrol another device in its place");
            }
            stores.credentials().removeSecondFactor(id);
            int ended = sessions.endAll(id, caller.origin().reference());
            entry.add(written -> written.fact("sessions", ended));
            sessions.forgetAll();
            return null;
        });
    }

    @Override
    public void reset(OfficerId officer, Caller caller) {
        journal.keep(act("second-factors.reset", caller, officer), entry -> {
            caller.require(Officers.MANAGE);
            reach.requireHeld(caller, found(officer));
            requireEnrolled(officer);
            stores.credentials().removeSecondFactor(officer);
            int ended = sessions.endAll(officer, "");
            entry.add(written -> written.fact("sessions", ended));
            sessions.forgetAll();
            return null;
        });
    }

    private Throttle.Try attempt(OfficerId id, Caller caller) {
        try {
            return throttle.begin(
                    Throttle.again(id.value(), sessions.current(caller).began()));
        } catch (Throttle.Shut shut) {
            throw shut.refusal();
        }
    }

    private List<String> newCodes(OfficerId id) {
        List<String> codes = RecoveryCodes.make(secrets);
        stores.credentials()
                .recoveryCodes(
                        id,
                        codes.stream().map(code -> RecoveryCodes.hash(id, code)).toList());
        return codes;
    }

    private void requirePassword(OfficerId id) {
        if (credential(id).isEmpty()) {
            throw new NotFound(Officers.KIND, id.value());
        }
    }

    private void requireEnrolled(OfficerId id) {
        if (credential(id).flatMap(Credential::enrolled).isEmpty()) {
            throw new Refusal("second-factor.none", "\"" + id + "\" has no second factor", id);
        }
    }

    private Optional<Credential> credential(OfficerId id) {
        return stores.credentials().find(id);
    }

    private Officer found(OfficerId id) {
        return stores.officers().find(id).orElseThrow(() -> new NotFound(Officers.KIND, id.value()));
    }

    private static Act act(String code, Caller caller, OfficerId officer) {
        return Act.done(code, caller).on(KIND, officer).concerning(officer);
    }
}
