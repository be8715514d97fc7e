package org.enlace.platform;

/** Somebody changed the thing since the caller read it. Pages answer 409, the API 412; nothing was written. */
public final class Stale extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String kind;
    private final String id;

    public Stale(String kind, String id) {
        super("The " + kind + " \"" + id
                + "\" was changed by somebody else since it was read; read it again and repeat the change");
        this.kind = kind;
        this.id = id;
    }

    public String kind() {
        return kind;
    }

    public String id() {
        return id;
    }
}
