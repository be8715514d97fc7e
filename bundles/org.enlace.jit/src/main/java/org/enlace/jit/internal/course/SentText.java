package org.enlace.jit.internal.course;

import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;
import org.enlace.jit.Rules;
import org.enlace.jit.course.Note;
import org.enlace.jit.course.RequestContent;
import org.enlace.jit.internal.Said;
import org.enlace.platform.CountryCode;

/**
 * What a statement {@code request} says.
 *
 * @param reference of the requesting country
 * @param day       when it was sent
 * @param text      words to whoever receives it; may be empty
 */
record SentText(String reference, LocalDate day, String text, RequestContent request) {
    static final String KIND = "request";

    private static final Set<String> NAMES = Set.of("reference", "day", "text", "request");
    private static final Pattern REFERENCE = Pattern.compile("[A-Z]{2}-\\d{4}-\\d{4,8}");

    String content() {
        return Said.text(out -> {
            out.writeStringField("reference", reference);
            out.writeStringField("day", day.toString());
            out.writeStringField("text", text);
            out.writeObjectFieldStart("request");
            RequestText.write(request, out);
            out.writeEndObject();
        });
    }

    /** @throws org.enlace.platform.Refusal {@code jit.form} where its reference is one of another country than the one that asks */
    void requireOf(CountryCode requester) {
        if (!reference.startsWith(requester + "-")) {
            throw Said.form("reference");
        }
    }

    static SentText read(String content) {
        Said said = Said.of(content, KIND, NAMES);
        String reference = said.word("reference");
        if (!REFERENCE.matcher(reference).matches()) {
            throw Said.form("reference");
        }
        return new SentText(
                reference,
                said.day("day"),
                Rules.textOrNone("text", said.word("text"), Note.LONGEST),
                RequestText.read(said.object("request", RequestText.NAMES)).complete());
    }
}
