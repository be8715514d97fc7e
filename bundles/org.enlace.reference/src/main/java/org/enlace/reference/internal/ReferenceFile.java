package org.enlace.reference.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A file of reference data: a JSON array of records. Read record by record; an error names the file and the record. No
 * record is left out in silence: a file with one bad record is no file.
 *
 * <p>It is read by Jackson's parser alone: the first page that lists countries would otherwise load all that binds JSON to
 * classes, some 300 classes that stay.
 */
final class ReferenceFile {
    /** Where the bytes come from. */
    @FunctionalInterface
    private interface Opening {
        InputStream open() throws IOException;
    }

    private final String file;
    private final Opening opening;

    ReferenceFile(Path file) {
        this.file = file.toString();
        this.opening = () -> Files.newInputStream(file);
    }

    /** @param name by which errors call it */
    ReferenceFile(String name, byte[] content) {
        this.file = name;
        this.opening = () -> new ByteArrayInputStream(content);
    }

    /**
     * @throws IllegalStateException when the file is missing or one of its records is not as it should be
     */
    <T> List<T> read(Function<ReferenceRecord, T> reading) {
        List<T> records = new ArrayList<>();
        try (InputStream bytes = opening.open();
                JsonParser parser =
                        new JsonFactory().createParser(bytes).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new IllegalStateException(
                        file + " does not hold a JSON array of records; restore it from the release");
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                records.add(reading.apply(new ReferenceRecord(file, records.size() + 1, object(parser))));
            }
            if (parser.currentToken() != JsonToken.END_ARRAY) {
                throw new IllegalStateException(file + ": record " + (records.size() + 1) + " is no JSON object");
            }
            if (parser.nextToken() != null) {
                throw new IllegalStateException(file + " goes on behind its array of records; take out what follows");
            }
            return records;
        } catch (NoSuchFileException e) {
            throw new IllegalStateException(file + " is missing; restore it from the release", e);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new IllegalStateException(
                    file + ": record " + (records.size() + 1) + where + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read; check its owner and mode", e);
        }
    }

    /**
     * The one object that a file holds.
     *
     * @throws IllegalStateException when the file is missing or holds anything else
     */
    Map<String, Object> one() {
        try (InputStream bytes = opening.open();
                JsonParser parser =
                        new JsonFactory().createParser(bytes).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalStateException(file + " does not hold a JSON object; restore it from the release");
            }
            Map<String, Object> fields = object(parser);
            if (parser.nextToken() != null) {
                throw new IllegalStateException(file + " goes on behind its object; take out what follows");
            }
            return fields;
        } catch (NoSuchFileException e) {
            throw new IllegalStateException(file + " is missing; restore it from the release", e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(file + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read; check its owner and mode", e);
        }
    }

    /** What stands between the brace just read and the one that closes it. */
    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return fields;
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser));
        }
        return values;
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }
}
