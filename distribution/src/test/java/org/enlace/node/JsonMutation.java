package org.enlace.node;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Map;

/** A valid JSON text with something wrong at one of its places. */
public final class JsonMutation {
    private final Hostile hostile;
    private int places;
    private int target;

    public JsonMutation(Hostile hostile) {
        this.hostile = hostile;
    }

    public static JsonValue parsed(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readValue();
        }
    }

    public byte[] of(JsonValue whole) {
        places = 0;
        target = -1;
        write(whole, new StringBuilder());
        target = hostile.below(places);
        places = 0;
        StringBuilder json = new StringBuilder();
        if (hostile.once(40)) {
            json.append('\ufeff');
        }
        write(whole, json);
        if (hostile.once(40)) {
            json.append(hostile.json());
        }
        byte[] bytes = Hostile.bytes(json.toString());
        return hostile.once(5) ? hostile.damaged(bytes) : bytes;
    }

    private void write(JsonValue value, StringBuilder out) {
        boolean here = places++ == target;
        if (here && hostile.once(2)) {
            out.append(hostile.json());
        } else if (value instanceof JsonObject object) {
            object(object, here, out);
        } else if (value instanceof JsonArray array) {
            array(array, here, out);
        } else {
            out.append(here ? wrapped(value.toString()) : value.toString());
        }
    }

    private String wrapped(String value) {
        return switch (hostile.below(4)) {
            case 0 -> "[" + value + "]";
            case 1 -> "{\"value\":" + value + "}";
            case 2 -> quoted(value);
            default -> quoted(hostile.text());
        };
    }

    private void object(JsonObject object, boolean here, StringBuilder out) {
        String victim = object.isEmpty()
                ? ""
                : object.keySet().stream()
                        .skip(hostile.below(object.size()))
                        .findFirst()
                        .orElseThrow();
        int act = here ? hostile.below(5) : -1;
        out.append('{');
        int written = 0;
        for (Map.Entry<String, JsonValue> field : object.entrySet()) {
            boolean victims = field.getKey().equals(victim);
            if (act == 0 && victims) {
                continue;
            }
            out.append(written++ == 0 ? "" : ",");
            out.append(act == 1 && victims ? quoted(hostile.text()) : quoted(field.getKey()));
            out.append(act == 2 && victims ? "=" : ":");
            write(field.getValue(), out);
        }
        if (act == 3) {
            out.append(written == 0 ? "" : ",")
                    .append(quoted(victim))
                    .append(':')
                    .append(hostile.json());
        } else if (act == 4) {
            for (int i = 1 << hostile.below(10); i > 0; i--) {
                out.append(written++ == 0 ? "" : ",")
                        .append(quoted("extra" + i))
                        .append(":1");
            }
        }
        out.append('}');
    }

    private void array(JsonArray array, boolean here, StringBuilder out) {
        int times = here ? hostile.one(0, 2, 1 << hostile.below(9)) : 1;
        out.append('[');
        int written = 0;
        for (int i = 0; i < times; i++) {
            for (JsonValue value : array) {
                out.append(written++ == 0 ? "" : ",");
                write(value, out);
            }
        }
        out.append(here && hostile.once(4) ? "," : "").append(']');
    }

    /** As JSON writes a text, but for what has no place in one: that stays as it is. */
    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
