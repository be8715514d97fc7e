package org.enlace.jit.course;

import java.util.Arrays;
import java.util.Optional;

/** A step of a request between the requesting country and one that is asked. Each is a statement of that kind. */
public enum Move {
    /** The asked country has received it. */
    ACKNOWLEDGE("acknowledged", false),
    /** It needs to know more. */
    ASK("information-asked", false),
    /** The requesting country says more. */
    GIVE("information-given", true),
    /** It takes part; the text can be negotiated. */
    ACCEPT("accepted", false),
    /** It does not, on a ground. */
    REFUSE("refused", false),
    /** The requesting country asks it no longer. */
    WITHDRAW("request-withdrawn", true);

    private final String kind;
    private final boolean requester;

    Move(String kind, boolean requester) {
        this.kind = kind;
        this.requester = requester;
    }

    /** The kind of the statement. */
    public String kind() {
        return kind;
    }

    /** Whether the requesting country makes it; otherwise the asked one. */
    public boolean byRequester() {
        return requester;
    }

    /** The word used in addresses and the API. */
    public String token() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static Optional<Move> of(String token) {
        return Arrays.stream(values()).filter(one -> one.token().equals(token)).findFirst();
    }

    public static Optional<Move> ofKind(String kind) {
        return Arrays.stream(values()).filter(one -> one.kind().equals(kind)).findFirst();
    }
}
