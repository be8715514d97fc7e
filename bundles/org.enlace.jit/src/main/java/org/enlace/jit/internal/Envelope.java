package org.enlace.jit.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.enlace.jit.Statement;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** A statement as it travels: its content goes as the text it is, so that what was said is the same everywhere to the letter. */
final class Envelope {
    private static final Set<String> NAMES = Set.of("team", "number", "at", "kind", "content");
    private static final Set<String> RETOLD = Set.of("country", "id", "team", "number", "at", "kind", "content");

    private Envelope() {}

    static String text(Statement statement) {
        return Said.text(out -> write(statement, out));
    }

    /** As another country tells it on, once its own left the team. */
    static String retold(Statement statement) {
        return Said.text(out -> {
            out.writeStringField("country", statement.country().value());
            out.writeStringField("id", statement.id().toString());
            write(statement, out);
        });
    }

    private static void write(Statement statement, JsonGenerator out) throws IOException {
        out.writeStringField("team", statement.team().toString());
        out.writeNumberField("number", statement.number());
        out.writeStringField("at", statement.at().toString());
        out.writeStringField("kind", statement.kind());
        out.writeStringField("content", statement.content());
    }

    /**
     * What a country said, or what another said that it tells on; the record's id says which.
     *
     * @throws org.enlace.platform.Refusal {@code jit.form}
     */
    static Statement read(RecordId record, CountryCode owner, String text) {
        Said any = Said.of(text, "statement", RETOLD);
        if (any.has("country") || any.has("id")) {
            Statement told = read(any.id("id"), any.country("country"), any);
            if (!record.equals(Wire.retold(told.id())) || told.country().equals(owner)) {
                throw Said.form("id");
            }
            return told;
        }
        return read(record, owner, Said.of(text, "statement", NAMES));
    }

    private static Statement read(RecordId id, CountryCode owner, Said said) {
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
