package org.enlace.modules.internal.persistence;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.enlace.modules.internal.history.Change;
import org.enlace.platform.OfficerId;

/** An entry of the history as the database holds it. */
@Entity
@Cacheable(false)
@Table(schema = "modules", name = "change")
public class ChangeRow {
    private static final int DETAIL = 2000;
    private static final int NAME = 500;

    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "module")
    private String module;

    @Column(name = "operation")
    private String operation;

    @Column(name = "from_version")
    private String from;

    @Column(name = "to_version")
    private String to;

    @Column(name = "outcome")
    private String outcome;

    @Column(name = "moment")
    private long moment;

    @Column(name = "by_officer")
    private String by;

    @Column(name = "archive")
    private String archive;

    @Column(name = "archive_sha256")
    private String archiveSha256;

    @Column(name = "signer")
    private String signer;

    @Column(name = "detail")
    private String detail;

    protected ChangeRow() {}

    static ChangeRow of(Change change) {
        ChangeRow row = new ChangeRow();
        row.id = change.id().toString();
        row.module = change.module();
        row.operation = change.operation();
        row.from = change.from().orElse(null);
        row.to = change.to().orElse(null);
        row.outcome = change.outcome();
        row.moment = change.at().toEpochMilli();
        row.by = change.by().value();
        row.archive = Columns.cut(change.archive(), NAME);
        row.archiveSha256 = change.archiveSha256().orElse(null);
        row.signer = Columns.cut(change.signer(), NAME);
        row.detail = Columns.cut(change.detail(), DETAIL);
        return row;
    }

    Change toDomainModel() {
        return new Change(
                Columns.id(id),
                module,
                operation,
                Optional.ofNullable(from),
                Optional.ofNullable(to),
                outcome,
                Instant.ofEpochMilli(moment),
                new OfficerId(by),
                Optional.ofNullable(archive),
                Optional.ofNullable(archiveSha256),
                Optional.ofNullable(signer),
                Optional.ofNullable(detail));
    }
}
