package org.enlace.jit.agreement;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;

/**
 * What a clause leaves open between braces, such as <code>{end_date}</code>.
 *
 * @param key   2 to 40 of a-z, 0-9 and underscores
 * @param group what it is asked together with
 * @param kind  how it is filled
 * @param title what is asked for, in all four languages
 */
public record Placeholder(String key, Group group, Kind kind, Map<Language, String> title) {
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{1,39}");
    private static final Pattern OPEN = Pattern.compile("\\{(" + KEY.pattern() + ")\\}");

    /** What is asked together. */
    public enum Group {
        FACTS,
        REQUEST,
        PEOPLE,
        EVIDENCE,
        RIGHTS,
        MEANS,
        CLOSING,
        OTHER;

        private final String token = name().toLowerCase(Locale.ROOT);

        public String token() {
            return token;
        }

        public static Optional<Group> of(String token) {
            return Arrays.stream(values())
                    .filter(one -> one.token.equals(token))
                    .findFirst();
        }
    }

    /** How one is filled. */
    public enum Kind {
        /** By what is known of the team; something else may be written in each language. */
        TEAM,
        /** By a day, which each language writes its own way. */
        DAY,
        /** By a name, a number or a reference that is the same in every language. */
        COMMON,
        /** By words in each language. */
        WORDED;

        private final String token = name().toLowerCase(Locale.ROOT);

        public String token() {
            return token;
        }

        public static Optional<Kind> of(String token) {
            return Arrays.stream(values())
                    .filter(one -> one.token.equals(token))
                    .findFirst();
        }
    }

    /** @throws Refusal {@code jit.placeholder-key}, {@code jit.missing} */
    public Placeholder {
        checkKey(key);
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(kind, "kind");
        title = Words.everywhere("title", title);
    }

    static void checkKey(String key) {
        if (key == null || !KEY.matcher(key).matches()) {
            throw new Refusal(
                            "jit.placeholder-key",
                            "\"" + key
                                    + "\" is no name of a placeholder; write 2 to 40 of a-z, 0-9 and _, a letter first",
                            key)
                    .at("key");
        }
    }

    /** Of one that only a text names: asked for in each language, under its own name. */
    static Placeholder unknown(String key) {
        Map<Language, String> title = new java.util.EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            title.put(language, key.replace('_', ' '));
        }
        return new Placeholder(key, Group.OTHER, Kind.WORDED, title);
    }

    /** The names of those in a text, in its order. */
    public static Set<String> in(String text) {
        Set<String> found = new LinkedHashSet<>();
        for (Matcher matcher = OPEN.matcher(text); matcher.find(); ) {
            found.add(matcher.group(1));
        }
        return found;
    }

    /** A text with those filled that there is a value for; what a value says in braces stays as it is. */
    public static String fill(String text, Map<String, String> values) {
        return OPEN.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        values.getOrDefault(match.group(1), "").isEmpty()
                                ? match.group()
                                : values.get(match.group(1))));
    }
}
