package org.enlace.jit.internal.course;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Set;
import org.enlace.jit.course.Asked;
import org.enlace.jit.course.RequestContent;
import org.enlace.jit.internal.Said;
import org.enlace.platform.Language;

/** A request as text: in the database, and in the statement that sends it. */
public final class RequestText {
    static final Set<String> NAMES = Set.of(
            "subject",
            "authority",
            "basis",
            "language",
            "asked",
            "crimes",
            "facts",
            "why",
            "provisions",
            "measures",
            "officials",
            "months");
    private static final Set<String> ASKED = Set.of("country", "authority", "onPaper");

    private RequestText() {}

    public static String of(RequestContent content) {
        return Said.text(out -> write(content, out));
    }

    static void write(RequestContent content, JsonGenerator out) throws IOException {
        out.writeStringField("subject", content.subject());
        out.writeStringField("authority", content.authority());
        out.writeStringField("basis", content.basis());
        out.writeStringField("language", content.language().tag());
        out.writeArrayFieldStart("asked");
        for (Asked one : content.asked()) {
            out.writeStartObject();
            out.writeStringField("country", one.country().value());
            out.writeStringField("authority", one.authority());
            out.writeBooleanField("onPaper", one.onPaper());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("crimes");
        for (String crime : content.crimes()) {
            out.writeString(crime);
        }
        out.writeEndArray();
        out.writeStringField("facts", content.facts());
        out.writeStringField("why", content.why());
        out.writeStringField("provisions", content.provisions());
        out.writeStringField("measures", content.measures());
        out.writeStringField("officials", content.officials());
        out.writeNumberField("months", content.months());
    }

    public static RequestContent read(String text) {
        return read(Said.of(text, "request", NAMES));
    }

    /** @throws org.enlace.platform.Refusal {@code jit.form}, and what the content refuses */
    static RequestContent read(Said said) {
        return new RequestContent(
                said.word("subject"),
                said.word("authority"),
                said.word("basis"),
                said.one("language", Language::of),
                said.all("asked", RequestContent.MOST, ASKED).stream()
                        .map(one -> new Asked(one.country("country"), one.word("authority"), one.flag("onPaper")))
                        .toList(),
                said.words("crimes", RequestContent.MOST),
                said.word("facts"),
                said.word("why"),
                said.word("provisions"),
                said.word("measures"),
                said.word("officials"),
                said.count("months"));
    }
}
