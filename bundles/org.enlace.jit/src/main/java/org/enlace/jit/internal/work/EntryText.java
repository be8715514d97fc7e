package org.enlace.jit.internal.work;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.enlace.jit.internal.Said;
import org.enlace.jit.work.Content;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Field;

/** The values of an entry as text: an object of lists, by the names of the fields. */
public final class EntryText {
    private static final String FIELDS = "fields";

    private EntryText() {}

    public static String of(Content content) {
        return Said.text(out -> write(out, content));
    }

    static void write(JsonGenerator out, Content content) throws IOException {
        out.writeObjectFieldStart(FIELDS);
        for (Map.Entry<String, List<String>> one : content.values().entrySet()) {
            out.writeArrayFieldStart(one.getKey());
            for (String value : one.getValue()) {
                out.writeString(value);
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    /** What was kept; it was clean when it was. What is left of an item that was taken back may name all it ever said it was made of. */
    public static Content read(EntryKind kind, String text) {
        return new Content(values(kind, Said.of(text, FIELDS, Set.of(FIELDS)), field -> Integer.MAX_VALUE));
    }

    static Map<String, List<String>> values(EntryKind kind, Said said) {
        return values(kind, said, Field::most);
    }

    private static Map<String, List<String>> values(EntryKind kind, Said said, ToIntFunction<Field> most) {
        Set<String> names =
                kind.fields().stream().map(Field::name).collect(Collectors.toCollection(LinkedHashSet::new));
        Said fields = said.object(FIELDS, names);
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Field field : kind.fields()) {
            if (fields.has(field.name())) {
                values.put(field.name(), fields.words(field.name(), most.applyAsInt(field)));
            }
        }
        return values;
    }
}
