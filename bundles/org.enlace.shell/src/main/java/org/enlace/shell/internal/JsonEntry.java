package org.enlace.shell.internal;

import ch.qos.logback.classic.pattern.TargetLengthBasedClassNameAbbreviator;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.parsson.JsonProviderImpl;

/**
 * An entry of the log in its other form, one JSON object a line as Logback's {@code JsonEncoder} writes it. It is read as what the
 * form for people would have said, so that a log whose form changed midway is one log.
 */
final class JsonEntry {
    private static final JsonProvider JSON = new JsonProviderImpl();
    /** As in the pattern of {@code org.enlace.launcher.NodeLog}. */
    private static final TargetLengthBasedClassNameAbbreviator SHORT = new TargetLengthBasedClassNameAbbreviator(36);

    /** As Logback has them; whatever else stands there is somebody's own, and is masked as such. */
    private static final Pattern LEVEL = Pattern.compile("[A-Z]{1,10}");

    private static final Pattern LOGGER = Pattern.compile("\\S{1,200}");

    private JsonEntry() {}

    /**
     * Empty for a line that is no such object, or not all of one. Anybody may have written it: what the parser has limits for, such as
     * depth and the digits of a number, it throws as whatever comes to it.
     */
    static Optional<LogLine> of(String line) {
        if (!line.startsWith("{\"")) {
            return Optional.empty();
        }
        try (JsonReader reader = JSON.createReader(new StringReader(line))) {
            JsonObject entry = reader.readObject();
            List<String> trace = new ArrayList<>();
            if (entry.get("throwable") instanceof JsonObject throwable) {
                trace("", "", throwable, trace);
            }
            LogLine read = new LogLine(
                    Instant.ofEpochMilli(entry.getJsonNumber("timestamp").longValueExact()),
                    entry.getString("level"),
                    onOneLine(entry.getString("threadName", "")),
                    SHORT.abbreviate(entry.getString("loggerName", "")),
                    onOneLine(entry.getString("formattedMessage", entry.getString("message", ""))),
                    trace);
            boolean ours = LEVEL.matcher(read.level()).matches()
                    && LOGGER.matcher(read.logger()).matches();
            return ours ? Optional.of(read) : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** In the order in which Logback prints a trace: its places, what was suppressed, its cause. */
    private static void trace(String indent, String role, JsonObject throwable, List<String> lines) {
        // That is what the encoder writes for an exception that says nothing.
        String message = throwable.getString("message", "null");
        lines.add(indent
                + role
                + throwable.getString("className", "?")
                + (message.equals("null") ? "" : ": " + onOneLine(message)));
        for (JsonValue step : array(throwable, "stepArray")) {
            lines.add(indent + "\tat " + place(step.asJsonObject()));
        }
        int common = throwable.getInt("commonFramesCount", 0);
        if (common > 0) {
            lines.add(indent + "\t... " + common + " common frames omitted");
        }
        for (JsonValue suppressed : array(throwable, "suppressed")) {
            trace(indent + "\t", "Suppressed: ", suppressed.asJsonObject(), lines);
        }
        if (throwable.get("cause") instanceof JsonObject cause) {
            trace(indent, "Caused by: ", cause, lines);
        }
    }

    private static JsonArray array(JsonObject object, String name) {
        return object.get(name) instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY;
    }

    private static String place(JsonObject step) {
        return new StackTraceElement(
                        step.getString("className", "?"),
                        step.getString("methodName", "?"),
                        step.getString("fileName", null),
                        step.getInt("lineNumber", -1))
                .toString();
    }

    private static String onOneLine(String text) {
        return text.replaceAll("[\\r\\n]+", " | ");
    }
}
