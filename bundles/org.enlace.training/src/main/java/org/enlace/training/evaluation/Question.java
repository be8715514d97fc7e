package org.enlace.training.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;

/**
 * One question.
 *
 * @param key      names it within its questionnaire and stays: 1 to {@value #LONGEST_KEY} of {@code a-z 0-9}
 * @param required whether it has to be answered
 * @param text     what is asked, by language; at least one
 * @param options  of a choice, {@value #FEWEST_OPTIONS} to {@value #MOST_OPTIONS}; none otherwise
 * @param right    which option is right, from 1; empty where none is, or where no choice is asked for
 */
public record Question(
        String key,
        Kind kind,
        Aspect aspect,
        boolean required,
        Wording text,
        List<Wording> options,
        OptionalInt right) {
    public static final int LONGEST_KEY = 8;
    public static final int LONGEST_TEXT = 400;
    public static final int LONGEST_OPTION = 200;
    public static final int FEWEST_OPTIONS = 2;
    public static final int MOST_OPTIONS = 10;

    /** The most characters of an answer in words. */
    public static final int LONGEST_ANSWER = 2_000;

    /** The top of the scale, which begins at 1. */
    public static final int SCALE = 5;

    public Question {
        if (key == null || !key.matches("[a-z0-9]{1," + LONGEST_KEY + "}")) {
            throw new Refusal(
                    "training.question-key",
                    "The key of a question has 1 to " + LONGEST_KEY + " of a-z 0-9, not \"" + key + "\"",
                    String.valueOf(key),
                    LONGEST_KEY);
        }
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(aspect, "aspect");
        text = text.checked("text", LONGEST_TEXT);
        options = kind == Kind.CHOICE
                ? options.stream()
                        .map(one -> one.checked("options", LONGEST_OPTION))
                        .toList()
                : List.of();
        if (kind == Kind.CHOICE && (options.size() < FEWEST_OPTIONS || options.size() > MOST_OPTIONS)) {
            throw new Refusal(
                            "training.options",
                            "A choice has " + FEWEST_OPTIONS + " to " + MOST_OPTIONS + " options, not " + options.size()
                                    + "; correct the list",
                            options.size(),
                            FEWEST_OPTIONS,
                            MOST_OPTIONS)
                    .at("options");
        }
        right = kind == Kind.CHOICE ? right : OptionalInt.empty();
        if (right.isPresent() && (right.getAsInt() < 1 || right.getAsInt() > options.size())) {
            throw new Refusal(
                            "training.right-option",
                            "Option " + right.getAsInt() + " is to be right and there are " + options.size()
                                    + "; name one of them",
                            right.getAsInt(),
                            options.size())
                    .at("right");
        }
    }

    /** How it is answered. */
    public enum Kind {
        /** 1 to {@value #SCALE}. */
        SCALE,
        /** Yes is 1, no is 2. */
        YES_NO,
        /** One of the options, from 1. */
        CHOICE,
        /** In words. */
        TEXT;

        /** The word used in the API, the templates and the database. */
        public String token() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** @throws Refusal {@code training.question-kind} when there is none called so */
        public static Kind of(String token) {
            return Arrays.stream(values())
                    .filter(kind -> kind.token().equals(token))
                    .findFirst()
                    .orElseThrow(() -> new Refusal(
                                    "training.question-kind",
                                    "\"" + token + "\" is no kind of question; use scale, yes-no, choice or text",
                                    String.valueOf(token))
                            .at("kind"));
        }
    }

    /** How many answers there are to choose from; 0 where it is answered in words. */
    public int choices() {
        return switch (kind) {
            case SCALE -> SCALE;
            case YES_NO -> 2;
            case CHOICE -> options.size();
            case TEXT -> 0;
        };
    }

    /** The answer that counts as success: yes, or the right option. */
    public OptionalInt success() {
        return kind == Kind.YES_NO ? OptionalInt.of(1) : right;
    }

    /** What is asked, in words of several languages. */
    public record Wording(Map<Language, String> by) {
        public Wording {
            by = Map.copyOf(by);
        }

        public static Wording of(Language language, String text) {
            return new Wording(Map.of(language, text));
        }

        Wording checked(String field, int longest) {
            Map<Language, String> clean = new java.util.EnumMap<>(Language.class);
            by.forEach((language, text) -> {
                if (text != null && !text.isBlank()) {
                    clean.put(language, org.enlace.training.Rules.line(field, text, longest));
                }
            });
            if (clean.isEmpty()) {
                // Says which field is empty.
                org.enlace.training.Rules.line(field, "", longest);
            }
            return new Wording(clean);
        }

        /** In a language, else in the first that there is. */
        public String in(Language language) {
            String own = by.get(language);
            return own != null ? own : by.get(said(language));
        }

        /** The language {@link #in} answers in. */
        public Language said(Language language) {
            if (by.containsKey(language)) {
                return language;
            }
            return Arrays.stream(Language.values())
                    .filter(by::containsKey)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
