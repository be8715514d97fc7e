package org.enlace.audit.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.enlace.audit.internal.AuditStore.Columns;
import org.enlace.audit.internal.AuditStore.Line;
import org.enlace.audit.internal.AuditStore.Scan;
import org.enlace.persistence.Statements;

/** Walks one index from the newest entry back. */
final class Scans {
    private Scans() {}

    static List<Line> lines(Statements sql, Scan scan, int limit, String columns) {
        // Derby plans for the whole result and would sort it; told the index, it walks. To PostgreSQL this is a
        // comment.
        String walk =
                switch (scan.by()) {
                    case LATEST -> by("entry_latest", "1 = 1");
                    case OFFICER -> by("entry_officer", "e.officer = ?");
                    case ACTING_FOR -> by("entry_acting_for", "e.acting_for = ?");
                    case CODE -> by("entry_code", "e.code = ?");
                    case OUTCOME -> by("entry_outcome", "e.outcome = ?");
                    case SUBJECT -> by("entry_subject", "e.subject_kind = ? and e.subject_id = ?");
                    case PERSON ->
                        " from audit.entry e where e.id in"
                                + " (select p.entry_id from audit.person p where p.person = ?)";
                };
        List<Object> values = new ArrayList<>(scan.values());
        StringBuilder text = new StringBuilder("select e.id, ").append(columns).append(walk);
        if (scan.before() != null) {
            text.append(" and e.id < ?");
            values.add(scan.before());
        }
        if (scan.from() != null) {
            text.append(" and e.id >= ?");
            values.add(scan.from());
        }
        text.append(" order by e.id desc fetch first ").append(limit).append(" rows only");
        return sql.list(text.toString(), row -> new Line(row.getString(1), columns(row, 2)), values.toArray());
    }

    private static String by(String index, String condition) {
        return " from audit.entry e --DERBY-PROPERTIES index=" + index + "\n where " + condition;
    }

    /** @param at where the first of the columns stands */
    static Columns columns(ResultSet row, int at) throws SQLException {
        return new Columns(
                row.getLong(at),
                row.getString(at + 1),
                row.getString(at + 2),
                row.getString(at + 3),
                row.getString(at + 4),
                row.getString(at + 5),
                row.getString(at + 6),
                row.getString(at + 7));
    }
}
