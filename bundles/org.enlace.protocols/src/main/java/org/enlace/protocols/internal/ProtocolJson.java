package org.enlace.protocols.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.platform.Hashing;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.protocols.LegalInstrument;
import org.enlace.protocols.Passage;
import org.enlace.protocols.Phase;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.Requirement;

/**
 * The JSON form of a record: the same in files, in the API and in the database. Reading is strict; whatever is unknown or
 * of another type is refused with its path.
 * It is long because reading and writing of each field stand side by side.
 */
public final class ProtocolJson {
    private static final Set<String> FIELDS = Set.of(
            "id",
            "title",
            "summary",
            "type",
            "issuingBody",
            "country",
            "region",
            "legalInstrument",
            "date",
            "languages",
            "crimeTypes",
            "phases",
            "url",
            "supersedes",
            "supersededBy",
            "status",
            "requirements",
            "note",
            "verifiedScope",
            "source",
            "verified",
            "evidence",
            "passages",
            "translations",
            "restrictedTo");

    private static final Set<String> PASSAGES =
            Arrays.stream(Passage.values()).map(Passage::field).collect(Collectors.toUnmodifiableSet());

    /** How many names, values, brackets and braces a text may have: a tree takes far more room than what it was read from. */
    static final int TOKENS_AT_MOST = 1_000_000;

    /** Limits what one text may make the parser do; larger things are refused as malformed. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(20)
                    .maxStringLength(200_000)
                    .maxNumberLength(40)
                    .maxNameLength(200)
                    .maxTokenCount(TOKENS_AT_MOST)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private ProtocolJson() {}

    /**
     * What an object says.
     *
     * @param reference the source's identifier, {@code id} in JSON; null when it has none
     */
    public record Written(String reference, ProtocolDraft draft) {}

    /**
     * Reads an object as far as possible and tells everything in it that has the wrong name or type.
     *
     * @param wrong is given each refusal unsaid: there may be as many as the object has names and values
     */
    public static Written read(JsonNode node, Consumer<Supplier<Refusal>> wrong) {
        Reader reader = new Reader(wrong);
        if (!node.isObject()) {
            reader.type("", node, Type.OBJECT);
            return new Written(null, ProtocolDraft.empty());
        }
        reader.known("", node, FIELDS);
        JsonNode act = node.path("legalInstrument");
        ProtocolDraft.Instrument instrument = null;
        if (act.isObject()) {
            reader.known("legalInstrument.", act, Set.of("kind", "number", "date"));
            instrument = new ProtocolDraft.Instrument(
                    reader.text("legalInstrument.", act, "kind"),
                    reader.text("legalInstrument.", act, "number"),
                    reader.text("legalInstrument.", act, "date"));
        } else if (!absent(act)) {
            reader.type("legalInstrument", act, Type.OBJECT);
        }
        return new Written(
                reader.text("", node, "id"),
                new ProtocolDraft(
                        reader.text("", node, "title"),
                        reader.texts("", node, "summary"),
                        reader.text("", node, "type"),
                        reader.text("", node, "issuingBody"),
                        reader.text("", node, "country"),
                        reader.text("", node, "region"),
                        instrument,
                        reader.text("", node, "date"),
                        reader.list(node, "languages"),
                        reader.list(node, "crimeTypes"),
                        reader.list(node, "phases"),
                        reader.text("", node, "url"),
                        reader.text("", node, "supersedes"),
                        reader.text("", node, "supersededBy"),
                        reader.text("", node, "status"),
                        reader.items(node),
                        reader.text("", node, "note"),
                        reader.text("", node, "verifiedScope"),
                        reader.text("", node, "source"),
                        reader.flag("", node, "verified"),
                        reader.text("", node, "evidence"),
                        reader.passages(node),
                        absent(node.path("translations")) ? null : reader.texts("", node, "translations"),
                        reader.restriction(node)));
    }

    /** Writes a record as one object, its fields always in the same order. */
    public static void write(String reference, ProtocolContent content, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", reference);
        fields(content, out);
        out.writeEndObject();
    }

    /** Writes the fields of the content into an object that is already begun; what is optional only where there is some. */
    public static void fields(ProtocolContent content, JsonGenerator out) throws IOException {
        out.writeStringField("title", content.title());
        texts("summary", content.summary(), out);
        out.writeStringField("type", content.kind().token());
        out.writeStringField("issuingBody", content.issuingBody());
        out.writeStringField("country", text(content.country()));
        out.writeStringField("region", content.region());
        LegalInstrument act = content.legalInstrument();
        if (act == null) {
            out.writeNullField("legalInstrument");
        } else {
            out.writeObjectFieldStart("legalInstrument");
            out.writeStringField("kind", act.kind().token());
            out.writeStringField("number", act.number());
            out.writeStringField("date", text(act.date()));
            out.writeEndObject();
        }
        out.writeStringField("date", text(content.date()));
        list("languages", content.languages(), out);
        list("crimeTypes", content.crimeTypes(), out);
        list("phases", content.phases().stream().map(Phase::token).toList(), out);
        out.writeStringField("url", content.url());
        out.writeStringField("supersedes", content.supersedes());
        out.writeStringField("supersededBy", content.supersededBy());
        out.writeStringField("status", content.legalStatus().token());
        out.writeArrayFieldStart("requirements");
        for (Requirement item : content.requirements()) {
            out.writeStartObject();
            out.writeStringField("key", item.key());
            texts("text", item.text(), out);
            out.writeBooleanField("derived", item.derived());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeStringField("note", content.note());
        out.writeStringField("verifiedScope", content.verifiedScope());
        out.writeStringField("source", content.source());
        out.writeBooleanField("verified", content.verified());
        if (content.evidence() != null) {
            out.writeStringField("evidence", content.evidence().token());
        }
        if (!content.passages().isEmpty()) {
            out.writeObjectFieldStart("passages");
            for (Map.Entry<Passage, Map<Language, String>> told :
                    content.passages().entrySet()) {
                texts(told.getKey().field(), told.getValue(), out);
            }
            out.writeEndObject();
        }
        if (!content.translations().isEmpty()) {
            texts("translations", content.translations(), out);
        }
        if (content.restrictedTo().restricted()) {
            ProtocolDraft.Restriction readers = ProtocolDraft.of(content).restrictedTo();
            out.writeObjectFieldStart("restrictedTo");
            list("officers", readers.officers(), out);
            list("units", readers.units(), out);
            out.writeEndObject();
        }
    }

    /** The content alone, as the database keeps it. */
    public static String text(ProtocolContent content) {
        StringWriter text = new StringWriter(4_096);
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.writeStartObject();
            fields(content, out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A record could not be written to memory", e);
        }
        return text.toString();
    }

    /** Reads what {@link #text} wrote. */
    public static ProtocolContent content(String text) {
        try {
            return read(JsonTree.of(text), refusal -> {
                        throw refusal.get();
                    })
                    .draft()
                    .content();
        } catch (IOException e) {
            throw new UncheckedIOException("A stored record is not JSON", e);
        }
    }

    /** The same for the same content, whatever a file's white space and order of fields: SHA-256 in hex. */
    public static String fingerprint(ProtocolContent content) {
        return hash(text(content));
    }

    /** Likewise, of a reference and a content together. */
    static String fingerprint(String reference, ProtocolContent content) {
        return hash(reference + "\n" + text(content));
    }

    /** The SHA-256 of a text, in hexadecimal digits. */
    static String hash(String text) {
        return Hashing.sha256(text);
    }

    private static void texts(String name, Map<Language, String> texts, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart(name);
        for (Map.Entry<Language, String> text : texts.entrySet()) {
            out.writeStringField(text.getKey().tag(), text.getValue());
        }
        out.writeEndObject();
    }

    private static void list(String name, List<String> values, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(name);
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private enum Type {
        TEXT("protocol.not-a-text", "a text"),
        FLAG("protocol.not-a-flag", "true or false"),
        LIST("protocol.not-a-list", "a list"),
        OBJECT("protocol.not-an-object", "an object"),
        TEXTS("protocol.not-texts", "an object of texts by language");

        private final String code;
        private final String english;

        Type(String code, String english) {
            this.code = code;
            this.english = english;
        }
    }

    private record Reader(Consumer<Supplier<Refusal>> wrong) {
        void known(String path, JsonNode object, Set<String> names) {
            object.fieldNames().forEachRemaining(name -> {
                if (!names.contains(name)) {
                    wrong.accept(() -> unknown(shortened(path + name), names));
                }
            });
        }

        private static Refusal unknown(String field, Set<String> names) {
            String all = String.join(", ", names.stream().sorted().toList());
            return new Refusal(
                            "protocol.unknown-field",
                            "\"" + field + "\" is not a field of a record; remove it or use one of " + all,
                            field,
                            all)
                    .at(field);
        }

        void type(String field, JsonNode value, Type expected) {
            wrong.accept(() -> {
                String shown = shortened(value.toString());
                return new Refusal(
                                expected.code,
                                "\"" + field + "\" is " + shown + "; it must be " + expected.english + "; correct it",
                                field,
                                shown)
                        .at(field);
            });
        }

        String text(String path, JsonNode object, String name) {
            JsonNode value = object.path(name);
            if (value.isTextual()) {
                return value.textValue();
            }
            if (!absent(value)) {
                type(path + name, value, Type.TEXT);
            }
            return null;
        }

        boolean flag(String path, JsonNode object, String name) {
            JsonNode value = object.path(name);
            if (!value.isBoolean() && !absent(value)) {
                type(path + name, value, Type.FLAG);
            }
            return value.booleanValue();
        }

        Map<String, String> texts(String path, JsonNode object, String name) {
            JsonNode value = object.path(name);
            Map<String, String> texts = new LinkedHashMap<>();
            if (value.isObject()) {
                value.fieldNames().forEachRemaining(tag -> texts.put(tag, text(path + name + ".", value, tag)));
            } else if (!absent(value)) {
                type(path + name, value, Type.TEXTS);
            }
            return texts;
        }

        Map<String, Map<String, String>> passages(JsonNode object) {
            JsonNode value = object.path("passages");
            Map<String, Map<String, String>> passages = new LinkedHashMap<>();
            if (value.isObject()) {
                known("passages.", value, PASSAGES);
                value.fieldNames().forEachRemaining(name -> {
                    if (PASSAGES.contains(name)) {
                        passages.put(name, texts("passages.", value, name));
                    }
                });
            } else if (!absent(value)) {
                type("passages", value, Type.OBJECT);
            }
            return passages;
        }

        ProtocolDraft.Restriction restriction(JsonNode object) {
            JsonNode value = object.path("restrictedTo");
            if (value.isObject()) {
                known("restrictedTo.", value, Set.of("officers", "units"));
                return new ProtocolDraft.Restriction(
                        list("restrictedTo.", value, "officers"), list("restrictedTo.", value, "units"));
            }
            if (!absent(value)) {
                type("restrictedTo", value, Type.OBJECT);
            }
            return null;
        }

        List<String> list(JsonNode object, String name) {
            return list("", object, name);
        }

        List<String> list(String path, JsonNode object, String name) {
            JsonNode value = object.path(name);
            List<String> list = new ArrayList<>();
            if (value.isArray()) {
                for (int i = 0; i < value.size(); i++) {
                    if (value.get(i).isTextual()) {
                        list.add(value.get(i).textValue());
                    } else {
                        type(path + name + "[" + i + "]", value.get(i), Type.TEXT);
                    }
                }
            } else if (!absent(value)) {
                type(path + name, value, Type.LIST);
            }
            return list;
        }

        List<ProtocolDraft.Item> items(JsonNode object) {
            JsonNode value = object.path("requirements");
            List<ProtocolDraft.Item> items = new ArrayList<>();
            if (!value.isArray()) {
                if (!absent(value)) {
                    type("requirements", value, Type.LIST);
                }
                return items;
            }
            for (int i = 0; i < value.size(); i++) {
                JsonNode item = value.get(i);
                String path = "requirements[" + i + "]";
                if (item.isObject()) {
                    known(path + ".", item, Set.of("key", "text", "derived"));
                    items.add(new ProtocolDraft.Item(
                            text(path + ".", item, "key"),
                            texts(path + ".", item, "text"),
                            flag(path + ".", item, "derived")));
                } else {
                    type(path, item, Type.OBJECT);
                }
            }
            return items;
        }

        private static String shortened(String text) {
            return text.length() <= 80 ? text : text.substring(0, 77) + "...";
        }
    }
}
