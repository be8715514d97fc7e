package org.enlace.jit.caseuco;

import java.time.Instant;
import java.util.AbstractList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A node of a document: a name, what it is, and its properties in the order in which they were said. Empty values are left out. */
final class Node {
    private static final String ID = "@id";

    private final Map<String, Object> json = new LinkedHashMap<>();

    private Node(String id, List<String> types) {
        json.put(ID, id);
        json.put("@type", types.size() == 1 ? types.get(0) : types);
    }

    static Node of(String id, String... types) {
        return new Node(id, List.of(types));
    }

    String id() {
        return (String) json.get(ID);
    }

    Map<String, Object> json() {
        return json;
    }

    Node text(String property, String value) {
        if (!value.isEmpty()) {
            json.put(property, clean(value));
        }
        return this;
    }

    Node texts(String property, Collection<String> values) {
        return many(property, values.stream().map(Node::clean).toList());
    }

    Node ref(String property, String id) {
        json.put(property, Map.of(ID, id));
        return this;
    }

    Node refs(String property, Collection<String> ids) {
        return many(property, ids.stream().distinct().map(id -> Map.of(ID, id)).toList());
    }

    /** The same for very many, which are named as they are written. */
    <T> Node refs(String property, List<T> some, Function<T, String> name) {
        if (!some.isEmpty()) {
            json.put(property, new AbstractList<Map<String, String>>() {
                @Override
                public Map<String, String> get(int index) {
                    return Map.of(ID, name.apply(some.get(index)));
                }

                @Override
                public int size() {
                    return some.size();
                }
            });
        }
        return this;
    }

    private Node many(String property, List<?> values) {
        if (!values.isEmpty()) {
            json.put(property, values.size() == 1 ? values.get(0) : values);
        }
        return this;
    }

    Node at(String property, Instant moment) {
        return typed(property, "dateTime", moment.toString());
    }

    /** @param value hexadecimal digits */
    Node hex(String property, String value) {
        return typed(property, "hexBinary", value);
    }

    Node base64(String property, String value) {
        return typed(property, "base64Binary", value);
    }

    private Node typed(String property, String type, String value) {
        Map<String, String> literal = new LinkedHashMap<>();
        literal.put("@type", "xsd:" + type);
        literal.put("@value", value);
        json.put(property, literal);
        return this;
    }

    /** An {@code xsd:integer}. */
    Node number(String property, long value) {
        json.put(property, value);
        return this;
    }

    Node yes(String property) {
        json.put(property, true);
        return this;
    }

    /** An {@code xsd:string} has no character that XML does not have; what comes from elsewhere might. */
    private static String clean(String value) {
        if (value.codePoints().allMatch(Node::allowed)) {
            return value;
        }
        StringBuilder clean = new StringBuilder(value.length());
        value.codePoints().forEach(c -> clean.appendCodePoint(allowed(c) ? c : 0xFFFD));
        return clean.toString();
    }

    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c < 0xD800
                || c >= 0xE000 && c < 0xFFFE
                || c >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
    }
}
