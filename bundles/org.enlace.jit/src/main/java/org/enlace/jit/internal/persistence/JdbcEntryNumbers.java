package org.enlace.jit.internal.persistence;

import java.util.Optional;
import org.enlace.jit.internal.work.EntryNumbers;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** Numbers of items of evidence in the node's database; the clock of changes keeps two writers apart. */
final class JdbcEntryNumbers implements EntryNumbers {
    private final Statements sql;

    JdbcEntryNumbers(Store store) {
        sql = new Statements(store, "jit-entry");
    }

    @Override
    public int next(RecordId team, CountryCode country) {
        long last = sql.one(
                        "select assigned from jit.evidence_number where team = ? and country = ? order by assigned desc"
                                + JdbcEntries.first(1),
                        row -> row.getLong(1),
                        team,
                        country)
                .orElse(0L);
        return Math.toIntExact(last + 1);
    }

    @Override
    public Optional<RecordId> of(RecordId team, CountryCode country, int number) {
        return sql.one(
                "select entry from jit.evidence_number where team = ? and country = ? and assigned = ?",
                row -> RecordId.parse(row.getString(1)),
                team,
                country,
                number);
    }

    @Override
    public Optional<Integer> number(RecordId team, CountryCode country, RecordId item) {
        // By the item alone: asked for team and country too, Derby walks along all numbers that the country has given.
        String given = team + " " + country;
        return sql
                .list(
                        "select team, country, assigned from jit.evidence_number where entry = ? order by assigned",
                        row -> (row.getString(1) + " " + row.getString(2)).equals(given)
                                ? Optional.of(row.getInt(3))
                                : Optional.<Integer>empty(),
                        item)
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public void put(RecordId team, CountryCode country, int number, RecordId item) {
        if (of(team, country, number).isEmpty()) {
            sql.update(
                    "insert into jit.evidence_number (team, country, assigned, entry) values (?, ?, ?, ?)",
                    team,
                    country,
                    number,
                    item);
        }
    }
}
