package org.enlace.persistence.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Rows as JSON, one object a line, written as they come. */
final class JsonLines {
    private final Writer out;

    JsonLines(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /** One line: the names with their values; a {@link Row} becomes an object of its own. */
    void line(Object... namesAndValues) {
        try {
            out.write('{');
            for (int at = 0; at < namesAndValues.length; at += 2) {
                member(at, (String) namesAndValues[at], namesAndValues[at + 1]);
            }
            out.write("}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param names of columns, written in lower case, as in the migrations */
    record Row(List<String> names, Object[] values) {}

    void flush() throws IOException {
        out.flush();
    }

    private void member(int at, String name, Object value) throws IOException {
        if (at > 0) {
            out.write(',');
        }
        text(name);
        out.write(':');
        if (value instanceof Row row) {
            out.write('{');
            for (int column = 0; column < row.values.length; column++) {
                member(column, row.names.get(column).toLowerCase(Locale.ROOT), row.values[column]);
            }
            out.write('}');
        } else if (value instanceof List<?> list) {
            out.write('[');
            for (int each = 0; each < list.size(); each++) {
                if (each > 0) {
                    out.write(',');
                }
                value(list.get(each));
            }
            out.write(']');
        } else {
            value(value);
        }
    }

    private void value(Object value) throws IOException {
        if (value == null || value instanceof Long || value instanceof Integer || value instanceof Boolean) {
            out.write(String.valueOf(value));
        } else if (value instanceof BigDecimal decimal) {
            out.write(decimal.toPlainString());
        } else if (value instanceof Double floating && Double.isFinite(floating)) {
            out.write(value.toString());
        } else if (value instanceof byte[] bytes) {
            text(Base64.getEncoder().encodeToString(bytes));
        } else {
            text(value.toString());
        }
    }

    private void text(String text) throws IOException {
        out.write('"');
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each == '"' || each == '\\') {
                out.write('\\');
                out.write(each);
            } else if (each < ' ' || Character.isSurrogate(each) && alone(text, at)) {
                out.write(String.format("\\u%04x", (int) each));
            } else {
                out.write(each);
            }
        }
        out.write('"');
    }

    private static boolean alone(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }
}
