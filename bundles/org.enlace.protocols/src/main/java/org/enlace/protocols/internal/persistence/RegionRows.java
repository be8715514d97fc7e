package org.enlace.protocols.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.persistence.Statements;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Tlp;
import org.enlace.protocols.Adoption.State;
import org.enlace.protocols.AdoptionTerms;
import org.enlace.protocols.CountryAdoption;
import org.enlace.protocols.InstrumentKind;
import org.enlace.protocols.Progress;

/** What countries decided, as rows; the words of reservations are rows of their own. */
final class RegionRows {
    private static final String SELECT =
            "select protocol_id, country, record_id, owner, reference, edition, state, decided, kind, act_number, act_date,"
                    + " authority, from_day, last_day, not_started, in_progress, done_items, verified_items, not_applicable,"
                    + " shared_version, audience, handling, handling_condition, tlp from protocols.country_adoption ";

    private final Statements sql;

    RegionRows(Statements sql) {
        this.sql = sql;
    }

    /** One that waits for its reservations. */
    private interface Bare {
        CountryAdoption with(Map<String, String> reservations);
    }

    private record Row(String protocol, String country, Bare bare) {
        String key() {
            return protocol + " " + country;
        }
    }

    List<CountryAdoption> whole(String where, int most, Object... values) {
        List<Row> rows = sql.list(SELECT + where, most, RegionRows::read, values);
        Map<String, Map<String, String>> words = new HashMap<>();
        sql.in(
                "select protocol_id, country, section, words from protocols.country_reservation where protocol_id in ",
                rows.stream().map(Row::protocol).distinct().toList(),
                " order by protocol_id, country, section",
                row -> words.computeIfAbsent(row.getString(1) + " " + row.getString(2), key -> new LinkedHashMap<>())
                        .put(row.getString(3), row.getString(4)));
        return rows.stream()
                .map(row -> row.bare().with(words.getOrDefault(row.key(), Map.of())))
                .toList();
    }

    /** Without the words of reservations. */
    List<CountryAdoption> bare(List<String> protocols) {
        return sql.in(SELECT + "where protocol_id in ", protocols, "", RegionRows::read).stream()
                .map(row -> row.bare().with(Map.of()))
                .toList();
    }

    private static Row read(ResultSet row) throws SQLException {
        RecordId protocol = RecordId.parse(row.getString(1));
        CountryCode country = new CountryCode(row.getString(2));
        CountryCode owner = new CountryCode(row.getString(4));
        String reference = row.getString(5);
        int edition = row.getInt(6);
        State state = State.of(row.getString(7)).orElseThrow();
        var decided = Statements.instant(row.getLong(8));
        Terms terms = row.getString(9) == null ? null : terms(row);
        var last = EditionRows.day(row, 14);
        Optional<Progress> progress = progress(row);
        Optional<SharedRecord> arrived =
                row.getString(3) == null ? Optional.empty() : Optional.of(arrived(row, country));
        return new Row(
                protocol.toString(),
                country.value(),
                reservations -> new CountryAdoption(
                        country,
                        protocol,
                        owner,
                        reference,
                        edition,
                        state,
                        decided,
                        Optional.ofNullable(terms).map(agreed -> agreed.with(reservations)),
                        last,
                        progress,
                        arrived));
    }

    /** Terms that wait for their reservations. */
    private interface Terms {
        AdoptionTerms with(Map<String, String> reservations);
    }

    private static Terms terms(ResultSet row) throws SQLException {
        InstrumentKind kind = InstrumentKind.of(row.getString(9)).orElseThrow();
        String number = row.getString(10);
        var date = EditionRows.day(row, 11);
        String authority = row.getString(12);
        var from = EditionRows.day(row, 13);
        return reservations -> new AdoptionTerms(kind, number, date, authority, List.of(), from, reservations);
    }

    private static Optional<Progress> progress(ResultSet row) throws SQLException {
        int notStarted = row.getInt(15);
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new Progress(notStarted, row.getInt(16), row.getInt(17), row.getInt(18), row.getInt(19)));
    }

    private static SharedRecord arrived(ResultSet row, CountryCode country) throws SQLException {
        return new SharedRecord(
                RecordId.parse(row.getString(3)),
                CountryAdoption.TYPE,
                country,
                row.getLong(20),
                words(row.getString(21)).map(CountryCode::new).collect(Collectors.toSet()),
                new Handling(
                        words(row.getString(22)).map(HandlingCode::parse).collect(Collectors.toSet()),
                        Optional.ofNullable(row.getString(23))),
                Optional.ofNullable(row.getString(24)).map(Tlp::parse));
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty());
    }

    private static String words(Set<?> all) {
        return all.stream().map(Object::toString).sorted().collect(Collectors.joining(" "));
    }

    void insert(CountryAdoption adoption) {
        AdoptionTerms terms = adoption.terms().orElse(null);
        SharedRecord arrived = adoption.arrived().orElse(null);
        List<Object> values = new ArrayList<>();
        values.add(adoption.protocol());
        values.add(adoption.country());
        values.add(arrived == null ? null : arrived.id());
        values.add(adoption.owner());
        values.add(adoption.reference());
        values.add(adoption.edition());
        values.add(adoption.state().token());
        values.add(Statements.micros(adoption.decided()));
        values.add(terms == null ? null : terms.kind().token());
        values.add(terms == null ? null : terms.number());
        values.add(terms == null ? null : terms.date());
        values.add(terms == null ? null : terms.authority());
        values.add(terms == null ? null : terms.from());
        values.add(adoption.last());
        Optional<Progress> far = adoption.progress();
        values.add(Statements.orAbsent(far.map(one -> (long) one.notStarted())));
        values.add(Statements.orAbsent(far.map(one -> (long) one.inProgress())));
        values.add(Statements.orAbsent(far.map(one -> (long) one.done())));
        values.add(Statements.orAbsent(far.map(one -> (long) one.verified())));
        values.add(Statements.orAbsent(far.map(one -> (long) one.notApplicable())));
        values.add(arrived == null ? OptionalLong.empty() : OptionalLong.of(arrived.version()));
        values.add(arrived == null ? null : words(arrived.audience()));
        values.add(arrived == null ? null : words(arrived.handling().codes()));
        values.add(arrived == null ? null : arrived.handling().condition().orElse(null));
        values.add(arrived == null ? null : arrived.tlp().map(Tlp::label).orElse(null));
        sql.update(
                "insert into protocols.country_adoption (protocol_id, country, record_id, owner, reference, edition, state,"
                        + " decided, kind, act_number, act_date, authority, from_day, last_day, not_started, in_progress,"
                        + " done_items, verified_items, not_applicable, shared_version, audience, handling,"
                        + " handling_condition, tlp) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?, ?, ?)",
                values.toArray());
        if (terms != null) {
            sql.batch(
                    "insert into protocols.country_reservation (protocol_id, country, section, words)"
                            + " values (?, ?, ?, ?)",
                    terms.reservations().entrySet(),
                    words -> new Object[] {adoption.protocol(), adoption.country(), words.getKey(), words.getValue()});
        }
    }
}
