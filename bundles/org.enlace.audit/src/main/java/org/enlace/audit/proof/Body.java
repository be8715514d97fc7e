package org.enlace.audit.proof;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of an entry is proven and can never be erased.
 *
 * @param id        a UUID, version 7
 * @param at        when it was recorded
 * @param code      what was done, {@code area.act}
 * @param officer   by whom
 * @param actingFor whose deputy that was, or null
 * @param unit      the unit whose rights were used, or null
 * @param door      {@code page}, {@code api}, {@code shell}, {@code ssh} or {@code node}
 * @param reference which session, token or connection; may be empty
 * @param outcome   {@code done}, {@code refused} or {@code failed}
 * @param kind      what kind of record it was done to, or null
 * @param subject   which one, or null
 * @param facts     what can be known for ever
 * @param values    for each erasable value its salted hash, by name: {@code reason}, {@code before/FIELD}, {@code after/FIELD},
 *                  {@code person/N}
 */
public record Body(
        String id,
        Instant at,
        String code,
        String officer,
        String actingFor,
        String unit,
        String door,
        String reference,
        String outcome,
        String kind,
        String subject,
        SortedMap<String, String> facts,
        SortedMap<String, String> values) {
    /** The version of the form, written into each body. */
    public static final long FORMAT = 1;

    /** The names of values that say whose data were touched begin so. */
    public static final String PERSON = "person/";

    /** The one text of this body. */
    public String text() {
        Map<String, Object> by = new LinkedHashMap<>();
        by.put("officer", officer);
        put(by, "for", actingFor);
        put(by, "unit", unit);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("format", FORMAT);
        body.put("id", id);
        body.put("at", at.toString());
        body.put("code", code);
        body.put("by", by);
        body.put("door", door);
        put(body, "reference", reference.isEmpty() ? null : reference);
        body.put("outcome", outcome);
        if (kind != null) {
            body.put("subject", Map.of("kind", kind, "id", subject));
        }
        put(body, "facts", facts.isEmpty() ? null : facts);
        put(body, "values", values.isEmpty() ? null : values);
        return Canonical.write(body);
    }

    private static void put(Map<String, Object> map, String name, Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    /**
     * Reads a body.
     *
     * @throws IllegalArgumentException when the text is not exactly what {@link #text()} gives
     */
    public static Body read(String text) {
        try {
            Map<String, Object> body = Canonical.object(text);
            if (!Long.valueOf(FORMAT).equals(body.get("format"))) {
                throw new IllegalArgumentException("Its format is " + body.get("format") + ", not " + FORMAT);
            }
            Map<String, String> by = texts(body.get("by"));
            Map<String, String> on = texts(body.get("subject"));
            String reference = (String) body.get("reference");
            Body read = new Body(
                    (String) body.get("id"),
                    Instant.parse((String) body.get("at")),
                    (String) body.get("code"),
                    by.get("officer"),
                    by.get("for"),
                    by.get("unit"),
                    (String) body.get("door"),
                    reference == null ? "" : reference,
                    (String) body.get("outcome"),
                    on.get("kind"),
                    on.get("id"),
                    texts(body.get("facts")),
                    texts(body.get("values")));
            if (!read.text().equals(text)) {
                throw new IllegalArgumentException("It is not in its canonical form");
            }
            return read;
        } catch (ClassCastException | NullPointerException | DateTimeException e) {
            throw new IllegalArgumentException("It is not the body of an entry", e);
        }
    }

    private static SortedMap<String, String> texts(Object map) {
        SortedMap<String, String> texts = new TreeMap<>();
        if (map != null) {
            ((Map<?, ?>) map).forEach((name, value) -> texts.put((String) name, (String) value));
        }
        return texts;
    }
}
