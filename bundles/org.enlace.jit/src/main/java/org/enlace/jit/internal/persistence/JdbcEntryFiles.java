package org.enlace.jit.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.enlace.jit.internal.work.EntryFileStore;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** Which files entries have, in the node's database. */
final class JdbcEntryFiles implements EntryFileStore {
    private static final String SELECT = "select * from jit.entry_file where ";

    private final Statements sql;

    JdbcEntryFiles(Store store) {
        sql = new Statements(store, "jit-file");
    }

    @Override
    public Optional<Row> find(RecordId id) {
        return sql.one(SELECT + "id = ?", JdbcEntryFiles::row, id);
    }

    @Override
    public Optional<Row> ofStored(RecordId stored) {
        return sql.one(SELECT + "stored = ?", JdbcEntryFiles::row, stored);
    }

    @Override
    public Optional<Row> ofPart(RecordId record) {
        return sql.one(
                SELECT + "id = (select file from jit.entry_file_part where record = ?)", JdbcEntryFiles::row, record);
    }

    @Override
    public List<Row> of(RecordId entry) {
        return sql.list(SELECT + "entry = ? order by added, id", JdbcEntryFiles::row, entry);
    }

    @Override
    public List<Row> due(int most) {
        return sql.list(SELECT + "due = true order by id" + JdbcEntries.first(most), JdbcEntryFiles::row);
    }

    @Override
    public List<Row> gone(int most) {
        return sql.list(SELECT + "gone = true order by id" + JdbcEntries.first(most), JdbcEntryFiles::row);
    }

    @Override
    public long early(CountryCode owner) {
        return sql.count(
                "select count(*) from jit.entry_file f where f.owner = ?"
                        + " and not exists (select 1 from jit.entry e where e.id = f.entry)",
                owner);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                RecordId.parse(row.getString("id")),
                RecordId.parse(row.getString("entry")),
                RecordId.parse(row.getString("team")),
                new CountryCode(row.getString("owner")),
                row.getString("name"),
                row.getString("sha256"),
                row.getInt("bytes"),
                Statements.instant(row.getLong("added")),
                Optional.ofNullable(row.getString("stored")).map(RecordId::parse),
                row.getBoolean("due"),
                row.getBoolean("gone"));
    }

    @Override
    public void put(Row row) {
        sql.update("delete from jit.entry_file where id = ?", row.id());
        sql.update(
                "insert into jit.entry_file (id, entry, team, owner, name, sha256, bytes, added, stored, due, gone)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row.id(),
                row.entry(),
                row.team(),
                row.owner(),
                row.name(),
                row.sha256(),
                row.size(),
                Statements.micros(row.added()),
                row.stored().map(RecordId::toString).orElse(null),
                row.due(),
                row.gone());
    }

    @Override
    public void remove(RecordId id) {
        sql.update("delete from jit.entry_file_part where file = ?", id);
        sql.update("delete from jit.entry_file where id = ?", id);
    }

    @Override
    public List<Part> parts(RecordId file) {
        return sql.list(
                "select record, part from jit.entry_file_part where file = ? order by part",
                row -> new Part(RecordId.parse(row.getString(1)), row.getInt(2)),
                file);
    }

    @Override
    public void add(RecordId file, Part part, Optional<String> content) {
        sql.update(
                "insert into jit.entry_file_part (record, file, part, content) values (?, ?, ?, ?)",
                part.record(),
                file,
                part.number(),
                content.orElse(null));
    }

    @Override
    public String content(RecordId record) {
        return sql.one(
                        "select content from jit.entry_file_part where record = ?",
                        row -> Optional.ofNullable(row.getString(1)).orElse(""),
                        record)
                .orElse("");
    }

    @Override
    public void empty(RecordId file) {
        sql.update("update jit.entry_file_part set content = null where file = ?", file);
    }
}
