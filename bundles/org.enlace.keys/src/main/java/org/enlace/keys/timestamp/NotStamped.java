package org.enlace.keys.timestamp;

import java.util.Objects;

/** An answer or a token that proves nothing. The message is English, says what is wrong, and quotes a service in one line at most. */
public final class NotStamped extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Why {
        /** Not in the form of RFC 3161, or by an algorithm that is not taken. */
        FORM,
        /** The service says no. */
        REFUSED,
        /** It is about something else. */
        IMPRINT,
        /** It answers another request. */
        NONCE,
        /** It was made under another policy than was asked for. */
        POLICY,
        /** The signature does not cover it, or nobody says by whom it is. */
        SIGNATURE,
        /** The certificate is not one for time stamps, or nobody vouches for it who is trusted. */
        CERTIFICATE,
        /** The certificate was not valid at the time that is stamped. */
        EXPIRED
    }

    private final Why why;

    public NotStamped(Why why, String message) {
        super(message);
        this.why = Objects.requireNonNull(why, "why");
    }

    public Why why() {
        return why;
    }
}
