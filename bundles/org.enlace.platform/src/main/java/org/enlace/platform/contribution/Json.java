package org.enlace.platform.contribution;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what a shell command has to say as JSON, indented by two blanks. For small answers only; a module's API has its
 * own mapper.
 *
 * <p>Maps become objects, with the map's own order; iterables and arrays become lists; records become objects with their
 * components as names, but a record of a single component called {@code value}, such as a
 * {@link org.enlace.platform.CountryCode}, becomes that value. Numbers, booleans and null stay what they are; an empty
 * {@link Optional} becomes null; everything else becomes the text of its {@code toString()}.
 */
public final class Json {
    private final StringBuilder text = new StringBuilder();

    private Json() {}

    /** @throws IllegalArgumentException for a number JSON does not know, such as NaN */
    public static String of(Object value) {
        Json json = new Json();
        json.write(value, "\n");
        return json.text.toString();
    }

    /** A text in quotation marks, escaped. */
    public static String quoted(String value) {
        StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                        quoted.append(String.format("\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    private void write(Object value, String line) {
        if (value == null || value instanceof Boolean) {
            text.append(value);
        } else if (value instanceof Optional<?> optional) {
            write(optional.orElse(null), line);
        } else if (value instanceof Number number) {
            text.append(number(number));
        } else if (value instanceof Map<?, ?> map) {
            Members members = new Members('{', '}', line);
            map.forEach((key, member) -> members.next(String.valueOf(key), member));
            members.end();
        } else if (value instanceof Iterable<?> list && !(value instanceof java.nio.file.Path)) {
            Members members = new Members('[', ']', line);
            list.forEach(member -> members.next(null, member));
            members.end();
        } else if (value.getClass().isArray()) {
            Members members = new Members('[', ']', line);
            for (int i = 0; i < Array.getLength(value); i++) {
                members.next(null, Array.get(value, i));
            }
            members.end();
        } else if (value instanceof Record record) {
            write(record, line);
        } else {
            text.append(quoted(value.toString()));
        }
    }

    private void write(Record record, String line) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        if (components.length == 1 && components[0].getName().equals("value")) {
            write(component(record, components[0]), line);
            return;
        }
        Members members = new Members('{', '}', line);
        for (RecordComponent component : components) {
            members.next(component.getName(), component(record, component));
        }
        members.end();
    }

    private static Object component(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException("Cannot read " + component.getName() + " of " + record.getClass(), e);
        }
    }

    private static String number(Number number) {
        boolean exact = number instanceof BigDecimal || number instanceof BigInteger;
        if (!exact && !Double.isFinite(number.doubleValue())) {
            throw new IllegalArgumentException("JSON has no number " + number);
        }
        return number.toString();
    }

    /** The members of one object or list, each on its own line. */
    private final class Members {
        private final char close;
        private final String line;
        private boolean any;

        Members(char open, char close, String line) {
            this.close = close;
            this.line = line;
            text.append(open);
        }

        void next(String name, Object value) {
            text.append(any ? "," : "").append(line).append("  ");
            if (name != null) {
                text.append(quoted(name)).append(": ");
            }
            write(value, line + "  ");
            any = true;
        }

        void end() {
            text.append(any ? line : "").append(close);
        }
    }
}
