package org.enlace.protocols.internal.persistence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.protocols.internal.TableMappings;

/** What officers said of the columns of tables, by plain SQL. */
final class JdbcTableMappings implements TableMappings {
    private static final Duration KEPT = Duration.ofDays(365);

    private final Statements sql;

    JdbcTableMappings(Store store) {
        sql = new Statements(store, "import");
    }

    @Override
    public void map(RecordId staged, String mapping) {
        sql.update("update protocols.staged_file set mapping = ? where id = ?", mapping, staged);
    }

    @Override
    public Optional<String> find(OfficerId officer, String columns) {
        return sql.one(
                "select mapping from protocols.table_mapping where officer = ? and columns_key = ?",
                row -> row.getString(1),
                officer,
                columns);
    }

    @Override
    public void remember(OfficerId officer, String columns, String mapping, Instant now) {
        sql.update("delete from protocols.table_mapping where last_used < ?", Statements.micros(now.minus(KEPT)));
        sql.update("delete from protocols.table_mapping where officer = ? and columns_key = ?", officer, columns);
        sql.update(
                "insert into protocols.table_mapping (officer, columns_key, mapping, last_used) values (?, ?, ?, ?)",
                officer,
                columns,
                mapping,
                Statements.micros(now));
    }
}
