package org.enlace.jit.agreement;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one way to write a JSON value (after RFC 8785): keys in the order of their UTF-16 units, no white space, only what must be is
 * escaped, texts in NFC with line feeds. Of numbers whole ones alone.
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    /** @param value maps with texts for keys, lists, texts, whole numbers, truth values and null */
    public static String of(Object value) {
        StringBuilder json = new StringBuilder();
        write(value, json);
        return json.toString();
    }

    private static void write(Object value, StringBuilder json) {
        if (value instanceof Map<?, ?> map) {
            TreeMap<String, Object> sorted = new TreeMap<>();
            map.forEach((key, each) -> sorted.put(normal((String) key), each));
            json.append('{');
            String comma = "";
            for (Map.Entry<String, Object> each : sorted.entrySet()) {
                json.append(comma);
                text(each.getKey(), json);
                json.append(':');
                write(each.getValue(), json);
                comma = ",";
            }
            json.append('}');
        } else if (value instanceof List<?> list) {
            json.append('[');
            String comma = "";
            for (Object each : list) {
                json.append(comma);
                write(each, json);
                comma = ",";
            }
            json.append(']');
        } else if (value instanceof String text) {
            text(normal(text), json);
        } else if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            json.append(value);
        } else {
            throw new IllegalArgumentException("No canonical JSON of " + value.getClass());
        }
    }

    private static String normal(String text) {
        return Normalizer.normalize(text.replace("\r\n", "\n").replace('\r', '\n'), Normalizer.Form.NFC);
    }

    private static void text(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < 0x20) {
                        json.append(String.format("\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
