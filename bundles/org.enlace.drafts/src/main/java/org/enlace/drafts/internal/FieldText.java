package org.enlace.drafts.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a form as one text: each name and value after its length, so that any character may stand in either. */
final class FieldText {
    private FieldText() {}

    static String write(Map<String, List<String>> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, values) -> values.forEach(value -> text.append(name.length())
                .append(':')
                .append(name)
                .append(value.length())
                .append(':')
                .append(value)));
        return text.toString();
    }

    static Map<String, List<String>> read(String text) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        int at = 0;
        while (at < text.length()) {
            int colon = text.indexOf(':', at);
            int end = colon + 1 + Integer.parseInt(text.substring(at, colon));
            String name = text.substring(colon + 1, end);
            colon = text.indexOf(':', end);
            at = colon + 1 + Integer.parseInt(text.substring(end, colon));
            fields.computeIfAbsent(name, unknown -> new ArrayList<>()).add(text.substring(colon + 1, at));
        }
        return fields;
    }
}
