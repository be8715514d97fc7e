package org.enlace.audit.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON in its one canonical form (RFC 8785), so that the same content always has the same bytes. Of the numbers of JSON only
 * whole ones that fit a {@code long} are known; an entry needs no others.
 */
public final class Canonical {
    private static final int DEEPEST = 20;

    private final String text;
    private int at;
    private int depth;

    private Canonical(String text) {
        this.text = text;
    }

    /**
     * Writes maps, lists, texts, whole numbers, booleans and null; the names of an object are ordered by their UTF-16 units.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static String write(Object value) {
        StringBuilder out = new StringBuilder(256);
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        if (value == null || value instanceof Boolean || value instanceof Long || value instanceof Integer) {
            out.append(value);
        } else if (value instanceof String string) {
            quote(string, out);
        } else if (value instanceof List<?> list) {
            char before = '[';
            for (Object each : list) {
                out.append(before);
                write(each, out);
                before = ',';
            }
            out.append(before == '[' ? "[]" : "]");
        } else if (value instanceof Map<?, ?> map) {
            char before = '{';
            for (Map.Entry<?, ?> each : new TreeMap<>(map).entrySet()) {
                out.append(before);
                quote((String) each.getKey(), out);
                out.append(':');
                write(each.getValue(), out);
                before = ',';
            }
            out.append(before == '{' ? "{}" : "}");
        } else {
            throw new IllegalArgumentException("The canonical form has no " + value.getClass());
        }
    }

    private static void quote(String string, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** The text as it can be kept everywhere: without NUL and without halves of a character, each replaced by U+FFFD. */
    public static String storable(String text) {
        StringBuilder clean = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == 0 || Character.isSurrogate(c) && !pair) {
                clean = clean == null ? new StringBuilder(text) : clean;
                clean.setCharAt(i, '\uFFFD');
            } else if (pair) {
                i++;
            }
        }
        return clean == null ? text : clean.toString();
    }

    /**
     * Reads what {@link #write} writes, blanks between the parts allowed: objects as maps in the order written.
     *
     * @throws IllegalArgumentException that names the place, when the text is anything else
     */
    public static Object read(String text) {
        Canonical reader = new Canonical(text);
        reader.blanks();
        Object value = reader.value();
        reader.blanks();
        if (reader.at < text.length()) {
            throw reader.wrong("the end");
        }
        return value;
    }

    /** {@link #read}, where only an object will do. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(String text) {
        if (read(text) instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalArgumentException("Not a JSON object");
    }

    private Object value() {
        if (++depth > DEEPEST) {
            throw wrong("less depth");
        }
        Object value =
                switch (peek()) {
                    case '{' -> members();
                    case '[' -> items();
                    case '"' -> string();
                    case 't' -> word("true", Boolean.TRUE);
                    case 'f' -> word("false", Boolean.FALSE);
                    case 'n' -> word("null", null);
                    default -> number();
                };
        depth--;
        return value;
    }

    private Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        blanks();
        if (peek() == '}') {
            at++;
            return members;
        }
        while (true) {
            String name = string();
            blanks();
            expect(':');
            blanks();
            if (members.containsKey(name)) {
                throw wrong("another name than \"" + name + "\", which is there twice");
            }
            members.put(name, value());
            blanks();
            if (peek() == '}') {
                at++;
                return members;
            }
            expect(',');
            blanks();
        }
    }

    private List<Object> items() {
        List<Object> items = new ArrayList<>();
        at++;
        blanks();
        if (peek() == ']') {
            at++;
            return items;
        }
        while (true) {
            items.add(value());
            blanks();
            if (peek() == ']') {
                at++;
                return items;
            }
            expect(',');
            blanks();
        }
    }

    private String string() {
        expect('"');
        int begin = at;
        StringBuilder unescaped = null;
        while (true) {
            char c = peek();
            if (c == '"') {
                String plain = text.substring(begin, at++);
                return unescaped == null ? plain : unescaped.append(plain).toString();
            }
            if (c < 0x20) {
                throw wrong("an escaped control character");
            }
            if (c != '\\') {
                at++;
                continue;
            }
            unescaped = unescaped == null ? new StringBuilder() : unescaped;
            unescaped.append(text, begin, at++);
            unescaped.append(escaped());
            begin = at;
        }
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'u' -> {
                int unit = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = Character.digit(peek(), 16);
                    if (digit < 0) {
                        throw wrong("four hexadecimal digits");
                    }
                    unit = unit << 4 | digit;
                    at++;
                }
                yield (char) unit;
            }
            default -> throw wrong("an escape");
        };
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong(word);
        }
        at += word.length();
        return value;
    }

    private Long number() {
        int begin = at;
        while (at < text.length() && (Character.digit(text.charAt(at), 10) >= 0 || text.charAt(at) == '-')) {
            at++;
        }
        try {
            return Long.valueOf(text.substring(begin, at));
        } catch (NumberFormatException e) {
            at = begin;
            throw wrong("a value");
        }
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char c) {
        if (peek() != c) {
            throw wrong("'" + c + "'");
        }
        at++;
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong("more");
        }
        return text.charAt(at);
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException("At character " + (at + 1) + ": expected " + expected);
    }
}
