package org.enlace.training.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;
import org.enlace.training.internal.outcome.CostStore;
import org.enlace.training.outcome.CostKind;
import org.enlace.training.outcome.CostLine;
import org.enlace.training.outcome.Costs;
import org.enlace.training.outcome.Money;

/** Cost lines by plain SQL. */
final class JdbcCosts implements CostStore {
    private static final String SELECT = "select * from training.cost";

    private final Statements sql;

    JdbcCosts(Store store) {
        sql = new Statements(store, Costs.KIND);
    }

    @Override
    public Optional<CostLine> find(RecordId id) {
        return sql.one(SELECT + " where id = ?", JdbcCosts::read, id);
    }

    @Override
    public List<CostLine> of(RecordId series) {
        return sql.list(SELECT + " where series = ? order by id", JdbcCosts::read, series);
    }

    @Override
    public List<Sum> sums() {
        return sql.list(
                "select series, kind, currency, sum(amount) from training.cost where dropped = 0 group by series, kind, currency",
                row -> new Sum(
                        RecordId.parse(row.getString(1)),
                        CostKind.of(row.getString(2)),
                        row.getString(3),
                        row.getLong(4)));
    }

    @Override
    public void write(CostLine line) {
        if (line.version() == 1) {
            sql.update(
                    "insert into training.cost (id, series, version, dropped, kind, amount, currency, note, created_by, created,"
                            + " changed_by, changed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    line.id(),
                    line.series(),
                    1,
                    0,
                    line.content().kind().token(),
                    line.content().money().minor(),
                    line.content().money().currency(),
                    line.content().note(),
                    line.created().officer(),
                    Statements.micros(line.created().at()),
                    line.changed().officer(),
                    Statements.micros(line.changed().at()));
            return;
        }
        int rows = sql.update(
                "update training.cost set version = ?, dropped = ?, changed_by = ?, changed = ? where id = ? and version = ?",
                line.version(),
                line.dropped() ? 1 : 0,
                line.changed().officer(),
                Statements.micros(line.changed().at()),
                line.id(),
                line.version() - 1);
        if (rows == 0) {
            throw new Stale(Costs.KIND, line.id().toString());
        }
    }

    private static CostLine read(ResultSet row) throws SQLException {
        return new CostLine(
                Columns.id(row, "id"),
                Columns.id(row, "series"),
                row.getInt("version"),
                new CostLine.Content(
                        CostKind.of(row.getString("kind")),
                        new Money(row.getLong("amount"), row.getString("currency")),
                        row.getString("note")),
                row.getInt("dropped") == 1,
                Columns.stamp(row, "created"),
                Columns.stamp(row, "changed"));
    }
}
