package org.enlace.protocols.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.PracticeDrafts.Origin;
import org.enlace.protocols.internal.Provenance;
import org.enlace.protocols.internal.ProvenanceStore;

/** What documents were drawn from, by plain SQL. */
final class JdbcProvenance implements ProvenanceStore {
    private static final String SELECT =
            "select protocol_id, edition_id, module, origin, title, country, learned, drawn_by, drawn from protocols.provenance";

    /** More than once somebody gave up what was drawn, and drew again. */
    private static final int MOST = 50;

    private final Statements sql;

    JdbcProvenance(Store store) {
        sql = new Statements(store, "provenance");
    }

    @Override
    public Optional<Provenance> of(RecordId protocol) {
        return sql.one(SELECT + " where protocol_id = ?", JdbcProvenance::read, protocol);
    }

    @Override
    public List<Provenance> from(Origin origin) {
        return sql.list(
                SELECT + " where module = ? and origin = ? order by drawn desc",
                MOST,
                JdbcProvenance::read,
                origin.module(),
                origin.key());
    }

    @Override
    public void insert(Provenance provenance) {
        sql.update(
                "insert into protocols.provenance (protocol_id, edition_id, module, origin, title, country, learned, drawn_by, drawn)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                provenance.protocol(),
                provenance.edition(),
                provenance.origin().module(),
                provenance.origin().key(),
                provenance.title(),
                provenance.country(),
                Statements.micros(provenance.learned()),
                provenance.by(),
                Statements.micros(provenance.at()));
    }

    private static Provenance read(ResultSet row) throws SQLException {
        return new Provenance(
                RecordId.parse(row.getString(1)),
                RecordId.parse(row.getString(2)),
                new Origin(row.getString(3), row.getString(4)),
                row.getString(5),
                row.getString(6) == null ? null : new CountryCode(row.getString(6)),
                Statements.instant(row.getLong(7)),
                new OfficerId(row.getString(8)),
                Statements.instant(row.getLong(9)));
    }
}
