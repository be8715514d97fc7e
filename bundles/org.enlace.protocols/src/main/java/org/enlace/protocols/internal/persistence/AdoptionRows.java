package org.enlace.protocols.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.persistence.Statements;
import org.enlace.platform.RecordId;
import org.enlace.platform.UnitId;
import org.enlace.protocols.Adoption;
import org.enlace.protocols.Adoption.Mark;
import org.enlace.protocols.Adoption.State;
import org.enlace.protocols.AdoptionTerms;
import org.enlace.protocols.InstrumentKind;

/** Decisions as rows, which are only ever added. */
final class AdoptionRows {
    private static final String SELECT =
            "select revision, state, edition, weighed, decided_by, decided_for, decided, kind, act_number, act_date,"
                    + " authority, from_day, last_day, reason from protocols.adoption where protocol_id = ?"
                    + " order by revision desc";

    private final Statements sql;

    AdoptionRows(Statements sql) {
        this.sql = sql;
    }

    /** @param most how many of the latest */
    List<Adoption> list(RecordId protocol, int most) {
        Map<Integer, List<UnitId>> units = new HashMap<>();
        sql.list(
                "select revision, unit_id from protocols.adoption_unit where protocol_id = ? order by revision, unit_id",
                row -> units.computeIfAbsent(row.getInt(1), revision -> new ArrayList<>())
                        .add(new UnitId(row.getString(2))),
                protocol);
        Map<Integer, Map<String, String>> reservations = new HashMap<>();
        sql.list(
                "select revision, section, words from protocols.adoption_reservation where protocol_id = ?"
                        + " order by revision, section",
                row -> reservations
                        .computeIfAbsent(row.getInt(1), revision -> new LinkedHashMap<>())
                        .put(row.getString(2), row.getString(3)),
                protocol);
        return sql.list(SELECT, most, row -> read(protocol, row, units, reservations), protocol);
    }

    private static Adoption read(
            RecordId protocol,
            ResultSet row,
            Map<Integer, List<UnitId>> units,
            Map<Integer, Map<String, String>> reservations)
            throws SQLException {
        int revision = row.getInt(1);
        Mark mark = new Mark(protocol, revision, row.getInt(3), EditionRows.signature(row, 5));
        int weighed = row.getInt(4);
        String reason = row.getString(14);
        AdoptionTerms terms = row.getString(8) == null
                ? null
                : new AdoptionTerms(
                        InstrumentKind.of(row.getString(8)).orElseThrow(),
                        row.getString(9),
                        EditionRows.day(row, 10),
                        row.getString(11),
                        units.getOrDefault(revision, List.of()),
                        EditionRows.day(row, 12),
                        reservations.getOrDefault(revision, Map.of()));
        LocalDate last = EditionRows.day(row, 13);
        return switch (State.of(row.getString(2)).orElseThrow()) {
            case UNDER_STUDY -> new Adoption.UnderStudy(mark);
            case ADOPTED, ADOPTED_WITH_RESERVATIONS -> new Adoption.Adopted(mark, terms, weighed, reason);
            case DECLINED -> new Adoption.Declined(mark, reason);
            case DENOUNCED -> new Adoption.Denounced(mark, terms, last, reason);
            case NOT_CONSIDERED -> throw new SQLException("Nothing was decided, and yet it is stored");
        };
    }

    void insert(Adoption adoption) {
        AdoptionTerms terms = adoption.terms().orElse(null);
        String protocol = adoption.mark().protocol().toString();
        sql.update(
                "insert into protocols.adoption (protocol_id, revision, state, edition, weighed, decided_by, decided_for,"
                        + " decided, kind, act_number, act_date, authority, from_day, last_day, reason)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                protocol,
                adoption.revision(),
                adoption.state().token(),
                adoption.edition(),
                adoption instanceof Adoption.Adopted adopted ? adopted.weighed() : 0,
                adoption.mark().by().officer(),
                adoption.mark().by().actingFor().orElse(null),
                Statements.micros(adoption.mark().by().at()),
                terms == null ? null : terms.kind().token(),
                terms == null ? null : terms.number(),
                terms == null ? null : terms.date(),
                terms == null ? null : terms.authority(),
                terms == null ? null : terms.from(),
                adoption instanceof Adoption.Denounced denounced ? denounced.last() : null,
                adoption.reason());
        if (terms != null) {
            sql.batch(
                    "insert into protocols.adoption_unit (protocol_id, revision, unit_id) values (?, ?, ?)",
                    terms.units(),
                    unit -> new Object[] {protocol, adoption.revision(), unit});
            sql.batch(
                    "insert into protocols.adoption_reservation (protocol_id, revision, section, words)"
                            + " values (?, ?, ?, ?)",
                    terms.reservations().entrySet(),
                    words -> new Object[] {protocol, adoption.revision(), words.getKey(), words.getValue()});
        }
    }
}
