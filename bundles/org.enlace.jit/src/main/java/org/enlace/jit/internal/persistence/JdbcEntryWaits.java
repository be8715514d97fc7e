package org.enlace.jit.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.enlace.jit.internal.work.EntryWaits;
import org.enlace.jit.internal.work.EntryWire;
import org.enlace.jit.work.Entry;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** What waits, as it came, and whom this country still tells, in the node's database. */
final class JdbcEntryWaits implements EntryWaits {
    private static final String SELECT = "select * from jit.early_entry where ";
    private static final String NONE = "";

    private final Statements sql;

    JdbcEntryWaits(Store store) {
        sql = new Statements(store, "jit-entry");
    }

    @Override
    public Optional<Entry> find(RecordId id, int version) {
        return sql.one(SELECT + "id = ? and version = ?", JdbcEntryWaits::read, id, version);
    }

    @Override
    public long count(CountryCode owner) {
        return sql.count("select count(*) from jit.early_entry where owner = ? and needs = ?", owner, STANDING);
    }

    @Override
    public void add(Entry entry, String needs) {
        sql.update(
                "insert into jit.early_entry (id, version, owner, team, needs, codes, proviso, content)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                entry.id(),
                entry.version(),
                entry.owner(),
                entry.team(),
                needs,
                EntryRows.codes(entry.handling()),
                entry.handling().condition().orElse(null),
                EntryWire.text(entry));
    }

    @Override
    public List<Entry> needing(RecordId team, String needs) {
        return sql.list(SELECT + "needs = ? and team = ? order by id, version", JdbcEntryWaits::read, needs, team);
    }

    private static Entry read(ResultSet row) throws SQLException {
        return EntryWire.read(
                RecordId.parse(row.getString("id")),
                new CountryCode(row.getString("owner")),
                EntryRows.handling(row),
                row.getString("content"));
    }

    @Override
    public void remove(RecordId id, int version) {
        sql.update("delete from jit.early_entry where id = ? and version = ?", id, version);
    }

    @Override
    public void remove(RecordId id) {
        sql.update("delete from jit.early_entry where id = ?", id);
    }

    @Override
    public List<Told> told(RecordId team) {
        return sql.list(
                "select country, since, left_team, last_entry, records, done from jit.entry_told where team = ?",
                row -> new Told(
                        new CountryCode(row.getString(1)),
                        Statements.instant(row.getLong(2)),
                        row.getBoolean(3),
                        Optional.of(row.getString(4))
                                .filter(text -> text.length() > 1)
                                .map(RecordId::parse),
                        row.getInt(5),
                        row.getBoolean(6)),
                team);
    }

    @Override
    public void put(RecordId team, Told told) {
        sql.update("delete from jit.entry_told where team = ? and country = ?", team, told.country());
        sql.update(
                "insert into jit.entry_told (team, country, since, left_team, last_entry, records, done)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                team,
                told.country(),
                Statements.micros(told.since()),
                told.left(),
                told.last().map(RecordId::toString).orElse(NONE),
                told.records(),
                told.done());
    }

    @Override
    public List<RecordId> unfinished() {
        return sql.list(
                "select distinct team from jit.entry_told where done = false", row -> RecordId.parse(row.getString(1)));
    }

    @Override
    public List<RecordId> untouched() {
        return sql.list("select team from jit.entry_untouched", row -> RecordId.parse(row.getString(1)));
    }

    @Override
    public void untouched(RecordId team, boolean is) {
        sql.update("delete from jit.entry_untouched where team = ?", team);
        if (is) {
            sql.update("insert into jit.entry_untouched (team) values (?)", team);
        }
    }
}
