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
    private final transient List<Object> values;

    /**
     * @param code    stable, {@code area.rule} in lower case
     * @param message English: the value, the rule, the remedy
     * @param values  fill the placeholders of the translated text, in order
     */
    public Refusal(String code, String message, Object... values) {
        this(code, null, message, values);
    }

    private Refusal(String code, String field, String message, Object[] values) {
        super(message);
        this.code = code;
        this.field = field;
        this.values =
                java.util.Arrays.stream(values).map(v -> v == null ? "" : v).toList();
    }

    private Refusal(Refusal traced) {
        super(traced.getMessage(), null, false, false);
        code = traced.code;
        field = traced.field;
        values = traced.values();
    }

    /** The same refusal, tied to the input field that caused it, so that a form can show it there. */
    public Refusal at(String inputField) {
        Refusal tied = new Refusal(code, inputField, getMessage(), values.toArray());
        tied.setStackTrace(getStackTrace());
        return tied;
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

    public List<Object> values() {
        return values == null ? List.of() : values;
    }
}
