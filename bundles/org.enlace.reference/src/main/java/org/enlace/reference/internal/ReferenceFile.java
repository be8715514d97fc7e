package org.enlace.reference.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A file of reference data: a JSON array of records. Read record by record; an error names the file and the record. No
 * record is left out in silence: a file with one bad record is no file.
 */
final class ReferenceFile {
    private final Path file;

    ReferenceFile(Path file) {
        this.file = file;
    }

    /**
     * @throws IllegalStateException when the file is missing or one of its records is not as it should be
     */
    <T> List<T> read(Function<ReferenceRecord, T> reading) {
        List<T> records = new ArrayList<>();
        ObjectMapper mapper = new ObjectMapper(new JsonFactory());
        try (JsonParser parser = mapper.createParser(Files.newInputStream(file))) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new IllegalStateException(
                        file + " does not hold a JSON array of records; restore it from the release");
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                JsonNode node = mapper.readTree(parser);
                records.add(reading.apply(new ReferenceRecord(file, records.size() + 1, node)));
            }
            if (parser.currentToken() != JsonToken.END_ARRAY) {
                throw new IllegalStateException(file + ": record " + (records.size() + 1) + " is no JSON object");
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
}
