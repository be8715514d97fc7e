package org.enlace.platform;

/** No such thing, as far as this caller may know. Edges answer 404. Never thrown for a query that failed. */
public final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String kind;
    private final String id;

    public NotFound(String kind, String id) {
        super("No " + kind + " \"" + id + "\" here");
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
