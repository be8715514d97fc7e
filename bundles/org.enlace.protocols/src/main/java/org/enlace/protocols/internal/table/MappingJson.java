package org.enlace.protocols.internal.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Refusal;
import org.enlace.protocols.TableMapping;
import org.enlace.protocols.TableMapping.Dates;
import org.enlace.protocols.TableMapping.Letters;
import org.enlace.protocols.TableMapping.Separator;

/**
 * A mapping as JSON, for programs, for files and for the database:
 *
 * <pre>{@code
 * {"letters": "windows-1252", "separator": "semicolon", "dates": "day-first",
 *  "columns": {"Título": "title", "Resumen": "summary"}, "defaults": {"type": "good-practice", "country": "CO"}}
 * }</pre>
 *
 * Everything may be left out; without {@code columns} each is guessed by its heading.
 */
public final class MappingJson {
    private static final int CHARACTERS_AT_MOST = 200_000;
    private static final JsonFactory FACTORY = new JsonFactory();

    private MappingJson() {}

    /** @throws Refusal {@code import.table.mapping} */
    public static TableMapping read(String text) {
        if (text == null || text.isBlank()) {
            return TableMapping.FOUND_OUT;
        }
        if (text.length() > CHARACTERS_AT_MOST) {
            throw wrong("it has more than " + CHARACTERS_AT_MOST + " characters");
        }
        Map<String, String> words = new LinkedHashMap<>();
        Map<String, Map<String, String>> lists = new LinkedHashMap<>();
        try (JsonParser json = FACTORY.createParser(text)) {
            expect(json.nextToken(), JsonToken.START_OBJECT, "it is no object");
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                switch (name) {
                    case "letters", "separator", "dates" -> {
                        if (json.nextToken() != JsonToken.VALUE_NULL) {
                            expect(json.currentToken(), JsonToken.VALUE_STRING, "\"" + name + "\" is no text");
                            words.put(name, json.getText());
                        }
                    }
                    case "columns", "defaults" -> lists.put(name, texts(name, json));
                    default -> throw wrong("it has no \"" + shortened(name) + "\"");
                }
            }
            expect(json.nextToken(), null, "something follows its end");
        } catch (IOException e) {
            throw wrong("it is no JSON");
        }
        return new TableMapping(
                one(words, "letters", Letters::of, "utf-8, windows-1252"),
                one(words, "separator", Separator::of, "comma, semicolon, tab"),
                one(words, "dates", Dates::of, "day-first, month-first"),
                lists.getOrDefault("columns", Map.of()),
                lists.getOrDefault("defaults", Map.of()));
    }

    private static <T> T one(
            Map<String, String> words,
            String name,
            java.util.function.Function<String, Optional<T>> known,
            String all) {
        String word = words.get(name);
        return word == null
                ? null
                : known.apply(word)
                        .orElseThrow(() -> wrong(
                                "\"" + shortened(word) + "\" is no value for " + name + ", which is one of " + all));
    }

    private static Map<String, String> texts(String name, JsonParser json) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        expect(json.nextToken(), JsonToken.START_OBJECT, "\"" + name + "\" is no object of texts");
        for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            expect(json.nextToken(), JsonToken.VALUE_STRING, "\"" + shortened(key) + "\" in " + name + " is no text");
            if (!json.getText().isBlank()) {
                texts.put(key, json.getText());
            }
        }
        return texts;
    }

    private static void expect(JsonToken found, JsonToken wanted, String otherwise) {
        if (found != wanted) {
            throw wrong(otherwise);
        }
    }

    private static Refusal wrong(String why) {
        return new Refusal("import.table.mapping", "The mapping cannot be read: " + why, why).at("mapping");
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }

    public static String text(TableMapping mapping) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            if (mapping.letters() != null) {
                json.writeStringField("letters", mapping.letters().token());
            }
            if (mapping.separator() != null) {
                json.writeStringField("separator", mapping.separator().token());
            }
            json.writeStringField("dates", mapping.dates().token());
            texts("columns", mapping.columns(), json);
            texts("defaults", mapping.defaults(), json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A mapping could not be written to memory", e);
        }
        return text.toString();
    }

    private static void texts(String name, Map<String, String> texts, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
    }
}
