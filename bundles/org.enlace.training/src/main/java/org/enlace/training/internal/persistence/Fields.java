package org.enlace.training.internal.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lists of one record as lines of a text: fields between tabs; what would end one is written with a backslash. */
final class Fields {
    private Fields() {}

    static String lines(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(Fields::escaped).collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n"));
    }

    static List<List<String>> read(String text) {
        List<List<String>> rows = new ArrayList<>();
        if (!text.isEmpty()) {
            for (String line : text.split("\n", -1)) {
                List<String> row = new ArrayList<>();
                for (String field : line.split("\t", -1)) {
                    row.add(plain(field));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static String escaped(String field) {
        return field.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
    }

    private static String plain(String field) {
        StringBuilder plain = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\' && i + 1 < field.length()) {
                i++;
                char next = field.charAt(i);
                plain.append(next == 'n' ? '\n' : next == 't' ? '\t' : next);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
