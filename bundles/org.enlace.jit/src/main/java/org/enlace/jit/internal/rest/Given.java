package org.enlace.jit.internal.rest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.enlace.jit.Part;
import org.enlace.jit.Place;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.web.Paging;

/** What bodies and addresses of the API have in common. What is left out of a body is null here. */
public final class Given {
    private static final int SHOWN = 60;

    private Given() {}

    public static Place place(Paging paging) {
        return paging.after() == null ? Place.FIRST : Place.after(RecordId.parse(paging.after()));
    }

    public static String next(Part<?> part) {
        return part.next().map(RecordId::toString).orElse(null);
    }

    /** @throws Refusal {@code jit.missing} */
    public static <T> T needed(T value, String field) {
        if (value == null) {
            throw new Refusal("jit.missing", "\"" + field + "\" is empty; write something", field).at(field);
        }
        return value;
    }

    public static <T> List<T> list(List<T> given) {
        return given == null ? List.of() : given;
    }

    /** @throws Refusal {@code jit.day} */
    public static LocalDate day(String text, String field) {
        try {
            return LocalDate.parse(needed(text, field));
        } catch (DateTimeException e) {
            throw new Refusal("jit.day", "\"" + cut(text) + "\" is no day; write it like 2027-03-09", cut(text))
                    .at(field);
        }
    }

    /** @throws Refusal {@code jit.language} */
    public static Language language(String tag, String field) {
        return Optional.ofNullable(tag)
                .flatMap(given -> Language.of(given).filter(known -> known.tag().equals(given)))
                .orElseThrow(() -> new Refusal(
                                "jit.language", "\"" + cut(tag) + "\" is no language; use es, pt, en or fr", cut(tag))
                        .at(field));
    }

    /** That a word is one of some. @throws Refusal {@code jit.word} */
    public static <T> T word(String typed, String field, java.util.function.Function<String, Optional<T>> known) {
        return known.apply(String.valueOf(typed)).orElseThrow(() -> new Refusal(
                        "jit.word", "\"" + cut(typed) + "\" is no word of \"" + field + "\"", cut(typed), field)
                .at(field));
    }

    private static String cut(String text) {
        String given = String.valueOf(text);
        return given.length() > SHOWN ? given.substring(0, SHOWN) + "…" : given;
    }
}
