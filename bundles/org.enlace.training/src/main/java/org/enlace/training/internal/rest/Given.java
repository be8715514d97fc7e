package org.enlace.training.internal.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Part;
import org.enlace.training.Place;
import org.enlace.web.Paging;

/** What bodies and addresses of the API have in common. What is left out of a body is null here. */
final class Given {
    private Given() {}

    static Place place(Paging paging) {
        return paging.after() == null ? Place.FIRST : Place.after(RecordId.parse(paging.after()));
    }

    static String next(Part<?> part) {
        return part.next().map(RecordId::toString).orElse(null);
    }

    /** @throws Refusal {@code training.missing} */
    static <T> T needed(T value, String field) {
        if (value == null) {
            throw new Refusal("training.missing", "\"" + field + "\" is missing; give it", field).at(field);
        }
        return value;
    }

    static <T> List<T> list(List<T> given) {
        return given == null ? List.of() : given;
    }

    /** @throws Refusal {@code training.moment} */
    static Instant moment(String text, String field) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
            throw new Refusal(
                            "training.moment",
                            "\"" + shown + "\" is no moment; write it like 2027-03-09T14:00:00Z",
                            shown)
                    .at(field);
        }
    }

    static Language language(String tag, String field) {
        return Optional.ofNullable(tag)
                .flatMap(given -> Language.of(given).filter(known -> known.tag().equals(given)))
                .orElseThrow(() -> new Refusal(
                                "training.language",
                                "\"" + tag + "\" is no language; use es, pt, en or fr",
                                String.valueOf(tag))
                        .at(field));
    }

    static List<Language> languages(List<String> tags) {
        return list(tags).stream().map(tag -> language(tag, "languages")).toList();
    }
}
