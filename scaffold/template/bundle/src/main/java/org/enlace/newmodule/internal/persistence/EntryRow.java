package org.enlace.newmodule.internal.persistence;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.enlace.newmodule.Content;
import org.enlace.newmodule.Entry;
import org.enlace.newmodule.Stamp;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** An entry as the database holds it. */
@Entity
@Cacheable
@Table(schema = EntryRow.SCHEMA, name = "entry")
public class EntryRow {
    static final String SCHEMA = "newmodule";
    static final String OPEN = "open";
    static final String WITHDRAWN = "withdrawn";

    @Id
    @Column(name = "id")
    private String id;

    @Version
    @Column(name = "version")
    private int version;

    @Column(name = "state")
    private String state;

    @Column(name = "title")
    private String title;

    @Column(name = "body")
    private String text;

    @Column(name = "reason")
    private String reason;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created")
    private long created;

    @Column(name = "changed_by")
    private String changedBy;

    @Column(name = "changed")
    private long changed;

    protected EntryRow() {}

    static EntryRow of(Entry entry) {
        EntryRow row = new EntryRow();
        row.id = entry.id().toString();
        row.createdBy = entry.created().officer().value();
        row.created = micros(entry.created().at());
        row.take(entry);
        return row;
    }

    /** Takes over what may change. */
    void take(Entry entry) {
        state = entry.withdrawn() ? WITHDRAWN : OPEN;
        title = entry.content().title();
        text = entry.content().text();
        reason = entry instanceof Entry.Withdrawn withdrawn ? withdrawn.reason() : null;
        changedBy = entry.changed().officer().value();
        changed = micros(entry.changed().at());
    }

    Entry toDomainModel() {
        RecordId key = RecordId.parse(id);
        Content content = new Content(title, text);
        Stamp first = new Stamp(new OfficerId(createdBy), instant(created));
        Stamp last = new Stamp(new OfficerId(changedBy), instant(changed));
        return state.equals(WITHDRAWN)
                ? new Entry.Withdrawn(key, version, content, first, last, reason)
                : new Entry.Open(key, version, content, first, last);
    }

    int version() {
        return version;
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
