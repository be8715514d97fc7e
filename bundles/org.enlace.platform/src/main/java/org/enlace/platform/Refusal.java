package org.enlace.platform;

import java.util.List;
import java.util.Optional;

/**
 * A rule of the field said no. Edges answer 422; the text shown is the module's own, keyed by the code
 * ({@code refusal.CODE} in its messages), filled with the values. The message of the exception itself is English, for logs.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String field;
    private final String see;
    private final transient List<Object> values;

    /**
     * @param code    stable, {@code area.rule} in lower case
     * @param message English: the value, the rule, the remedy
     * @param values  fill the placeholders of the translated text, in order
     */
    public Refusal(String code, String message, Object... values) {
        this(code, null, null, message, values);
    }

    private Refusal(String code, String field, String see, String message, Object[] values) {
        super(message);
        this.code = code;
        this.field = field;
        this.see = see;
        this.values =
                java.util.Arrays.stream(values).map(v -> v == null ? "" : v).toList();
    }

    private Refusal(Refusal traced) {
        super(traced.getMessage(), null, false, false);
        code = traced.code;
        field = traced.field;
        see = traced.see;
        values = traced.values();
    }

    /** The same refusal, tied to the input field that caused it, so that a form can show it there. */
    public Refusal at(String inputField) {
        return withTrace(new Refusal(code, inputField, see, getMessage(), values.toArray()));
    }

    /** The same refusal with the path of the page where what is missing can be done. */
    public Refusal see(String path) {
        return withTrace(new Refusal(code, field, path, getMessage(), values.toArray()));
    }

    private Refusal withTrace(Refusal same) {
        same.setStackTrace(getStackTrace());
        return same;
    }

    /** The same refusal without where in the program it was said, which takes far more room than its words: one of many to keep. */
    public Refusal untraced() {
        return new Refusal(this);
    }

    public String code() {
        return code;
    }

    /** The input field at fault, where there is one. */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }

    /** The page where what is missing can be done, where there is one. */
    public Optional<String> see() {
        return Optional.ofNullable(see);
    }

    public List<Object> values() {
        return values == null ? List.of() : values;
    }
}
