package org.enlace.scheduler.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.enlace.persistence.Database;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.scheduler.internal.JobRow;
import org.enlace.scheduler.internal.JobStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** One small table, by plain SQL. The schema is opened when somebody first asks, which is not while the node starts. */
@Component(service = JobStore.class)
public final class JdbcJobStore implements JobStore {
    private static final Schema SCHEMA = new Schema("scheduler", List.of(), JdbcJobStore.class);

    private final Database database;
    private Store store;
    private Statements sql;

    @Activate
    public JdbcJobStore(@Reference Database database) {
        this.database = database;
    }

    @Deactivate
    public synchronized void close() {
        if (store != null) {
            store.close();
        }
    }

    private synchronized Statements sql() {
        if (sql == null) {
            store = database.open(SCHEMA);
            sql = new Statements(store, "job");
        }
        return sql;
    }

    @Override
    public List<JobRow> all() {
        return sql().list("select * from scheduler.job order by name", JdbcJobStore::row);
    }

    @Override
    public Optional<JobRow> find(String name) {
        return sql().one("select * from scheduler.job where name = ?", JdbcJobStore::row, name);
    }

    @Override
    public void insert(JobRow row) {
        sql().update(
                        "insert into scheduler.job (name, module, schedule, due, failures, try_from, done_due, run_from,"
                                + " outcome, error) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        row.name(),
                        row.module(),
                        row.schedule(),
                        Statements.micros(row.due()),
                        row.failures(),
                        Statements.micros(row.tryFrom()),
                        Statements.orAbsent(row.done().map(Statements::micros)),
                        Statements.orAbsent(row.run().map(Statements::micros)),
                        row.outcome(),
                        row.error().orElse(null));
    }

    @Override
    public boolean replace(JobRow before, JobRow after) {
        return sql().update(
                                "update scheduler.job set module = ?, schedule = ?, due = ?, failures = ?, try_from = ?,"
                                        + " done_due = ?, run_from = ?, outcome = ?, error = ?"
                                        + " where name = ? and due = ? and failures = ?",
                                after.module(),
                                after.schedule(),
                                Statements.micros(after.due()),
                                after.failures(),
                                Statements.micros(after.tryFrom()),
                                Statements.orAbsent(after.done().map(Statements::micros)),
                                Statements.orAbsent(after.run().map(Statements::micros)),
                                after.outcome(),
                                after.error().orElse(null),
                                before.name(),
                                Statements.micros(before.due()),
                                before.failures())
                == 1;
    }

    private static JobRow row(ResultSet row) throws SQLException {
        return new JobRow(
                row.getString("name"),
                row.getString("module"),
                row.getString("schedule"),
                Statements.instant(row.getLong("due")),
                row.getInt("failures"),
                Statements.instant(row.getLong("try_from")),
                absent(row, "done_due").map(Statements::instant),
                absent(row, "run_from").map(Statements::instant),
                JobRow.Outcome.valueOf(row.getString("outcome")),
                Optional.ofNullable(row.getString("error")));
    }

    private static Optional<Long> absent(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(number);
    }
}
