package org.enlace.training.internal.persistence;

import org.enlace.persistence.Statements;
import org.enlace.platform.RecordId;

/** Counts the changes of what is kept beside a record and may be nothing at all, so that it has no row to count them. */
final class BesideVersions {
    private final Statements sql;
    private final String what;

    BesideVersions(Statements sql, String what) {
        this.sql = sql;
        this.what = what;
    }

    int of(String kind, RecordId record) {
        return sql.one(
                        "select version from training.beside_version where what = ? and kind = ? and record = ?",
                        row -> row.getInt(1),
                        what,
                        kind,
                        record)
                .orElse(0);
    }

    /** Counts one more; within the transaction of the change, which holds the module's clock. */
    void next(String kind, RecordId record) {
        if (sql.update(
                        "update training.beside_version set version = version + 1 where what = ? and kind = ? and record = ?",
                        what,
                        kind,
                        record)
                == 0) {
            sql.update(
                    "insert into training.beside_version (what, kind, record, version) values (?, ?, ?, 1)",
                    what,
                    kind,
                    record);
        }
    }
}
