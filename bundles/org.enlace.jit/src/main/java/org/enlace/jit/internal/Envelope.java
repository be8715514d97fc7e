package org.enlace.jit.internal;

import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.enlace.jit.Statement;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** A statement as it travels: its content goes as the text it is, so that what was said is the same everywhere to the letter. */
final class Envelope {
    private static final Set<String> NAMES = Set.of("team", "number", "at", "kind", "content");

    private Envelope() {}

    static String text(Statement statement) {
        return Said.text(out -> {
            out.writeStringField("team", statement.team().toString());
            out.writeNumberField("number", statement.number());
            out.writeStringField("at", statement.at().toString());
            out.writeStringField("kind", statement.kind());
            out.writeStringField("content", statement.content());
        });
    }

    /** @throws org.enlace.platform.Refusal {@code jit.form} */
    static Statement read(RecordId id, CountryCode owner, String text) {
        Said said = Said.of(text, "statement", NAMES);
        var at = said.moment("at");
        if (!at.equals(at.truncatedTo(ChronoUnit.MICROS))) {
            throw Said.form("at");
        }
        try {
            return new Statement(
                    id, said.id("team"), owner, said.number("number"), at, said.word("kind"), said.word("content"));
        } catch (IllegalArgumentException e) {
            throw Said.form("kind");
        }
    }
}
