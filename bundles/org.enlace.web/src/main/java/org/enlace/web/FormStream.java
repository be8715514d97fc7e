package org.enlace.web;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * A form with one file, which is read while it arrives and held nowhere: for files larger than memory. The entity parameter of a
 * resource method that consumes {@code multipart/form-data} and says by {@link MaxBody} how large the whole may be. The file has to
 * be the last field: what comes after it is not read.
 */
public final class FormStream {
    private final Map<String, String> fields;
    private final String fileName;
    private final InputStream file;

    /**
     * @param fields   those that came before the file; at most 64 KiB together
     * @param fileName null where no file was chosen
     */
    public FormStream(Map<String, String> fields, String fileName, InputStream file) {
        this.fields = Map.copyOf(fields);
        this.fileName = fileName;
        this.file = file;
    }

    /** The first value of a field, as it was typed; empty when the field is missing. */
    public String first(String name) {
        return fields.getOrDefault(name, "");
    }

    /** What the sender calls the file, without folders; 1 to 255 characters. Empty when no file was chosen. */
    public Optional<String> fileName() {
        return Optional.ofNullable(fileName);
    }

    /** The file's content, once; empty when no file was chosen. Ends with 400 where the form breaks off. */
    public InputStream file() {
        return file;
    }
}
