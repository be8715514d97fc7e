package org.enlace.jit.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.enlace.jit.Rules;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * One object of a statement, read strictly: what is unknown, missing, doubled or of another type is refused at its field
 * with the code {@code jit.form}, and nothing of what it says is repeated.
 */
public final class Said {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(12)
                    .maxStringLength(1 << 20)
                    .maxNumberLength(20)
                    .maxNameLength(60)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final int MOST_NAMES = 20;

    private final JsonNode node;
    private final String field;

    private Said(JsonNode node, String field, Set<String> names) {
        this.node = node;
        this.field = field;
        if (!node.isObject()) {
            throw form(field);
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw form(field);
            }
        });
    }

    /** Writes one object. */
    @FunctionalInterface
    public interface Writing {
        void to(JsonGenerator out) throws IOException;
    }

    /** The text of an object. */
    public static String text(Writing fields) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.writeStartObject();
            fields.to(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A message could not be written to memory", e);
        }
        return text.toString();
    }

    /**
     * @param what  what the whole is called where it has not the form at all
     * @param names the fields it may have
     */
    public static Said of(String text, String what, Set<String> names) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw form(what);
            }
            JsonNode node = value(parser);
            if (parser.nextToken() != null) {
                throw form(what);
            }
            return new Said(node, what, names);
        } catch (IOException e) {
            throw form(what);
        }
    }

    public static Refusal form(String field) {
        return new Refusal(
                        "jit.form",
                        "What came has not the form of what travels, at \"" + field
                                + "\"; ask its sender which version of the module wrote it",
                        field)
                .at(field);
    }

    public boolean has(String name) {
        return node.has(name);
    }

    public String word(String name) {
        if (!node.path(name).isTextual()) {
            throw form(name);
        }
        return node.path(name).textValue();
    }

    public Optional<String> maybe(String name) {
        return node.has(name) ? Optional.of(word(name)) : Optional.empty();
    }

    /** Otherwise where it is left out. */
    public String wordOr(String name, String otherwise) {
        return node.has(name) ? word(name) : otherwise;
    }

    public int count(String name) {
        if (!node.path(name).isInt() || node.path(name).intValue() < 0) {
            throw form(name);
        }
        return node.path(name).intValue();
    }

    /** A whole number from 1. */
    public long number(String name) {
        JsonNode number = node.path(name);
        if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 1) {
            throw form(name);
        }
        return number.longValue();
    }

    public CountryCode country(String name) {
        try {
            return new CountryCode(word(name));
        } catch (Refusal refusal) {
            throw form(name);
        }
    }

    public boolean flag(String name) {
        if (!node.path(name).isBoolean()) {
            throw form(name);
        }
        return node.path(name).booleanValue();
    }

    public RecordId id(String name) {
        return RecordId.read(word(name)).orElseThrow(() -> form(name));
    }

    public Instant moment(String name) {
        try {
            return Instant.parse(word(name));
        } catch (DateTimeParseException e) {
            throw form(name);
        }
    }

    public LocalDate day(String name) {
        try {
            return Rules.day(name, LocalDate.parse(word(name)));
        } catch (DateTimeParseException | Refusal e) {
            throw form(name);
        }
    }

    public Said object(String name, Set<String> names) {
        return new Said(node.path(name), name, names);
    }

    /** Objects in a list of at most so many. */
    public List<Said> all(String name, int most, Set<String> names) {
        List<Said> all = new ArrayList<>();
        array(name, most).forEach(one -> all.add(new Said(one, name, names)));
        return all;
    }

    public List<String> words(String name, int most) {
        List<String> all = new ArrayList<>();
        array(name, most).forEach(one -> {
            if (!one.isTextual()) {
                throw form(name);
            }
            all.add(one.textValue());
        });
        return all;
    }

    public List<RecordId> ids(String name, int most) {
        try {
            return words(name, most).stream().map(RecordId::parse).toList();
        } catch (Refusal refusal) {
            throw form(name);
        }
    }

    public List<Integer> counts(String name, int most) {
        List<Integer> all = new ArrayList<>();
        array(name, most).forEach(one -> {
            if (!one.isInt() || one.intValue() < 0) {
                throw form(name);
            }
            all.add(one.intValue());
        });
        return all;
    }

    /** The words of an object by their names, whatever these are; at most twenty. */
    public Map<String, String> words(String name) {
        JsonNode object = node.path(name);
        if (!object.isObject() || object.size() > MOST_NAMES) {
            throw form(name);
        }
        Map<String, String> all = new TreeMap<>();
        object.fields().forEachRemaining(one -> {
            if (!one.getValue().isTextual()) {
                throw form(name);
            }
            all.put(one.getKey(), one.getValue().textValue());
        });
        return all;
    }

    private JsonNode array(String name, int most) {
        JsonNode list = node.path(name);
        if (!list.isArray() || list.size() > most) {
            throw form(name);
        }
        return list;
    }

    /** That a token is one of some. */
    public <T> T one(String name, Function<String, Optional<T>> known) {
        return known.apply(word(name)).orElseThrow(() -> form(name));
    }

    /** As Jackson's mapper, whose classes are loaded for nothing else, would make it. */
    private static JsonNode value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                ObjectNode object = NODES.objectNode();
                for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    parser.nextToken();
                    object.set(name, value(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                ArrayNode array = NODES.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                yield array;
            }
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case INT -> NODES.numberNode(parser.getIntValue());
                    case LONG -> NODES.numberNode(parser.getLongValue());
                    default -> NODES.numberNode(parser.getBigIntegerValue());
                };
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
            case VALUE_NULL -> NODES.nullNode();
            default -> NODES.textNode(parser.getText());
        };
    }
}
