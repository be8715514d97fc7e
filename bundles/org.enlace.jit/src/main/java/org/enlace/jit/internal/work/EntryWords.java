package org.enlace.jit.internal.work;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.enlace.jit.work.Content;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Field;
import org.enlace.jit.work.FieldType;

/** Words as they are looked for, and numbers, plates and names as they are compared. */
final class EntryWords {
    private static final int LONGEST = 40;
    private static final int MOST = 400;
    private static final int MOST_SOUGHT = 8;
    private static final int SHORTEST_KEY = 3;
    private static final int LONGEST_KEY = 200;
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private EntryWords() {}

    private static String unmarked(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    }

    /** The words of lines and texts; of what is compared also the whole without what stands between, as plates are typed. */
    static Set<String> of(EntryKind kind, Content content) {
        Set<String> words = new TreeSet<>();
        for (Field field : kind.fields()) {
            if (field.type() == FieldType.LINE || field.type() == FieldType.TEXT) {
                for (String value : content.all(field.name())) {
                    add(words, split(value));
                    if (field.key()) {
                        add(words, List.of(bare(value)));
                    }
                }
            }
        }
        return words;
    }

    private static void add(Set<String> words, Collection<String> more) {
        for (String word : more) {
            if (!word.isEmpty() && words.size() < MOST) {
                words.add(cut(word));
            }
        }
    }

    private static String cut(String word) {
        return cut(word, LONGEST);
    }

    /** No half of a letter stays. */
    private static String cut(String word, int longest) {
        if (word.length() <= longest) {
            return word;
        }
        return word.substring(0, Character.isHighSurrogate(word.charAt(longest - 1)) ? longest - 1 : longest);
    }

    private static String fold(String text) {
        return unmarked(text).toLowerCase(Locale.ROOT);
    }

    /** In small letters and figures alone. */
    static String bare(String text) {
        return BETWEEN.matcher(fold(text)).replaceAll("");
    }

    private static List<String> split(String text) {
        return Arrays.asList(BETWEEN.split(fold(text)));
    }

    /** What somebody typed to look for, at most so many words. */
    static Set<String> sought(String typed) {
        Set<String> words = new LinkedHashSet<>();
        split(typed).stream()
                .filter(word -> !word.isEmpty())
                .map(EntryWords::cut)
                .forEach(words::add);
        return words.stream().limit(MOST_SOUGHT).collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new));
    }

    /** By what an entry is likely the same as another: kind, field, and the value in letters and digits alone. */
    static Set<String> keys(EntryKind kind, Content content) {
        Set<String> keys = new TreeSet<>();
        for (Field field : kind.fields()) {
            if (field.key()) {
                for (String value : content.all(field.name())) {
                    String bare = BETWEEN.matcher(unmarked(value).toUpperCase(Locale.ROOT))
                            .replaceAll("");
                    if (bare.length() >= SHORTEST_KEY) {
                        keys.add(kind.token() + " " + field.name() + " " + cut(bare, LONGEST_KEY));
                    }
                }
            }
        }
        return keys;
    }
}
