package org.enlace.platform.contribution;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;

/**
 * Something that an administrator should see to, found by a {@link HealthCheck}. It holds no secret, no case content and no
 * personal data: it goes into support archives.
 *
 * @param severity how much it matters
 * @param code     what kind of finding it is, {@code area.kind} in lower case; stable, for monitoring
 * @param what     what was found, with the value and the rule, in each language or in English only
 * @param remedy   what to do, likewise; empty texts where {@code what} says it too
 */
public record Finding(Severity severity, String code, Map<Language, String> what, Map<Language, String> remedy) {
    /** How much a finding matters. In ascending order. */
    public enum Severity {
        /** Good to know; nothing has to be done. */
        NOTE,
        /** It gets worse if nobody sees to it. */
        WARNING,
        /** Something does not work, or soon will not. */
        CRITICAL
    }

    public Finding {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(code, "code");
        what = Map.copyOf(what);
        remedy = Map.copyOf(remedy);
        if (!what.containsKey(Language.EN) || !remedy.containsKey(Language.EN)) {
            throw new IllegalArgumentException("The finding " + code + " says nothing in English");
        }
    }

    /**
     * A finding with its texts in all languages, {@code finding.CODE} and {@code finding.CODE.remedy}.
     *
     * @param texts  of the bundle that found it
     * @param values fill the placeholders of both texts, in order
     * @throws IllegalArgumentException when a text is missing in any of the languages
     */
    public static Finding of(Texts texts, Severity severity, String code, Object... values) {
        return new Finding(
                severity,
                code,
                each(language -> texts.get(language, "finding." + code, values)),
                each(language -> texts.get(language, "finding." + code + ".remedy", values)));
    }

    /** What keeps the node from being ready, or impairs it; its message is English and names the remedy itself. */
    public static Finding of(HealthCheck.Problem problem) {
        return new Finding(
                problem.blocking() ? Severity.CRITICAL : Severity.WARNING,
                problem.blocking() ? "health.blocking" : "health.impaired",
                Map.of(Language.EN, problem.message()),
                Map.of(Language.EN, ""));
    }

    private static Map<Language, String> each(Function<Language, String> text) {
        Map<Language, String> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            all.put(language, text.apply(language));
        }
        return all;
    }

    /** The language that {@link #what(Language)} answers in: the one asked for, or English. */
    public Language spoken(Language asked) {
        return what.containsKey(asked) ? asked : Language.EN;
    }

    /** What was found, in the language asked for or in English. */
    public String what(Language language) {
        return what.get(spoken(language));
    }

    /** What to do; empty where {@link #what(Language)} says it too. */
    public String remedy(Language language) {
        return remedy.getOrDefault(spoken(language), remedy.get(Language.EN));
    }
}
