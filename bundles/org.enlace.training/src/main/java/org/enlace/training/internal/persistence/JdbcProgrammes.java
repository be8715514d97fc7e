package org.enlace.training.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;
import org.enlace.training.Part;
import org.enlace.training.Place;
import org.enlace.training.Programme;
import org.enlace.training.Trainings;
import org.enlace.training.internal.ProgrammeStore;

/** Programmes in the node's database, by plain SQL. */
final class JdbcProgrammes implements ProgrammeStore {
    private static final String SELECT = "select * from training.programme";

    private final Statements sql;

    JdbcProgrammes(Store store) {
        sql = new Statements(store, Trainings.PROGRAMME);
    }

    @Override
    public Optional<Programme> find(RecordId id) {
        return sql.one(SELECT + " where id = ?", JdbcProgrammes::read, id);
    }

    @Override
    public Part<Programme> page(Place place, int size) {
        List<Object> values = new ArrayList<>();
        String where = "";
        if (place.key().isPresent()) {
            where = place.before() ? " where id > ?" : " where id < ?";
            values.add(place.key().get());
        }
        String order = " order by id " + (place.before() ? "asc" : "desc");
        List<Programme> found = sql.list(SELECT + where + order, size + 1, JdbcProgrammes::read, values.toArray());
        return Columns.part(place, size, found, Programme::id);
    }

    @Override
    public void write(Programme programme) {
        if (programme.version() == 1) {
            sql.update(
                    "insert into training.programme (id, version, title, summary, created_by, created, changed_by, changed)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                    programme.id(),
                    1,
                    programme.content().title(),
                    programme.content().summary(),
                    programme.created().officer(),
                    Statements.micros(programme.created().at()),
                    programme.changed().officer(),
                    Statements.micros(programme.changed().at()));
            return;
        }
        int changed = sql.update(
                "update training.programme set version = ?, title = ?, summary = ?, changed_by = ?, changed = ?"
                        + " where id = ? and version = ?",
                programme.version(),
                programme.content().title(),
                programme.content().summary(),
                programme.changed().officer(),
                Statements.micros(programme.changed().at()),
                programme.id(),
                programme.version() - 1);
        if (changed == 0) {
            throw new Stale(Trainings.PROGRAMME, programme.id().toString());
        }
    }

    private static Programme read(ResultSet row) throws SQLException {
        return new Programme(
                Columns.id(row, "id"),
                row.getInt("version"),
                new Programme.Content(row.getString("title"), row.getString("summary")),
                Columns.stamp(row, "created"),
                Columns.stamp(row, "changed"));
    }
}
