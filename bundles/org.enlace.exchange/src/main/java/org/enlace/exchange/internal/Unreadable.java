package org.enlace.exchange.internal;

/** Something that came from outside is not what it should be. The code is stable; the message tells an administrator more. */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Not of the form that is defined. */
    public static final String FORM = "form";

    /** Not signed by the key it names. */
    public static final String SIGNATURE = "signature";

    /** Sealed to keys of which this node holds none. */
    public static final String KEY = "key-gone";

    /** Larger than is taken. */
    public static final String SIZE = "too-large";

    private final String code;

    public Unreadable(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
