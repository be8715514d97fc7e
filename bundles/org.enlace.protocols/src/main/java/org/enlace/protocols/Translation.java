package org.enlace.protocols;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Hashing;
import org.enlace.platform.Language;

/**
 * One language of a document's texts, and how it stands to the source.
 *
 * <p>The source is the language of the title where there are texts in it, else the first of es, pt, en, fr that has a summary. A
 * translation is compared by a mark of the source's texts, kept when somebody wrote the translation or found that it is
 * still right: where the source says something else by now, the translation is out of date.
 *
 * @param missing the parts the source has and this language has not, by their keys
 */
public record Translation(Language language, State state, List<String> missing) {
    /** How a language stands to the source. */
    public enum State {
        SOURCE,
        CURRENT,
        OUT_OF_DATE,
        /** Nobody has said which text of the source it was made of. */
        NOT_COMPARED;

        public String token() {
            return Token.of(this);
        }
    }

    private static final int MARK = 16;

    public Translation {
        missing = List.copyOf(missing);
    }

    /** All four languages that have a text, the source first. */
    public static List<Translation> of(ProtocolContent content) {
        Language source = source(content);
        Map<String, String> original = texts(content, source);
        return Arrays.stream(Language.values())
                .filter(language ->
                        language == source || !texts(content, language).isEmpty())
                .sorted((one, other) -> Boolean.compare(other == source, one == source))
                .map(language -> new Translation(
                        language,
                        state(content, language, source),
                        original.keySet().stream()
                                .filter(key -> !texts(content, language).containsKey(key))
                                .toList()))
                .toList();
    }

    /** How the texts of one language stand to the source; empty where there are none. */
    public static Optional<Translation> of(ProtocolContent content, Language language) {
        return of(content).stream().filter(one -> one.language() == language).findFirst();
    }

    private static State state(ProtocolContent content, Language language, Language source) {
        if (language == source) {
            return State.SOURCE;
        }
        String mark = content.translations().get(language);
        return mark == null
                ? State.NOT_COMPARED
                : mark.equals(mark(content, source)) ? State.CURRENT : State.OUT_OF_DATE;
    }

    public static Language source(ProtocolContent content) {
        return Language.of(content.titleLanguage())
                .filter(language -> content.summary().containsKey(language))
                .orElseGet(() -> content.summary().keySet().iterator().next());
    }

    /**
     * The texts of a language, in the order a page shows them.
     *
     * @return by {@code summary}, the field of a {@link Passage}, or {@code requirement.} and a requirement's key
     */
    public static Map<String, String> texts(ProtocolContent content, Language language) {
        Map<String, String> texts = new LinkedHashMap<>();
        put(texts, "summary", content.summary().get(language));
        content.passages().forEach((passage, text) -> put(texts, passage.field(), text.get(language)));
        content.requirements()
                .forEach(item ->
                        put(texts, "requirement." + item.key(), item.text().get(language)));
        return texts;
    }

    private static void put(Map<String, String> texts, String key, String text) {
        if (text != null) {
            texts.put(key, text);
        }
    }

    /** Says that a translation is right as it stands, whatever the source said before. */
    public static ProtocolContent confirmed(ProtocolContent content, Language language) {
        Map<Language, String> marks = marks(content);
        marks.put(language, mark(content, source(content)));
        return content.translated(marks);
    }

    /**
     * What is kept of translations when a text is changed: one that was changed too is of the new source; one that was not stays
     * of the source it was made of, or of the one before, where nobody had said.
     *
     * @param before null for a new record, all of whose texts are of its source
     */
    static ProtocolContent kept(ProtocolContent before, ProtocolContent after) {
        Language source = source(after);
        String now = mark(after, source);
        boolean same = before != null
                && source(before) == source
                && mark(before, source).equals(now);
        Map<Language, String> marks = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            boolean rewritten = before == null || !texts(before, language).equals(texts(after, language));
            if (rewritten) {
                marks.put(language, now);
            } else if (before.translations().containsKey(language)) {
                marks.put(language, before.translations().get(language));
            } else if (!same && source(before) == source) {
                marks.put(language, mark(before, source));
            }
        }
        return after.translated(marks);
    }

    private static Map<Language, String> marks(ProtocolContent content) {
        Map<Language, String> marks = new EnumMap<>(Language.class);
        marks.putAll(content.translations());
        return marks;
    }

    /** Stands for the texts of a language: the same texts give the same mark. */
    private static String mark(ProtocolContent content, Language language) {
        MessageDigest digest = Hashing.sha256();
        texts(content, language).forEach((key, text) -> {
            digest.update(key.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        });
        return HexFormat.of().formatHex(digest.digest()).substring(0, MARK);
    }
}
