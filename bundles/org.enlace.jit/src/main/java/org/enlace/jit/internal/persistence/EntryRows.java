package org.enlace.jit.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.jit.internal.work.EntryText;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Grading;
import org.enlace.persistence.Statements;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;

/** What tables of entries have in common. */
final class EntryRows {
    /** What one version says. */
    static final String SAID = "version, author, changed, codes, proviso, nature, source, information, content";

    private EntryRows() {}

    static List<Object> said(Entry entry) {
        return Arrays.asList(
                entry.version(),
                entry.author(),
                Statements.micros(entry.changed()),
                codes(entry.handling()),
                entry.handling().condition().orElse(null),
                entry.grading().map(one -> one.nature().token()).orElse(null),
                entry.grading().map(one -> one.source().name()).orElse(null),
                entry.grading().map(one -> one.information().token()).orElse(null),
                EntryText.of(entry.content()));
    }

    /** An entry of a row that has everything. */
    static Entry entry(ResultSet row) throws SQLException {
        EntryKind kind = kind(row);
        return new Entry(
                RecordId.parse(row.getString("id")),
                RecordId.parse(row.getString("team")),
                new CountryCode(row.getString("owner")),
                row.getInt("version"),
                kind,
                RecordId.parse(row.getString("author")),
                Statements.instant(row.getLong("written")),
                Statements.instant(row.getLong("changed")),
                handling(row),
                grading(row),
                EntryText.read(kind, row.getString("content")));
    }

    /** A version of an entry as it is now. */
    static Entry version(Entry now, ResultSet row) throws SQLException {
        return new Entry(
                now.id(),
                now.team(),
                now.owner(),
                row.getInt("version"),
                now.kind(),
                RecordId.parse(row.getString("author")),
                now.written(),
                Statements.instant(row.getLong("changed")),
                handling(row),
                grading(row),
                EntryText.read(now.kind(), row.getString("content")));
    }

    static EntryKind kind(ResultSet row) throws SQLException {
        String token = row.getString("kind");
        return EntryKind.of(token).orElseThrow(() -> new IllegalStateException("No kind \"" + token + "\""));
    }

    static String codes(Handling handling) {
        return handling.codes().stream().map(HandlingCode::name).collect(Collectors.joining(" "));
    }

    static Set<HandlingCode> codes(ResultSet row) throws SQLException {
        Set<HandlingCode> codes = EnumSet.noneOf(HandlingCode.class);
        for (String code : row.getString("codes").split(" ")) {
            codes.add(HandlingCode.parse(code));
        }
        return codes;
    }

    static Handling handling(ResultSet row) throws SQLException {
        return new Handling(codes(row), Optional.ofNullable(row.getString("proviso")));
    }

    private static Optional<Grading> grading(ResultSet row) throws SQLException {
        String nature = row.getString("nature");
        String source = row.getString("source");
        String information = row.getString("information");
        return nature == null
                ? Optional.empty()
                : Optional.of(new Grading(
                        Grading.Nature.valueOf(nature.toUpperCase(java.util.Locale.ROOT)),
                        Grading.Source.valueOf(source),
                        Grading.Information.valueOf("G" + information)));
    }
}
