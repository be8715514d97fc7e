package org.enlace.configuration.internal;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.felix.cm.json.io.Configurations;
import org.eclipse.parsson.JsonProviderImpl;

/**
 * Reads a file in the format of the OSGi Configurator: PIDs, each with its keys, a key's type after a colon where JSON's own
 * does not say enough; comments are allowed. The file is parsed as a whole first; a value that cannot be taken is then named
 * alone, and the others are kept.
 */
final class JsonSettings {
    private static final String CONFIGURATOR = ":configurator:";
    /** What a PID is made of. */
    static final Pattern PID = Pattern.compile("[A-Za-z0-9_.-]+(~[A-Za-z0-9_.@-]+)?");

    private final String file;
    private final List<Mistake> mistakes = new ArrayList<>();

    private JsonSettings(String file) {
        this.file = file;
    }

    /**
     * @param file  what a person calls the file
     * @param bytes its content
     * @throws Unreadable when it is not JSON, or no object of objects
     */
    static Settings read(String file, byte[] bytes) throws Unreadable {
        return new JsonSettings(file).settings(object(text(bytes)));
    }

    private Settings settings(JsonObject root) {
        Map<String, Map<String, Object>> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonValue> entry : root.entrySet()) {
            String pid = entry.getKey();
            if (pid.startsWith(CONFIGURATOR)) {
                continue;
            }
            if (!PID.matcher(pid).matches()) {
                wrong(
                        pid,
                        "",
                        "\"" + pid + "\" is no PID: letters, digits and . _ - only, then ~ and a name where "
                                + "the same component is configured several times");
            } else if (entry.getValue() instanceof JsonObject keys) {
                values.put(pid, keys(pid, keys));
            } else {
                wrong(
                        pid,
                        "",
                        "under the PID \"" + pid + "\" stands " + kind(entry.getValue())
                                + "; an object with its keys and values is expected, such as { \"key\": 1 }");
            }
        }
        return new Settings(values, List.copyOf(mistakes));
    }

    private Map<String, Object> keys(String pid, JsonObject object) {
        // ConfigAdmin does not tell upper case from lower case in keys.
        Map<String, Object> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, JsonValue> entry : object.entrySet()) {
            if (entry.getKey().startsWith(CONFIGURATOR)) {
                continue;
            }
            String key = name(entry.getKey());
            Object value = value(pid, key, entry);
            if (value != null && values.putIfAbsent(key, value) != null) {
                wrong(pid, key, pid + ": the key \"" + key + "\" stands twice, the first one applies; remove one");
            }
        }
        return values;
    }

    /** Without the type behind the colon. */
    static String name(String typedKey) {
        int colon = typedKey.indexOf(':', 1);
        return colon < 0 ? typedKey : typedKey.substring(0, colon);
    }

    private Object value(String pid, String key, Map.Entry<String, JsonValue> entry) {
        JsonValue value = entry.getValue();
        if (!isSimple(value)) {
            wrong(
                    pid,
                    key,
                    pid + ": \"" + key + "\" is " + kind(value)
                            + "; a text, a number, true, false or a list of one of these is expected");
            return null;
        }
        try {
            JsonObject alone = new JsonProviderImpl()
                    .createObjectBuilder()
                    .add(entry.getKey(), value)
                    .build();
            return Configurations.buildReader().build(alone).readConfiguration().get(key);
        } catch (IOException | RuntimeException e) {
            String shown = Secrets.mayBeSecret(key) ? Secrets.mask() : value.toString();
            wrong(
                    pid,
                    key,
                    pid + ": \"" + entry.getKey() + "\": " + shown + " cannot be read as the type after the "
                            + "colon; types are String, Integer, Long, Double, Boolean and so on, with [] for lists");
            return null;
        }
    }

    private static boolean isSimple(JsonValue value) {
        if (!(value instanceof JsonArray array)) {
            return value.getValueType() != ValueType.OBJECT && value.getValueType() != ValueType.NULL;
        }
        return array.stream().allMatch(each -> !(each instanceof JsonArray) && isSimple(each))
                && array.stream().map(JsonSettings::kind).distinct().count() <= 1;
    }

    private static String kind(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list of different things";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case TRUE, FALSE -> "true or false";
            case NULL -> "null, which is no value (leave the key out for the default)";
        };
    }

    private void wrong(String pid, String key, String sentence) {
        mistakes.add(new Mistake(Mistake.Kind.WRONG, file, pid, key, file + ": " + sentence));
    }

    private static String text(byte[] bytes) throws Unreadable {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Unreadable("is not UTF-8 text; save it as UTF-8");
        }
    }

    private static JsonObject object(String text) throws Unreadable {
        if (text.isBlank()) {
            throw new Unreadable("is empty; write {} or remove the file");
        }
        String json = Comments.blanked(text);
        JsonProviderImpl provider = new JsonProviderImpl();
        try (JsonParser check = provider.createParser(new StringReader(json));
                JsonReader reader = provider.createReader(new StringReader(json))) {
            check(check);
            return reader.readObject();
        } catch (JsonParsingException e) {
            throw new Unreadable(where(e.getLocation()) + "is not JSON: " + reason(e));
        } catch (JsonException e) {
            throw new Unreadable("is not JSON: " + reason(e));
        } catch (RuntimeException e) {
            // The parser has no exception of its own for what goes beyond its limits.
            throw new Unreadable("nests deeper than 1000 levels or holds a number of more than 1100 characters; "
                    + "write it simpler");
        }
    }

    /** Reads to the very end, and finds what JSON allows and nobody means: a name that stands twice. */
    private static void check(JsonParser parser) throws Unreadable {
        Deque<Set<String>> names = new ArrayDeque<>();
        boolean first = true;
        while (parser.hasNext()) {
            JsonParser.Event event = parser.next();
            if (first && event != JsonParser.Event.START_OBJECT) {
                throw new Unreadable("holds no object; PIDs are expected, such as { \"org.enlace.web\": { } }");
            }
            first = false;
            switch (event) {
                case START_OBJECT, START_ARRAY -> names.push(new HashSet<>());
                case END_OBJECT, END_ARRAY -> names.pop();
                case KEY_NAME -> {
                    if (!names.element().add(parser.getString())) {
                        throw new Unreadable(where(parser.getLocation()) + "names \"" + parser.getString()
                                + "\" a second time; remove one of the two");
                    }
                }
                default -> {
                    // Values are looked at later.
                }
            }
        }
    }

    private static String where(JsonLocation location) {
        return location == null || location.getLineNumber() < 1
                ? ""
                : "line " + location.getLineNumber() + ", column " + location.getColumnNumber() + " ";
    }

    /** The parser's own sentence, without the place it repeats. */
    private static String reason(JsonException e) {
        String message = String.valueOf(e.getMessage());
        int place = message.indexOf(" on [lineNumber=");
        int tail = message.indexOf(" at (line no=");
        int end = place >= 0 ? place : tail;
        return (end >= 0 ? message.substring(0, end) : message)
                .lines()
                .findFirst()
                .orElse("");
    }
}
