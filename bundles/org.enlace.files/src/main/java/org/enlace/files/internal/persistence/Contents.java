package org.enlace.files.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.enlace.files.FileState;
import org.enlace.files.OwnerRef;
import org.enlace.files.Sha256;
import org.enlace.files.StoredFile.Content;
import org.enlace.files.internal.Kept;
import org.enlace.persistence.Statements;
import org.enlace.platform.RecordId;

/** Rows of contents. */
final class Contents {
    static final String COLUMNS = "c.id, c.use_name, c.record_id, c.sha256, c.bytes, c.media_type, c.state, c.finding,"
            + " c.chunk, c.disk_name, c.wrapped";
    private static final String SELECT = "select " + COLUMNS + " from files.content c";

    private final Statements sql;

    Contents(Statements sql) {
        this.sql = sql;
    }

    Optional<Kept> find(OwnerRef owner, Sha256 sha256) {
        return sql.one(
                SELECT + " where c.use_name = ? and c.record_id = ? and c.sha256 = ?",
                row -> read(row, 0),
                owner.use(),
                owner.record().toString(),
                sha256.value());
    }

    Optional<Kept> find(RecordId id) {
        return sql.one(SELECT + " where c.id = ?", row -> read(row, 0), id.toString());
    }

    void insert(Kept kept) {
        sql.update(
                "insert into files.content (id, use_name, record_id, sha256, bytes, media_type, state, finding, chunk,"
                        + " disk_name, wrapped) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                kept.id().toString(),
                kept.owner().use(),
                kept.owner().record().toString(),
                kept.content().sha256().value(),
                kept.content().size(),
                kept.content().mediaType(),
                kept.content().state().token(),
                kept.content().finding(),
                kept.chunk(),
                kept.disk(),
                kept.wrapped());
    }

    boolean scanned(RecordId id, FileState state, String finding) {
        return sql.update(
                        "update files.content set state = ?, finding = ? where id = ? and state = ?",
                        state.token(),
                        finding,
                        id.toString(),
                        FileState.RECEIVED.token())
                == 1;
    }

    List<Kept> waiting(int limit) {
        return sql.list(
                SELECT + " where c.state = ? order by c.id fetch first " + limit + " rows only",
                row -> read(row, 0),
                FileState.RECEIVED.token());
    }

    List<Kept> after(RecordId id, int limit) {
        return sql.list(
                SELECT + " where c.id > ? order by c.id fetch first " + limit + " rows only",
                row -> read(row, 0),
                id == null ? "" : id.toString());
    }

    void drop(RecordId id) {
        sql.update("delete from files.content where id = ?", id.toString());
    }

    /** @param before how many columns stand before */
    static Kept read(ResultSet row, int before) throws SQLException {
        Content content = new Content(
                new Sha256(row.getString(before + 4)),
                row.getLong(before + 5),
                row.getString(before + 6),
                FileState.of(row.getString(before + 7)),
                row.getString(before + 8));
        return new Kept(
                RecordId.parse(row.getString(before + 1)),
                new OwnerRef(row.getString(before + 2), RecordId.parse(row.getString(before + 3))),
                content,
                row.getInt(before + 9),
                row.getString(before + 10),
                row.getString(before + 11));
    }
}
