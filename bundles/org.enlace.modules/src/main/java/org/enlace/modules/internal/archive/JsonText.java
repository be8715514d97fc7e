package org.enlace.modules.internal.archive;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.JsonWriter;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import org.eclipse.parsson.JsonProviderImpl;

/** JSON by the private copy of the parser, whatever else the process has on its paths. */
public final class JsonText {
    private static final JsonProvider JSON = new JsonProviderImpl();

    private JsonText() {}

    /** @throws jakarta.json.JsonException when the text is not one JSON object */
    public static JsonObject object(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    public static JsonObjectBuilder object() {
        return JSON.createObjectBuilder();
    }

    public static JsonArrayBuilder array() {
        return JSON.createArrayBuilder();
    }

    /** Indented, ending with a line feed. */
    public static String print(JsonStructure value) {
        StringWriter text = new StringWriter();
        try (JsonWriter writer = JSON.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)) {
            writer.write(value);
        }
        return text.toString().stripLeading() + "\n";
    }
}
