package org.enlace.jit.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.Statement;
import org.enlace.jit.internal.StatementStore;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** Statements in the node's database, by plain SQL. */
final class JdbcStatements implements StatementStore {
    private static final String COLUMNS = "id, team, country, number, at_micros, kind, content";
    private static final String SELECT = "select " + COLUMNS + " from jit.statement where taken_back = false and ";
    private static final String EARLY = "select " + COLUMNS + " from jit.early_statement where ";
    private static final String ORDER = " order by at_micros, country, number";

    private final Statements sql;

    JdbcStatements(Store store) {
        sql = new Statements(store, "jit-statement");
    }

    @Override
    public Optional<Statement> find(RecordId id) {
        return sql.one(SELECT + "id = ?", JdbcStatements::read, id);
    }

    @Override
    public List<Statement> of(RecordId team) {
        return sql.list(SELECT + "team = ?" + ORDER, JdbcStatements::read, team);
    }

    @Override
    public List<Statement> of(RecordId team, Set<String> kinds) {
        if (kinds.isEmpty()) {
            return List.of();
        }
        List<Object> values = new ArrayList<>(List.of(team));
        values.addAll(kinds);
        String marks = String.join(", ", Collections.nCopies(kinds.size(), "?"));
        return sql.list(
                SELECT + "team = ? and kind in (" + marks + ")" + ORDER, JdbcStatements::read, values.toArray());
    }

    @Override
    public List<Statement> said(RecordId team, CountryCode country) {
        return sql.list(SELECT + "team = ? and country = ? order by number", JdbcStatements::read, team, country);
    }

    @Override
    public long last(RecordId team, CountryCode country) {
        return sql.one(
                        "select number from jit.statement where team = ? and country = ? order by number desc",
                        row -> row.getLong(1),
                        team,
                        country)
                .orElse(0L);
    }

    @Override
    public Optional<Instant> latest(RecordId team) {
        return sql.one(
                "select at_micros from jit.statement where team = ? order by at_micros desc",
                row -> Statements.instant(row.getLong(1)),
                team);
    }

    @Override
    public boolean taken(Statement statement) {
        return sql.count(
                                "select count(*) from jit.statement where id = ? or team = ? and country = ? and number = ?",
                                statement.id(),
                                statement.team(),
                                statement.country(),
                                statement.number())
                        + sql.count(
                                "select count(*) from jit.early_statement where id = ? or team = ? and country = ? and number = ?",
                                statement.id(),
                                statement.team(),
                                statement.country(),
                                statement.number())
                > 0;
    }

    @Override
    public void add(Statement statement) {
        sql.update(
                "insert into jit.statement (" + COLUMNS + ", taken_back) values (?, ?, ?, ?, ?, ?, ?, ?)",
                values(statement, false).toArray());
    }

    @Override
    public void erase(RecordId id) {
        sql.update("update jit.statement set taken_back = ?, content = ? where id = ?", true, "{}", id);
    }

    @Override
    public void remove(RecordId id) {
        sql.update("delete from jit.statement where id = ?", id);
    }

    @Override
    public List<Statement> early(RecordId team) {
        return sql.list(EARLY + "team = ?" + ORDER, JdbcStatements::read, team);
    }

    @Override
    public Optional<Statement> findEarly(RecordId id) {
        return sql.one(EARLY + "id = ?", JdbcStatements::read, id);
    }

    @Override
    public long countEarly(CountryCode country) {
        return sql.count("select count(*) from jit.early_statement where country = ?", country);
    }

    @Override
    public void addEarly(Statement statement) {
        sql.update(
                "insert into jit.early_statement (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?)",
                values(statement).toArray());
    }

    @Override
    public void removeEarly(RecordId id) {
        sql.update("delete from jit.early_statement where id = ?", id);
    }

    private static List<Object> values(Statement statement, Object... more) {
        List<Object> values = new ArrayList<>(List.of(
                statement.id(),
                statement.team(),
                statement.country(),
                statement.number(),
                Statements.micros(statement.at()),
                statement.kind(),
                statement.content()));
        values.addAll(List.of(more));
        return values;
    }

    private static Statement read(ResultSet row) throws SQLException {
        return new Statement(
                RecordId.parse(row.getString("id")),
                RecordId.parse(row.getString("team")),
                new CountryCode(row.getString("country")),
                row.getLong("number"),
                Statements.instant(row.getLong("at_micros")),
                row.getString("kind"),
                row.getString("content"));
    }
}
