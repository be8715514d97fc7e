package org.enlace.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A form that was sent, with its files. The entity parameter of a resource method that consumes
 * {@code application/x-www-form-urlencoded}, {@code multipart/form-data} or both.
 */
public final class FormData {
    private final Map<String, List<String>> values;
    private final Map<String, Upload> files;

    /** @param files only those that were chosen: an empty file input is absent */
    public FormData(Map<String, List<String>> values, Map<String, Upload> files) {
        this.values = Map.copyOf(values);
        this.files = Map.copyOf(files);
    }

    /** The first value of a field, as it was typed; empty when the field is missing. */
    public String first(String name) {
        List<String> all = values.get(name);
        return all == null || all.isEmpty() ? "" : all.get(0);
    }

    /** Every value of a field, in the order sent. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public boolean has(String name) {
        return values.containsKey(name) || files.containsKey(name);
    }

    public Set<String> names() {
        return values.keySet();
    }

    /** The fields a file was chosen in. */
    public Set<String> fileNames() {
        return files.keySet();
    }

    /** Empty when no file was chosen. */
    public Optional<Upload> file(String name) {
        return Optional.ofNullable(files.get(name));
    }
}
