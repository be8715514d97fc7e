package org.enlace.jit.internal.agreement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.web.Json;

/** The fields of a record in a file that a person wrote, each of which is what it is asked for as, or {@link Wrong} with its place. */
final class JsonFields {
    private final JsonNode node;
    private final String at;

    private JsonFields(JsonNode node, String at) {
        this.node = node;
        this.at = at;
    }

    /** What is not as it should be: where, and how. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String field;
        private final Fault fault;
        private final String detail;

        Wrong(String field, Fault fault, String detail) {
            super(field + " " + fault + " " + detail, null, false, false);
            this.field = field;
            this.fault = fault;
            this.detail = detail;
        }

        String field() {
            return field;
        }

        Fault fault() {
            return fault;
        }

        String detail() {
            return detail;
        }
    }

    /** How a field can be wrong. */
    enum Fault {
        MISSING,
        UNKNOWN,
        TYPE,
        RULE
    }

    /** @return any JSON value; a doubled field, a number with a point and the like are no value at all */
    static JsonNode parse(ObjectMapper mapper, String json) {
        try {
            JsonNode node = mapper.readTree(json);
            if (node == null || node.isMissingNode()) {
                throw new Wrong("", Fault.TYPE, "JSON");
            }
            return node;
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
            throw new Wrong(where, Fault.TYPE, "JSON");
        }
    }

    static ObjectMapper mapper() {
        return Json.mapper();
    }

    static JsonFields of(JsonNode node, String at) {
        if (!node.isObject()) {
            throw new Wrong(at, Fault.TYPE, "{}");
        }
        return new JsonFields(node, at);
    }

    /** That it has no other fields. */
    JsonFields only(Set<String> names) {
        node.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw new Wrong(where(cut(name)), Fault.UNKNOWN, String.join(", ", new TreeSet<>(names)));
            }
        });
        return this;
    }

    private static String cut(String name) {
        return name.length() > 60 ? name.substring(0, 60) + "…" : name;
    }

    private String where(String name) {
        return at.isEmpty() ? name : at + "." + name;
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    private JsonNode needed(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            throw new Wrong(where(name), Fault.MISSING, "");
        }
        return value;
    }

    String text(String name) {
        JsonNode value = needed(name);
        if (!value.isTextual()) {
            throw new Wrong(where(name), Fault.TYPE, "\"…\"");
        }
        return value.textValue();
    }

    int whole(String name) {
        JsonNode value = needed(name);
        if (!value.isInt()) {
            throw new Wrong(where(name), Fault.TYPE, "123");
        }
        return value.intValue();
    }

    boolean truth(String name) {
        JsonNode value = needed(name);
        if (!value.isBoolean()) {
            throw new Wrong(where(name), Fault.TYPE, "true, false");
        }
        return value.booleanValue();
    }

    /** A text as something else, refused where it is none. */
    <T> T as(String name, Function<String, Optional<T>> reading, String known) {
        String text = text(name);
        return read(name, () -> reading.apply(text)
                .orElseThrow(() -> new Wrong(where(name), Fault.RULE, "\"" + cut(text) + "\": " + known)));
    }

    /** Whatever a rule of the field says is said of this field. */
    <T> T read(String name, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Refusal refusal) {
            throw new Wrong(where(refusal.field().orElse(name)), Fault.RULE, refusal.getMessage());
        }
    }

    List<String> texts(String name, int most) {
        List<String> all = new ArrayList<>();
        for (JsonNode one : items(name, most)) {
            if (!one.isTextual()) {
                throw new Wrong(where(name) + "[" + all.size() + "]", Fault.TYPE, "\"…\"");
            }
            all.add(one.textValue());
        }
        return all;
    }

    private JsonNode items(String name, int most) {
        JsonNode value = needed(name);
        if (!value.isArray()) {
            throw new Wrong(where(name), Fault.TYPE, "[]");
        }
        if (value.size() > most) {
            throw new Wrong(where(name), Fault.RULE, value.size() + " > " + most);
        }
        return value;
    }

    JsonFields object(String name) {
        return of(needed(name), where(name));
    }

    /** The names of its fields. */
    List<String> names() {
        List<String> all = new ArrayList<>();
        node.fieldNames().forEachRemaining(all::add);
        return all;
    }

    /** Texts by the tags of languages, of which none need be there. */
    Map<Language, String> languages(String name) {
        JsonFields by = object(name);
        Map<Language, String> all = new EnumMap<>(Language.class);
        for (String tag : by.names()) {
            all.put(by.language(tag), by.text(tag));
        }
        return all;
    }

    private Language language(String tag) {
        return Language.of(tag)
                .filter(one -> one.tag().equals(tag))
                .orElseThrow(() -> new Wrong(where(cut(tag)), Fault.UNKNOWN, "es, pt, en, fr"));
    }
}
