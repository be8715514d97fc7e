package org.enlace.platform;

/**
 * The node cannot do it at this moment, for a reason of its own that passes; nothing that was given is wrong. Edges answer 503
 * and say when to try again. It is no {@link Refusal}, so that no form blames a field for it.
 */
public final class NotNow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal why;
    private final int seconds;

    /**
     * @param why     in words, as a refusal says it
     * @param seconds after which it may be possible again
     */
    public NotNow(Refusal why, int seconds) {
        this(why, seconds, null);
    }

    public NotNow(Refusal why, int seconds, Throwable cause) {
        super(why.getMessage(), cause);
        this.why = why.untraced();
        this.seconds = seconds;
    }

    public Refusal why() {
        return why;
    }

    public int seconds() {
        return seconds;
    }
}
