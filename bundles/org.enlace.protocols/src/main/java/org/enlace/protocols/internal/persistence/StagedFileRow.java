package org.enlace.protocols.internal.persistence;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.protocols.internal.ProtocolStore.StagedFile;

/** A file that waits to be imported. */
@Entity
@Cacheable(false)
@Table(schema = "protocols", name = "staged_file")
public class StagedFileRow {
    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "officer")
    private String officer;

    @Column(name = "file_name")
    private String fileName;

    @Column(name = "content")
    private String content;

    @Column(name = "mapping")
    private String mapping;

    @Column(name = "until")
    private long until;

    protected StagedFileRow() {}

    static StagedFileRow of(StagedFile file) {
        StagedFileRow row = new StagedFileRow();
        row.id = file.id().toString();
        row.officer = file.officer().value();
        row.fileName = file.name();
        row.content = file.content();
        row.mapping = file.mapping();
        row.until = ProtocolRow.micros(file.until());
        return row;
    }

    StagedFile toDomainModel() {
        return new StagedFile(
                RecordId.parse(id), new OfficerId(officer), fileName, content, ProtocolRow.instant(until), mapping);
    }

    boolean isFor(OfficerId other, long now) {
        return officer.equals(other.value()) && until > now;
    }
}
