package org.enlace.files.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.files.FileName;
import org.enlace.files.Files;
import org.enlace.files.Hold;
import org.enlace.files.OwnerRef;
import org.enlace.files.Stamp;
import org.enlace.files.StoredFile;
import org.enlace.files.internal.FileStore.Entry;
import org.enlace.files.internal.Kept;
import org.enlace.persistence.Statements;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Stale;

/** Rows of files with their holds. */
final class Entries {
    private static final int OWN = 8;
    private static final String SELECT = "select f.id, f.version, f.name, f.added_by, f.added, f.keep_until,"
            + " f.removed_by, f.removed, " + Contents.COLUMNS
            + " from files.file_entry f join files.content c on c.id = f.content_id";

    private final Statements sql;

    Entries(Statements sql) {
        this.sql = sql;
    }

    Optional<Entry> find(RecordId id) {
        return held(sql.list(SELECT + " where f.id = ?", Entries::read, id.toString())).stream()
                .findFirst();
    }

    List<Entry> of(OwnerRef owner) {
        return held(sql.list(
                SELECT + " where f.record_id = ? and f.use_name = ? order by f.id desc",
                Entries::read,
                owner.record().toString(),
                owner.use()));
    }

    List<Entry> after(RecordId id, int limit) {
        return held(sql.list(
                SELECT + " where f.id > ? order by f.id fetch first " + limit + " rows only",
                Entries::read,
                id == null ? "" : id.toString()));
    }

    long references(RecordId content) {
        return sql.count("select count(*) from files.file_entry where content_id = ?", content);
    }

    void insert(StoredFile.Attached file, RecordId content) {
        sql.update(
                "insert into files.file_entry (id, version, use_name, record_id, content_id, name, added_by, added,"
                        + " keep_until) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                file.id().toString(),
                file.version(),
                file.owner().use(),
                file.owner().record().toString(),
                content.toString(),
                file.name().value(),
                file.added().officer().value(),
                Statements.micros(file.added().at()),
                Statements.orAbsent(file.keepUntil().map(Statements::micros)));
    }

    void update(StoredFile file) {
        Optional<Stamp> removed =
                file instanceof StoredFile.Removed gone ? Optional.of(gone.removed()) : Optional.empty();
        int changed = sql.update(
                "update files.file_entry set version = ?, keep_until = ?, removed_by = ?, removed = ?"
                        + " where id = ? and version = ?",
                file.version(),
                Statements.orAbsent(file.keepUntil().map(Statements::micros)),
                removed.map(stamp -> stamp.officer().value()).orElse(null),
                Statements.orAbsent(removed.map(stamp -> Statements.micros(stamp.at()))),
                file.id().toString(),
                file.version() - 1);
        if (changed != 1) {
            throw new Stale(Files.KIND, file.id().toString());
        }
        dropHolds(file.id());
        for (Hold hold : file.holds()) {
            sql.update(
                    "insert into files.legal_hold (file_id, placed, placed_by, reason, lifted, lifted_by)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    file.id().toString(),
                    Statements.micros(hold.placed().at()),
                    hold.placed().officer().value(),
                    hold.reason(),
                    Statements.orAbsent(hold.lifted().map(stamp -> Statements.micros(stamp.at()))),
                    hold.lifted().map(stamp -> stamp.officer().value()).orElse(null));
        }
    }

    void drop(StoredFile file) {
        dropHolds(file.id());
        if (sql.update(
                        "delete from files.file_entry where id = ? and version = ?",
                        file.id().toString(),
                        file.version())
                != 1) {
            throw new Stale(Files.KIND, file.id().toString());
        }
    }

    private void dropHolds(RecordId file) {
        sql.update("delete from files.legal_hold where file_id = ?", file.toString());
    }

    /** The same with the holds of each. */
    private List<Entry> held(List<Entry> entries) {
        if (entries.isEmpty()) {
            return entries;
        }
        Map<String, List<Hold>> holds = new HashMap<>();
        List<String> ids =
                entries.stream().map(entry -> entry.file().id().toString()).toList();
        sql.in(
                "select file_id, reason, placed_by, placed, lifted_by, lifted from files.legal_hold where file_id in ",
                ids,
                " order by placed",
                row -> holds.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                        .add(hold(row)));
        return entries.stream()
                .map(entry -> with(entry, holds.getOrDefault(entry.file().id().toString(), List.of())))
                .toList();
    }

    private static Hold hold(ResultSet row) throws SQLException {
        String liftedBy = row.getString(5);
        return new Hold(
                row.getString(2),
                new Stamp(new OfficerId(row.getString(3)), Statements.instant(row.getLong(4))),
                liftedBy == null
                        ? Optional.empty()
                        : Optional.of(new Stamp(new OfficerId(liftedBy), Statements.instant(row.getLong(6)))));
    }

    private static Entry with(Entry entry, List<Hold> holds) {
        StoredFile file = entry.file();
        StoredFile held = file instanceof StoredFile.Removed gone
                ? new StoredFile.Removed(
                        gone.id(),
                        gone.version(),
                        gone.owner(),
                        gone.name(),
                        gone.content(),
                        gone.added(),
                        gone.keepUntil(),
                        holds,
                        gone.removed())
                : new StoredFile.Attached(
                        file.id(),
                        file.version(),
                        file.owner(),
                        file.name(),
                        file.content(),
                        file.added(),
                        file.keepUntil(),
                        holds);
        return new Entry(held, entry.kept());
    }

    private static Entry read(ResultSet row) throws SQLException {
        RecordId id = RecordId.parse(row.getString(1));
        Stamp added = new Stamp(new OfficerId(row.getString(4)), Statements.instant(row.getLong(5)));
        long keep = row.getLong(6);
        Optional<Instant> keepUntil = row.wasNull() ? Optional.empty() : Optional.of(Statements.instant(keep));
        FileName name = new FileName(row.getString(3));
        Kept kept = Contents.read(row, OWN);
        String removedBy = row.getString(7);
        StoredFile file = removedBy == null
                ? new StoredFile.Attached(
                        id, row.getInt(2), kept.owner(), name, kept.content(), added, keepUntil, List.of())
                : new StoredFile.Removed(
                        id,
                        row.getInt(2),
                        kept.owner(),
                        name,
                        kept.content(),
                        added,
                        keepUntil,
                        List.of(),
                        new Stamp(new OfficerId(removedBy), Statements.instant(row.getLong(8))));
        return new Entry(file, kept);
    }
}
