package org.enlace.files.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.files.FileName;
import org.enlace.files.OwnerRef;
import org.enlace.files.Sha256;
import org.enlace.files.Upload;
import org.enlace.files.internal.Incoming;
import org.enlace.persistence.Statements;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** Rows of files on their way in. */
final class Uploads {
    private static final String SELECT = "select id, use_name, record_id, name, announced, announced_sha256, received,"
            + " chunk, officer, touched, disk_name, wrapped from files.upload";

    private final Statements sql;

    Uploads(Statements sql) {
        this.sql = sql;
    }

    void insert(Incoming incoming) {
        Upload upload = incoming.upload();
        sql.update(
                "insert into files.upload (id, use_name, record_id, name, announced, announced_sha256, received, chunk,"
                        + " officer, touched, disk_name, wrapped) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                upload.id().toString(),
                upload.owner().use(),
                upload.owner().record().toString(),
                upload.name().value(),
                Statements.orAbsent(upload.size()),
                upload.sha256().map(Sha256::value).orElse(null),
                upload.offset(),
                upload.chunk(),
                incoming.officer().value(),
                Statements.micros(incoming.touched()),
                incoming.disk(),
                incoming.wrapped());
    }

    Optional<Incoming> find(RecordId id) {
        return sql.one(SELECT + " where id = ?", Uploads::read, id.toString());
    }

    List<Incoming> of(OwnerRef owner, OfficerId officer) {
        return sql.list(
                SELECT + " where record_id = ? and use_name = ? and officer = ? order by id desc",
                Uploads::read,
                owner.record().toString(),
                owner.use(),
                officer.value());
    }

    boolean coming(OwnerRef owner) {
        return sql.count(
                        "select count(*) from files.upload where record_id = ? and use_name = ?",
                        owner.record().toString(),
                        owner.use())
                > 0;
    }

    boolean advance(RecordId id, long from, long to, Instant touched) {
        return sql.update(
                        "update files.upload set received = ?, touched = ? where id = ? and received = ?",
                        to,
                        Statements.micros(touched),
                        id.toString(),
                        from)
                == 1;
    }

    boolean drop(RecordId id) {
        return sql.update("delete from files.upload where id = ?", id.toString()) == 1;
    }

    List<Incoming> untouchedSince(Instant moment, int limit) {
        return sql.list(
                SELECT + " where touched < ? order by touched fetch first " + limit + " rows only",
                Uploads::read,
                Statements.micros(moment));
    }

    private static Incoming read(ResultSet row) throws SQLException {
        long announced = row.getLong(5);
        boolean unknown = row.wasNull();
        Instant touched = Statements.instant(row.getLong(10));
        Upload upload = new Upload(
                RecordId.parse(row.getString(1)),
                new OwnerRef(row.getString(2), RecordId.parse(row.getString(3))),
                new FileName(row.getString(4)),
                unknown ? Optional.empty() : Optional.of(announced),
                Optional.ofNullable(row.getString(6)).map(Sha256::new),
                row.getLong(7),
                row.getInt(8),
                touched);
        return new Incoming(upload, new OfficerId(row.getString(9)), touched, row.getString(11), row.getString(12));
    }
}
