package org.enlace.protocols.internal.persistence;

import java.util.Map;
import java.util.TreeMap;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.protocols.internal.LibraryCounts;

/** Counts by plain SQL. */
final class JdbcLibraryCounts implements LibraryCounts {
    /** Of a text that is for some only; inside a text the quotation mark before the colon would have a backslash before it. */
    private static final String FOR_ALL = "content not like '%\"restrictedTo\":{%'";

    private static final String OPEN = "p.state not like 'r-%'";

    private final Statements sql;

    JdbcLibraryCounts(Store store) {
        sql = new Statements(store, "protocol");
    }

    @Override
    public Map<String, Long> versions() {
        return counted("select stage, count(*) from protocols.edition where " + FOR_ALL + " group by stage");
    }

    @Override
    public Map<String, Long> adoptions() {
        return counted(
                "select a.state, count(*) from protocols.adoption a join protocols.protocol p on p.id = a.protocol_id"
                        + " where " + OPEN + " and a.revision = (select max(b.revision) from protocols.adoption b"
                        + " where b.protocol_id = a.protocol_id) group by a.state");
    }

    @Override
    public Map<String, Long> partners() {
        return counted("select p.owner, count(*) from protocols.protocol p where p.shared_version is not null and "
                + OPEN + " group by p.owner");
    }

    @Override
    public long waitingReviews() {
        return sql.one(
                        "select count(*) from protocols.edition e join protocols.edition_person r on r.edition_id = e.id"
                                + " where e.stage = 'in-review' and r.role = 'reviewer' and e." + FOR_ALL
                                + " and not exists (select 1 from protocols.opinion o where o.edition_id = e.id"
                                + " and o.round = e.round and o.reviewer = r.officer)",
                        row -> row.getLong(1))
                .orElse(0L);
    }

    private Map<String, Long> counted(String query) {
        Map<String, Long> counts = new TreeMap<>();
        sql.list(query, row -> counts.put(row.getString(1), row.getLong(2)));
        return counts;
    }
}
