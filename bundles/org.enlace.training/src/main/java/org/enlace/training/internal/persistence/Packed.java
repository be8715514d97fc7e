package org.enlace.training.internal.persistence;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines of fields in one column, for what is only ever read with its row; and words as they are looked for. */
final class Packed {
    private Packed() {}

    /** A line of the fields, each whatever text. */
    static String line(List<String> fields) {
        StringBuilder line = new StringBuilder();
        for (String field : fields) {
            if (line.length() > 0) {
                line.append('\t');
            }
            line.append('.');
            for (int i = 0; i < field.length(); i++) {
                switch (field.charAt(i)) {
                    case '\\' -> line.append("\\\\");
                    case '\t' -> line.append("\\t");
                    case '\n' -> line.append("\\n");
                    case '\r' -> line.append("\\r");
                    default -> line.append(field.charAt(i));
                }
            }
        }
        return line.toString();
    }

    static List<List<String>> lines(String text) {
        List<List<String>> lines = new ArrayList<>();
        if (text.isEmpty()) {
            return lines;
        }
        for (String line : text.split("\n", -1)) {
            List<String> fields = new ArrayList<>();
            for (String field : line.split("\t", -1)) {
                fields.add(plain(field.substring(1)));
            }
            lines.add(fields);
        }
        return lines;
    }

    private static String plain(String field) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            i++;
            switch (field.charAt(i)) {
                case 't' -> plain.append('\t');
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                default -> plain.append(field.charAt(i));
            }
        }
        return plain.toString();
    }

    /** Without case and accents, at most so long. */
    static String folded(String text, int longest) {
        String bare = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{Mn}+", "");
        String folded = Normalizer.normalize(bare.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        return folded.length() > longest ? folded.substring(0, longest) : folded;
    }

    /** A pattern for {@code like ? escape '!'}. */
    static String pattern(String words) {
        return "%" + folded(words, 200).replaceAll("[!%_]", "!$0") + "%";
    }
}
