package org.enlace.web.internal;

import java.util.List;
import java.util.Objects;

/** What the web edge itself refuses: malformed, oversize, foreign, unknown. Its text is {@code problem.CODE}. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String field;
    private final transient List<Object> values;

    /**
     * @param status the HTTP status
     * @param code   stable, in lower case
     * @param values fill the placeholders of the text
     */
    public Failure(int status, String code, Object... values) {
        this(status, code, null, values);
    }

    private Failure(int status, String code, String field, Object[] values) {
        super(status + " " + code, null, false, false);
        this.status = status;
        this.code = code;
        this.field = field;
        this.values = java.util.Arrays.stream(values)
                .map(value -> Objects.requireNonNullElse(value, ""))
                .toList();
    }

    /** The same failure, tied to a field or parameter. */
    public Failure at(String name) {
        return new Failure(status, code, name, values.toArray());
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** The field at fault, or null. */
    public String field() {
        return field;
    }

    public Object[] values() {
        return values.toArray();
    }
}
