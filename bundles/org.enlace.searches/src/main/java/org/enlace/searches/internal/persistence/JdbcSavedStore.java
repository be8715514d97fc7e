package org.enlace.searches.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.persistence.Database;
import org.enlace.persistence.Schema;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.searches.Notice;
import org.enlace.searches.SavedSearch;
import org.enlace.searches.SavedSearch.Deletion;
import org.enlace.searches.SavedSearches;
import org.enlace.searches.internal.FilterText;
import org.enlace.searches.internal.Memory;
import org.enlace.searches.internal.SavedStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Saved searches in the node's database, by plain SQL. */
@Component
public final class JdbcSavedStore implements SavedStore {
    private static final Schema SCHEMA = new Schema("searches", List.of(), JdbcSavedStore.class);
    private static final String COLUMNS =
            "id, officer, version, name, list_name, filter, notice, created, ran, due, fresh, failed, deleted,"
                    + " step";
    private static final String SELECT = "select " + COLUMNS + " from searches.search";

    private final Store store;
    private final Statements sql;

    @Activate
    public JdbcSavedStore(@Reference Database database) {
        store = database.open(SCHEMA);
        sql = new Statements(store, SavedSearches.KIND);
    }

    @Deactivate
    public void close() {
        store.close();
    }

    @Override
    public List<SavedSearch> of(OfficerId officer) {
        return sql.list(
                SELECT + " where officer = ? and deleted is null order by name, id", JdbcSavedStore::read, officer);
    }

    @Override
    public List<SavedSearch> deleted(OfficerId officer, Instant after) {
        return sql.list(
                SELECT + " where officer = ? and deleted > ? order by deleted desc, name, id",
                JdbcSavedStore::read,
                officer,
                Statements.micros(after));
    }

    @Override
    public Optional<SavedSearch> find(RecordId id) {
        return sql.one(SELECT + " where id = ?", JdbcSavedStore::read, id);
    }

    @Override
    public List<SavedSearch> find(Collection<RecordId> ids) {
        return sql.in(
                SELECT + " where id in ",
                ids.stream().map(RecordId::toString).toList(),
                " and deleted is null",
                JdbcSavedStore::read);
    }

    @Override
    public void insert(SavedSearch search) {
        sql.update(
                "insert into searches.search (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                search.id(),
                search.officer(),
                search.version(),
                search.name(),
                search.list(),
                FilterText.write(search.filter()),
                search.notice().token(),
                Statements.micros(search.created()),
                moment(search.run().last()),
                moment(search.run().next()),
                search.run().fresh(),
                search.run().failed(),
                moment(search.deleted().map(Deletion::at)),
                step(search));
    }

    @Override
    public boolean update(SavedSearch search, int version) {
        return sql.update(
                        "update searches.search set version = ?, name = ?, notice = ?, due = ?, fresh = ?, failed = ?,"
                                + " deleted = ?, step = ? where id = ? and version = ?",
                        search.version(),
                        search.name(),
                        search.notice().token(),
                        moment(search.run().next()),
                        search.run().fresh(),
                        search.run().failed(),
                        moment(search.deleted().map(Deletion::at)),
                        step(search),
                        search.id(),
                        version)
                == 1;
    }

    @Override
    public List<SavedSearch> due(Instant now, int limit) {
        return sql.list(
                SELECT + " where due <= ? order by due, id fetch first " + limit + " rows only",
                JdbcSavedStore::read,
                Statements.micros(now));
    }

    @Override
    public boolean ran(SavedSearch search, Optional<Instant> next, Instant now, boolean failed) {
        return sql.update(
                        "update searches.search set due = ?, ran = ?, failed = ? where id = ? and version = ? and due = ?",
                        moment(next),
                        Statements.micros(now),
                        failed,
                        search.id(),
                        search.version(),
                        Statements.micros(search.run().next().orElseThrow()))
                == 1;
    }

    @Override
    public Optional<Found> found(RecordId search) {
        return sql.one(
                "select floor, seen, fresh from searches.memory where search_id = ?",
                row -> new Found(Memory.read(row.getLong(1), row.getString(2)), ids(row.getString(3))),
                search);
    }

    private static Set<RecordId> ids(String text) {
        return text.isEmpty()
                ? Set.of()
                : Arrays.stream(text.split(" ")).map(RecordId::parse).collect(Collectors.toSet());
    }

    @Override
    public void remember(RecordId search, Found found) {
        String fresh = found.fresh().stream().map(RecordId::toString).collect(Collectors.joining(" "));
        long floor = found.memory().floor();
        String seen = found.memory().text();
        int changed = sql.update(
                "update searches.memory set floor = ?, seen = ?, fresh = ? where search_id = ?",
                floor,
                seen,
                fresh,
                search);
        if (changed == 0) {
            sql.update(
                    "insert into searches.memory (search_id, floor, seen, fresh) values (?, ?, ?, ?)",
                    search,
                    floor,
                    seen,
                    fresh);
        }
        sql.update(
                "update searches.search set fresh = ? where id = ?",
                found.fresh().size(),
                search);
    }

    @Override
    public void forget(RecordId search) {
        sql.update("delete from searches.memory where search_id = ?", search);
        sql.update("update searches.search set fresh = 0 where id = ?", search);
    }

    @Override
    public void erase(Instant deleted) {
        long until = Statements.micros(deleted);
        sql.update(
                "delete from searches.memory where search_id in (select id from searches.search where deleted <= ?)",
                until);
        sql.update("delete from searches.search where deleted <= ?", until);
    }

    private static OptionalLong moment(Optional<Instant> at) {
        return Statements.orAbsent(at.map(Statements::micros));
    }

    private static RecordId step(SavedSearch search) {
        return search.deleted().map(Deletion::step).orElse(null);
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Statements.instant(micros));
    }

    private static SavedSearch read(ResultSet row) throws SQLException {
        return new SavedSearch(
                RecordId.parse(row.getString(1)),
                new OfficerId(row.getString(2)),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                FilterText.read(row.getString(6)),
                Notice.of(row.getString(7)).orElseThrow(),
                Statements.instant(row.getLong(8)),
                new SavedSearch.Run(instant(row, 9), instant(row, 10), row.getInt(11), row.getBoolean(12)),
                deletion(row));
    }

    private static Optional<Deletion> deletion(ResultSet row) throws SQLException {
        Optional<Instant> at = instant(row, 13);
        String step = row.getString(14);
        return at.map(moment -> new Deletion(moment, RecordId.parse(step)));
    }
}
