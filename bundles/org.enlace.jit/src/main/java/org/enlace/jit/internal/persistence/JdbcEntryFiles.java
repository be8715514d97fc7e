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
    private static final String SELECT = "select f.* from jit.entry_file f where ";
    private static final String WAITING = "stored is null and gone = false and exists"
            + " (select 1 from jit.entry_file_part p"
            + " where p.owner = f.owner and p.file = f.id and p.content is not null)";
    private static final String ORDER = " order by added, id, owner";

    private final Statements sql;

    JdbcEntryFiles(Store store) {
        sql = new Statements(store, "jit-file");
    }

    @Override
    public Optional<Row> find(CountryCode owner, RecordId id) {
        return sql.one(SELECT + "owner = ? and id = ?", JdbcEntryFiles::row, owner, id);
    }

    @Override
    public Optional<Row> ofStored(RecordId stored) {
        return sql.one(SELECT + "stored = ?", JdbcEntryFiles::row, stored);
    }

    @Override
    public Optional<Row> ofPart(CountryCode owner, RecordId record) {
        return sql.one(
                SELECT + "owner = ? and id ="
                        + " (select p.file from jit.entry_file_part p where p.owner = ? and p.record = ?)",
                JdbcEntryFiles::row,
                owner,
                owner,
                record);
    }

    @Override
    public List<Row> of(RecordId entry) {
        return sql.list(SELECT + "entry = ?" + ORDER, JdbcEntryFiles::row, entry);
    }

    @Override
    public List<Row> due(Optional<RecordId> after, int most) {
        String next = " order by id" + JdbcEntries.first(most);
        return after.isPresent()
                ? sql.list(SELECT + "due = true and id > ?" + next, JdbcEntryFiles::row, after.get())
                : sql.list(SELECT + "due = true" + next, JdbcEntryFiles::row);
    }

    @Override
    public List<Row> waiting() {
        return sql.list(SELECT + WAITING + ORDER, JdbcEntryFiles::row);
    }

    @Override
    public List<Row> waitingFor(RecordId entry) {
        return sql.list(SELECT + "entry = ? and " + WAITING + ORDER, JdbcEntryFiles::row, entry);
    }

    @Override
    public List<Row> waitingIn(RecordId team) {
        return sql.list(SELECT + "team = ? and " + WAITING + ORDER, JdbcEntryFiles::row, team);
    }

    @Override
    public List<Row> gone(int most) {
        return sql.list(SELECT + "gone = true order by id" + JdbcEntries.first(most), JdbcEntryFiles::row);
    }

    @Override
    public long waiting(CountryCode owner) {
        return sql.count("select count(*) from jit.entry_file f where owner = ? and " + WAITING, owner);
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
                row.getBoolean("gone"),
                row.getBoolean("damaged"));
    }

    @Override
    public void put(Row row) {
        sql.update("delete from jit.entry_file where owner = ? and id = ?", row.owner(), row.id());
        sql.update(
                "insert into jit.entry_file (id, entry, team, owner, name, sha256, bytes, added, stored, due, gone, damaged)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
                row.gone(),
                row.damaged());
    }

    @Override
    public void remove(Row row) {
        sql.update("delete from jit.entry_file_part where owner = ? and file = ?", row.owner(), row.id());
        sql.update("delete from jit.entry_file where owner = ? and id = ?", row.owner(), row.id());
    }

    @Override
    public List<Part> parts(Row of) {
        return sql.list(
                "select record, part from jit.entry_file_part where owner = ? and file = ? order by part",
                row -> new Part(RecordId.parse(row.getString(1)), row.getInt(2)),
                of.owner(),
                of.id());
    }

    @Override
    public void add(Row row, Part part, Optional<String> content) {
        sql.update(
                "insert into jit.entry_file_part (record, owner, file, part, content) values (?, ?, ?, ?, ?)",
                part.record(),
                row.owner(),
                row.id(),
                part.number(),
                content.orElse(null));
    }

    @Override
    public String content(Row of, Part part) {
        return sql.one(
                        "select content from jit.entry_file_part where owner = ? and record = ?",
                        row -> Optional.ofNullable(row.getString(1)).orElse(""),
                        of.owner(),
                        part.record())
                .orElse("");
    }

    @Override
    public void empty(Row row) {
        sql.update("update jit.entry_file_part set content = null where owner = ? and file = ?", row.owner(), row.id());
    }
}
