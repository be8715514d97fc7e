package org.enlace.jit.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.enlace.files.Sha256;
import org.enlace.jit.internal.evidence.ContentStore;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** The contents of items of evidence, in the node's database. */
final class JdbcContents implements ContentStore {
    private static final String SELECT = "select * from jit.evidence_content where ";

    private final Statements sql;

    JdbcContents(Store store) {
        sql = new Statements(store, "jit-content");
    }

    @Override
    public void put(Row row) {
        remove(row.file());
        sql.update(
                "insert into jit.evidence_content (file, item, team, sha256, bytes, outcome, hashed, found_sha256, tried, asked_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row.file(),
                row.item(),
                row.team(),
                row.sha256().value(),
                row.bytes(),
                row.outcome().token(),
                Statements.micros(row.hashed()),
                row.found().map(Sha256::value).orElse(null),
                Statements.micros(row.hashed()),
                row.asked().map(OfficerId::value).orElse(null));
    }

    @Override
    public boolean hashed(RecordId file, Outcome outcome, Instant at, Optional<Sha256> found) {
        int there = sql.update(
                "update jit.evidence_content set outcome = ?, hashed = ?, found_sha256 = ? where file = ?",
                outcome.token(),
                Statements.micros(at),
                found.map(Sha256::value).orElse(null),
                file);
        // Whoever asked after it was begun has put the beginning back to 0.
        sql.update(
                "update jit.evidence_content set asked_by = null, tried = ? where file = ? and tried > 0",
                Statements.micros(at),
                file);
        return there == 1;
    }

    @Override
    public void remove(RecordId file) {
        sql.update("delete from jit.evidence_content where file = ?", file);
    }

    @Override
    public Optional<Row> find(RecordId file) {
        return sql.one(SELECT + "file = ?", JdbcContents::row, file);
    }

    @Override
    public List<Row> of(RecordId item) {
        return sql.list(SELECT + "item = ? order by file", JdbcContents::row, item);
    }

    @Override
    public List<Row> ofTeam(RecordId team) {
        return sql.list(SELECT + "team = ? order by file", JdbcContents::row, team);
    }

    @Override
    public Set<RecordId> alike(RecordId team, Sha256 sha256, RecordId item) {
        return new HashSet<>(sql.list(
                "select distinct item from jit.evidence_content where team = ? and sha256 = ? and item <> ?",
                row -> RecordId.parse(row.getString(1)),
                team,
                sha256.value(),
                item));
    }

    @Override
    public void ask(RecordId file, OfficerId officer) {
        sql.update("update jit.evidence_content set asked_by = ?, tried = 0 where file = ?", officer.value(), file);
    }

    @Override
    public void tried(RecordId file, Instant at) {
        sql.update("update jit.evidence_content set tried = ? where file = ?", Statements.micros(at), file);
    }

    @Override
    public List<Row> unhashed(RecordId team, Instant since, int most) {
        // In the order of the index, so that it is a walk along that.
        return sql.list(
                SELECT + "team = ? and hashed < ? order by hashed, file" + JdbcEntries.first(most),
                JdbcContents::row,
                team,
                Statements.micros(since));
    }

    @Override
    public List<Row> due(Instant hashed, Instant tried, int most) {
        return sql.list(
                SELECT + "(asked_by is not null or hashed < ?) and tried < ?"
                        + " order by case when asked_by is null then 1 else 0 end, tried, file"
                        + JdbcEntries.first(most),
                JdbcContents::row,
                Statements.micros(hashed),
                Statements.micros(tried));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                RecordId.parse(row.getString("file")),
                RecordId.parse(row.getString("item")),
                RecordId.parse(row.getString("team")),
                new Sha256(row.getString("sha256")),
                row.getLong("bytes"),
                Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                Statements.instant(row.getLong("hashed")),
                Optional.ofNullable(row.getString("found_sha256")).map(Sha256::new),
                Optional.ofNullable(row.getString("asked_by")).map(OfficerId::new));
    }
}
