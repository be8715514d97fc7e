package org.enlace.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.identity.Officer;
import org.enlace.identity.Officers.OneTimeLink;
import org.enlace.identity.internal.OneTimeStore.OneTime;
import org.enlace.identity.internal.OneTimeStore.Purpose;

/** Links and other values that work once; within the transaction of whoever asks. */
final class Links {
    static final Duration SETUP = Duration.ofHours(1);
    static final Duration SIGN_IN = Duration.ofMinutes(5);

    private final OneTimeStore store;
    private final Secrets secrets;
    private final Supplier<Settings> settings;
    private final Clock clock;

    Links(OneTimeStore store, Secrets secrets, Supplier<Settings> settings, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.settings = settings;
        this.clock = clock;
    }

    OneTimeLink setup() {
        end(Purpose.SETUP, "");
        Made made = make(Secrets.Use.SETUP, Purpose.SETUP, "", SETUP);
        return new OneTimeLink("/setup?code=" + made.value(), made.until());
    }

    OneTimeLink invitation(Officer officer) {
        end(Purpose.INVITATION, officer.id().value());
        Made made = make(
                Secrets.Use.INVITATION,
                Purpose.INVITATION,
                officer.id().value(),
                settings.get().invitation());
        return new OneTimeLink("/invitation?code=" + made.value(), made.until());
    }

    /** A sign-in whose password was right. */
    String pending(Officer officer) {
        return make(Secrets.Use.SIGN_IN, Purpose.SIGN_IN, officer.id().value(), SIGN_IN)
                .value();
    }

    /** What a value opens now; nothing is used up. */
    Optional<OneTime> look(Secrets.Use use, String value) {
        if (!secrets.made(use, value)) {
            return Optional.empty();
        }
        return store.find(Purpose.valueOf(use.name()), Secrets.hash(value))
                .filter(oneTime -> clock.instant().isBefore(oneTime.until()));
    }

    /** What a value opens now, for the last time. */
    Optional<OneTime> take(Secrets.Use use, String value) {
        return look(use, value).filter(oneTime -> store.take(oneTime.hash()));
    }

    int end(Purpose purpose, String officer) {
        return store.end(purpose, officer);
    }

    /** Counts a wrong try. @return whether the value is used up by it */
    boolean wrong(OneTime oneTime, int most) {
        boolean last = store.tried(oneTime.hash()) >= most;
        if (last) {
            store.take(oneTime.hash());
        }
        return last;
    }

    private record Made(String value, Instant until) {}

    private Made make(Secrets.Use use, Purpose purpose, String officer, Duration validity) {
        String value = secrets.make(use);
        Instant until = clock.instant().plus(validity);
        store.add(new OneTime(Secrets.hash(value), purpose, officer, until, 0));
        return new Made(value, until);
    }
}
