package org.enlace.identity.internal;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.identity.Officer;
import org.enlace.identity.SignIns;
import org.enlace.identity.internal.OneTimeStore.OneTime;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Origin;
import org.enlace.platform.Refusal;
import org.enlace.web.Sender;

/** Lets officers in, step by step, and out. Links are {@link LinkDesk}'s. */
final class SignInDesk implements SignIns {
    private static final OfficerId NOBODY = new OfficerId("nobody");
    private static final String BEGIN = "sessions.begin";
    private static final String HALF = "sessions.password";
    private static final String PROVE = "sessions.confirm";
    private static final int TRIES = 5;

    private final Stores stores;
    private final Journal journal;
    private final Proof proof;
    private final Throttle throttle;
    private final SignInQueue<Checked> queue;
    private final DeviceCookies devices;
    private final SessionKeeper sessions;
    private final Links links;
    private final LinkDesk desk;
    private final Clock clock;

    SignInDesk(
            Stores stores,
            Journal journal,
            Proof proof,
            Throttle throttle,
            SignInQueue<Checked> queue,
            DeviceCookies devices,
            SessionKeeper sessions,
            Links links,
            LinkDesk desk,
            Clock clock) {
        this.stores = stores;
        this.journal = journal;
        this.proof = proof;
        this.throttle = throttle;
        this.queue = queue;
        this.devices = devices;
        this.sessions = sessions;
        this.links = links;
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * Somebody whose password is right.
     *
     * @param code typed along with it; may be empty
     */
    record Checked(Officer.Active active, String password, String code, Throttle.Try attempt) {}

    @Override
    public Step password(String officer, String password, String device, Sender sender) {
        return passwordAndCode(officer, password, "", device, sender);
    }

    @Override
    public Step passwordAndCode(String officer, String password, String code, String device, Sender sender) {
        String account = officer.strip().toLowerCase(Locale.ROOT);
        Optional<OfficerId> id = id(account);
        // What cannot be an account's name is one name, so that made-up names fill no memory.
        String counted = id.map(OfficerId::value).orElse("?");
        Optional<String> known = devices.known(device, counted);
        Throttle.Try attempt;
        Supplier<Checked> check;
        try {
            Throttle.Try single = begin(Throttle.password(counted, sender.address(), known), BEGIN, by(id), sender);
            attempt = single;
            check = () -> password(single, id, password, true)
                    .map(active -> new Checked(active, password, code, single))
                    .orElseThrow(() -> refused(BEGIN, by(id), sender, Proof.wrong()));
        } catch (Refusal wait) {
            if (code.isEmpty()) {
                throw wait;
            }
            Throttle.Try joint = begin(Throttle.both(sender.address()), BEGIN, by(id), sender);
            attempt = joint;
            check = () -> new Checked(both(joint, id, password, code, known, sender), password, code, joint);
        }
        return turn(queue.enter(known.isPresent(), check, attempt::takenBack), device, sender);
    }

    @Override
    public Step turn(String ticket, String device, Sender sender) {
        Optional<Checked> checked = queue.take(ticket);
        if (checked.isEmpty()) {
            SignInQueue.Place place = queue.place(ticket);
            return new Step.Waiting(ticket, place.ahead(), place.seconds());
        }
        return next(checked.get(), device, sender);
    }

    private Step next(Checked checked, String device, Sender sender) {
        Officer.Active active = checked.active();
        if (active.secondFactor().isPresent()) {
            // Written down even if no code follows: then somebody else may know the password.
            String pending = journal.keep(act(HALF, active.id(), sender), entry -> {
                proof.renewHash(active.id(), checked.password());
                return links.pending(active);
            });
            if (checked.code().isEmpty()) {
                return new Step.CodeNeeded(pending);
            }
            try {
                return code(pending, checked.code(), device, sender);
            } catch (Refusal refusal) {
                if (refusal.code().equals(Proof.ANOTHER_CODE)) {
                    return new Step.CodeNeeded(pending);
                }
                throw refusal;
            }
        }
        Step.Done done = journal.keep(act(BEGIN, active.id(), sender), entry -> {
            proof.renewHash(active.id(), checked.password());
            return enter(active, device, sender, entry, "password", Optional.empty());
        });
        checked.attempt().succeeded();
        return done;
    }

    /**
     * Checks password and code together. What is wrong is neither said nor to be seen from how long it took: both are looked at
     * in any case, and that a password was right is written down after the answer.
     */
    private Officer.Active both(
            Throttle.Try attempt,
            Optional<OfficerId> id,
            String password,
            String code,
            Optional<String> known,
            Sender sender) {
        Optional<Officer.Active> active = password(attempt, id, password, true);
        boolean shown = proof.showsNow(id, code);
        if (active.isEmpty() || active.get().secondFactor().isEmpty()) {
            throw Proof.wrongTogether();
        }
        OfficerId officer = active.get().id();
        try {
            // Who knows the password has as few codes to guess as in the second step.
            Throttle.Try guess = throttle.begin(Throttle.code(officer.value(), known));
            if (shown) {
                guess.takenBack();
                return active.get();
            }
        } catch (Throttle.Shut shut) {
            // In a new browser it counts as the first of two that the second step asks for.
            if (shown && known.isEmpty()) {
                return active.get();
            }
            throw Proof.wrongTogether();
        }
        queue.afterwards(() -> refused(HALF, officer, sender, Proof.wrongCode()));
        throw Proof.wrongTogether();
    }

    @Override
    public Step.Done code(String pending, String code, String device, Sender sender) {
        OneTime oneTime = links.look(Secrets.Use.SIGN_IN, pending).orElseThrow(SignInQueue::expired);
        OfficerId id = new OfficerId(oneTime.officer());
        Optional<String> known = devices.known(device, id.value());
        Guess guess = guess(id, known, sender);
        boolean[] first = {false};
        Optional<Step.Done> done = journal.transactions().call(() -> {
            Optional<Proof.Factor> factor = proof.code(id, code);
            first[0] = guess.two()
                    && factor.equals(Optional.of(Proof.Factor.AUTHENTICATOR))
                    && !throttle.hadRightCode(oneTime.hash());
            if (factor.isEmpty() || first[0]) {
                return Optional.<Step.Done>empty();
            }
            if (!(stores.officers().find(id).orElse(null) instanceof Officer.Active active)
                    || links.take(Secrets.Use.SIGN_IN, pending).isEmpty()) {
                throw SignInQueue.expired();
            }
            return Optional.of(journal.keep(
                    act(BEGIN, id, sender),
                    entry -> enter(active, device, sender, entry, factor.get().name(), left(id, factor.get()))));
        });
        if (done.isEmpty()) {
            if (first[0]) {
                // Its code is used up by now, so that the next one is another.
                throttle.rightCode(oneTime.hash());
            }
            boolean over = journal.transactions().call(() -> links.wrong(oneTime, TRIES));
            Refusal again = guess.two() ? Proof.anotherCode() : Proof.wrongCode();
            throw refused(BEGIN, id, sender, over ? SignInQueue.expired() : again);
        }
        guess.attempt().succeeded();
        throttle.cameIn(id.value(), sender.address());
        return done.get();
    }

    /** @param two whether it takes two right codes to come in */
    private record Guess(Throttle.Try attempt, boolean two) {}

    /** In a new browser an officer is not kept out by others who guess codes, but has to show a second one. */
    private Guess guess(OfficerId id, Optional<String> known, Sender sender) {
        List<Throttle.Counter> one = Throttle.code(id.value(), known);
        if (known.isPresent()) {
            return new Guess(begin(one, BEGIN, id, sender), false);
        }
        try {
            return new Guess(throttle.begin(one), false);
        } catch (Throttle.Shut shut) {
            return new Guess(begin(Throttle.twoCodes(sender.address()), BEGIN, id, sender), true);
        }
    }

    @Override
    public Step.Done confirm(String password, String code, Caller caller, Sender sender) {
        OfficerId id = caller.officer();
        SessionStore.Stored session = sessions.current(caller);
        Throttle.Try attempt = begin(Throttle.again(id.value(), session.began()), PROVE, id, sender);
        Officer.Active active = password(attempt, Optional.of(id), password, false)
                .orElseThrow(() -> refused(PROVE, id, sender, Proof.wrong().at("password")));
        Optional<Step.Done> done = journal.transactions().call(() -> {
            Optional<Proof.Factor> factor = active.secondFactor().isEmpty() ? Optional.empty() : proof.code(id, code);
            if (active.secondFactor().isPresent() && factor.isEmpty()) {
                return Optional.<Step.Done>empty();
            }
            return Optional.of(journal.keep(Act.done(PROVE, caller).concerning(id), entry -> {
                entry.add(
                        written -> written.code("factor", factor.map(Enum::name).orElse("password")));
                SessionKeeper.Begun begun = sessions.replace(session, session.actingFor(), clock.instant(), sender);
                return new Step.Done(
                        id,
                        begun.value(),
                        Optional.empty(),
                        desk.enrolFirst(active),
                        factor.flatMap(used -> left(id, used)));
            }));
        });
        if (done.isEmpty()) {
            throw refused(PROVE, id, sender, Proof.wrongCode());
        }
        attempt.succeeded();
        return done.get();
    }

    @Override
    public void signOut(Sender sender) {
        if (sender.session().isEmpty()) {
            return;
        }
        stores.sessions()
                .find(Secrets.hash(sender.session()))
                .ifPresent(session -> journal.keep(
                        act("sessions.sign-out", session.officer(), sender).on("session", session.handle()), entry -> {
                            sessions.end(session);
                            return null;
                        }));
    }

    @Override
    public Optional<Setup> setup(String code) {
        return desk.setup(code);
    }

    @Override
    public Step.Done setUp(String code, Administrator administrator, Sender sender) {
        return desk.setUp(code, administrator, sender);
    }

    @Override
    public Optional<Invitation> invitation(String code, Sender sender) {
        return desk.invitation(code);
    }

    @Override
    public Step accept(String code, String password, Sender sender) {
        return desk.accept(code, password, sender);
    }

    @Override
    public Step.Done changePassword(String current, String next, Caller caller, Sender sender) {
        Deputyship.requireOneself(caller);
        OfficerId id = caller.officer();
        SessionStore.Stored session = sessions.current(caller);
        Throttle.Try attempt = begin(Throttle.again(id.value(), session.began()), "passwords.change", id, sender);
        Officer.Active active = password(attempt, Optional.of(id), current, false)
                .orElseThrow(() -> refused(
                        "passwords.change",
                        id,
                        sender,
                        new Refusal("password.current", "The current password is wrong").at("current")));
        attempt.succeeded();
        PasswordRules.check(next, id, active.profile().name());
        return desk.changePassword(active, next, session, caller, sender);
    }

    private Step.Done enter(
            Officer.Active active,
            String device,
            Sender sender,
            Journal.Entry entry,
            String factor,
            Optional<Integer> recoveryCodes) {
        SessionKeeper.Begun begun = sessions.begin(active.id(), sender);
        stores.credentials().signedIn(active.id(), clock.instant());
        entry.add(written -> written.on("session", begun.handle()).code("factor", factor));
        return new Step.Done(
                active.id(),
                begun.value(),
                devices.renewed(device, active.id().value()),
                desk.enrolFirst(active),
                recoveryCodes);
    }

    private Optional<Integer> left(OfficerId officer, Proof.Factor factor) {
        return factor == Proof.Factor.RECOVERY_CODE
                ? Optional.of(stores.credentials().recoveryCodes(officer))
                : Optional.empty();
    }

    /** A password that could not be checked, such as on a busy node, is not a wrong one. */
    private Optional<Officer.Active> password(
            Throttle.Try attempt, Optional<OfficerId> id, String password, boolean queued) {
        try {
            return proof.password(id, password, queued);
        } catch (RuntimeException e) {
            attempt.takenBack();
            throw e;
        }
    }

    private Throttle.Try begin(List<Throttle.Counter> counters, String code, OfficerId officer, Sender sender) {
        try {
            return throttle.begin(counters);
        } catch (Throttle.Shut shut) {
            Refusal refusal = shut.refusal();
            // A flood of tries is one entry for each time the door is shut.
            if (shut.first()) {
                journal.refused(act(code, officer, sender), refusal.code());
            }
            throw refusal;
        }
    }

    private Refusal refused(String code, OfficerId officer, Sender sender, Refusal refusal) {
        journal.refused(act(code, officer, sender), refusal.code());
        return refusal;
    }

    private OfficerId by(Optional<OfficerId> typed) {
        return typed.filter(id -> stores.officers().find(id).isPresent()).orElse(NOBODY);
    }

    private static Optional<OfficerId> id(String account) {
        try {
            return Optional.of(new OfficerId(account));
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    /** Somebody who is not signed in does something to an account. Where from is personal, so it can be erased. */
    static Act act(String code, OfficerId officer, Sender sender) {
        Caller stranger = new Caller(
                officer,
                Optional.empty(),
                Optional.empty(),
                Language.EN,
                ZoneOffset.UTC,
                permission -> false,
                Origin.of(Origin.Door.PAGE));
        return Act.done(code, stranger)
                .changed("address", null, sender.address())
                .changed("browser", null, sender.agent())
                .concerning(officer);
    }
}
