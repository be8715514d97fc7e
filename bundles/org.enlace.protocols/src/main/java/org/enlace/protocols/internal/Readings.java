package org.enlace.protocols.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.protocols.Protocols;

/**
 * Why restricted records are opened: asked for once in a session and record, remembered in memory only. Where a caller comes in
 * without a session, each time.
 */
final class Readings {
    static final int SHORTEST = 5;
    static final int LONGEST = 500;
    private static final int MOST = 20_000;
    private static final Duration KEPT = Duration.ofHours(12);

    private final Clock clock;
    private final Map<Key, Given> given = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Given> eldest) {
            return size() > MOST;
        }
    };

    private record Key(String session, OfficerId officer, OfficerId reader, RecordId record) {}

    private record Given(String reason, Instant until) {}

    Readings(Clock clock) {
        this.clock = clock;
    }

    /**
     * The reason that counts: the one given now, or the one given before.
     *
     * @throws Refusal {@link Protocols#REASON_NEEDED} when there is none, {@code protocol.reason-length}
     */
    String reason(RecordId record, String now, Caller caller) {
        return now == null || now.isBlank() ? before(record, caller) : checked(now);
    }

    /** Whether one was given in this session. */
    boolean given(RecordId record, Caller caller) {
        synchronized (given) {
            Given last = given.get(key(record, caller));
            return last != null && last.until().isAfter(clock.instant());
        }
    }

    private String before(RecordId record, Caller caller) {
        synchronized (given) {
            Given last = given.get(key(record, caller));
            if (last != null && last.until().isAfter(clock.instant())) {
                return last.reason();
            }
        }
        throw new Refusal(
                        Protocols.REASON_NEEDED,
                        "The record \"" + record + "\" is restricted; say why it is opened, in " + SHORTEST + " to "
                                + LONGEST + " characters",
                        record,
                        SHORTEST,
                        LONGEST)
                .at("reason");
    }

    static String checked(String reason) {
        String clean = reason.replaceAll("\\p{Cntrl}+", " ").strip();
        if (clean.length() < SHORTEST || clean.length() > LONGEST) {
            throw new Refusal(
                            "protocol.reason-length",
                            "A reason has " + SHORTEST + " to " + LONGEST + " characters, not " + clean.length()
                                    + "; say what the record is needed for",
                            SHORTEST,
                            LONGEST,
                            clean.length())
                    .at("reason");
        }
        return clean;
    }

    void remember(RecordId record, String reason, Caller caller) {
        if (!caller.origin().reference().isEmpty()) {
            synchronized (given) {
                given.put(key(record, caller), new Given(reason, clock.instant().plus(KEPT)));
            }
        }
    }

    private static Key key(RecordId record, Caller caller) {
        return new Key(caller.origin().reference(), caller.officer(), caller.reader(), record);
    }
}
