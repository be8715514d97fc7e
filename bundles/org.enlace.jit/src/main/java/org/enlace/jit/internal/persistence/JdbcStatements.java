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
    private static final String COLUMNS = "id, team, country, number, at_micros, kind, content, teller";
    private static final String SELECT = "select " + COLUMNS + " from jit.statement where taken_back = false and ";
    private static final String EARLY = "select " + COLUMNS + " from jit.early_statement where ";
    private static final String ORDER = " order by at_micros, country, number, id, teller";
    /** In another order than a later one of its country may be. */
    private static final String DISORDERED = "(number < ? and at_micros > ? or number > ? and at_micros < ?)";

    private final Statements sql;

    JdbcStatements(Store store) {
        sql = new Statements(store, "jit-statement");
    }

    @Override
    public Optional<Statement> find(CountryCode country, RecordId id) {
        return sql.one(SELECT + "country = ? and id = ? and teller = ?", JdbcStatements::read, country, id, country);
    }

    @Override
    public List<Kept> all(CountryCode country, RecordId id) {
        List<Kept> all =
                new ArrayList<>(sql.list(SELECT + "country = ? and id = ?", JdbcStatements::kept, country, id));
        all.addAll(sql.list(EARLY + "country = ? and id = ?", JdbcStatements::kept, country, id));
        return all;
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
    public long count(RecordId team, CountryCode country, CountryCode teller) {
        return sql.count(
                "select count(*) from jit.statement where taken_back = false and team = ? and country = ? and teller = ?",
                team,
                country,
                teller);
    }

    @Override
    public boolean taken(Kept kept) {
        return taken("statement", kept) || taken("early_statement", kept);
    }

    private boolean taken(String table, Kept kept) {
        Statement said = kept.said();
        return sql.count(
                        "select count(*) from jit." + table
                                + " where country = ? and teller in (?, ?) and (id = ? or team = ? and number = ?)",
                        said.country(),
                        said.country(),
                        kept.teller(),
                        said.id(),
                        said.team(),
                        said.number())
                > 0;
    }

    @Override
    public boolean disordered(Kept kept) {
        Statement said = kept.said();
        long at = Statements.micros(said.at());
        return sql.count(
                        "select count(*) from jit.statement where taken_back = false and team = ? and country = ?"
                                + " and teller in (?, ?) and " + DISORDERED,
                        said.team(),
                        said.country(),
                        said.country(),
                        kept.teller(),
                        said.number(),
                        at,
                        said.number(),
                        at)
                > 0;
    }

    @Override
    public List<Kept> outweighed(Statement said) {
        String others = "country = ? and teller <> ? and (id = ? or team = ? and (number = ? or " + DISORDERED + "))";
        long at = Statements.micros(said.at());
        Object[] values = {
            said.country(), said.country(), said.id(), said.team(), said.number(), said.number(), at, said.number(), at
        };
        List<Kept> all = new ArrayList<>(sql.list(SELECT + others, JdbcStatements::kept, values));
        all.addAll(sql.list(EARLY + others, JdbcStatements::kept, values));
        return all;
    }

    @Override
    public List<Kept> told(RecordId team, CountryCode country) {
        String others = "team = ? and country = ? and teller <> country";
        List<Kept> all = new ArrayList<>(sql.list(SELECT + others, JdbcStatements::kept, team, country));
        all.addAll(sql.list(EARLY + others, JdbcStatements::kept, team, country));
        return all;
    }

    @Override
    public List<Statement> saidItself(RecordId team, CountryCode country, String kind) {
        return sql.list(
                SELECT + "team = ? and country = ? and teller = country and kind = ?",
                JdbcStatements::read,
                team,
                country,
                kind);
    }

    @Override
    public void add(Kept kept) {
        sql.update(
                "insert into jit.statement (" + COLUMNS + ", taken_back) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values(kept, false).toArray());
    }

    @Override
    public void own(Kept kept) {
        for (String table : List.of("statement", "early_statement")) {
            sql.update(
                    "update jit." + table + " set teller = country where country = ? and id = ? and teller = ?",
                    kept.said().country(),
                    kept.said().id(),
                    kept.teller());
        }
    }

    @Override
    public void erase(Statement said) {
        sql.update(
                "update jit.statement set taken_back = ?, content = ? where country = ? and id = ? and teller = ?",
                true,
                "{}",
                said.country(),
                said.id(),
                said.country());
    }

    @Override
    public void remove(Kept kept) {
        sql.update(
                "delete from jit.statement where country = ? and id = ? and teller = ?",
                kept.said().country(),
                kept.said().id(),
                kept.teller());
        removeEarly(kept);
    }

    @Override
    public List<Kept> early(RecordId team) {
        return sql.list(EARLY + "team = ?" + ORDER, JdbcStatements::kept, team);
    }

    @Override
    public long countEarly(CountryCode teller, boolean own) {
        return sql.count(
                "select count(*) from jit.early_statement where teller = ? and country " + (own ? "=" : "<>")
                        + " teller",
                teller);
    }

    @Override
    public void addEarly(Kept kept) {
        sql.update(
                "insert into jit.early_statement (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?)",
                values(kept).toArray());
    }

    @Override
    public boolean removeEarly(Kept kept) {
        return sql.update(
                        "delete from jit.early_statement where country = ? and id = ? and teller = ?",
                        kept.said().country(),
                        kept.said().id(),
                        kept.teller())
                > 0;
    }

    private static List<Object> values(Kept kept, Object... more) {
        Statement statement = kept.said();
        List<Object> values = new ArrayList<>(List.of(
                statement.id(),
                statement.team(),
                statement.country(),
                statement.number(),
                Statements.micros(statement.at()),
                statement.kind(),
                statement.content(),
                kept.teller()));
        values.addAll(List.of(more));
        return values;
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(read(row), new CountryCode(row.getString("teller")));
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
