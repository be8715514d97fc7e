package org.enlace.identity.internal;

import java.time.Instant;
import java.util.Optional;

/** What opens something once, kept as hashes. */
public interface OneTimeStore {
    /** What it opens. */
    enum Purpose {
        SETUP,
        INVITATION,
        SIGN_IN
    }

    /** @param officer the account; empty for a setup link */
    record OneTime(String hash, Purpose purpose, String officer, Instant until, int tries) {}

    void add(OneTime oneTime);

    Optional<OneTime> find(Purpose purpose, String hash);

    /** @return false when somebody took it a moment before */
    boolean take(String hash);

    /** Counts a try. @return how many there were with it */
    int tried(String hash);

    /** Ends those of a purpose and an account. */
    int end(Purpose purpose, String officer);

    void purge(Instant before);
}
