package org.enlace.identity.internal.persistence;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.enlace.identity.Deputy;
import org.enlace.platform.OfficerId;

/** The appointment of a deputy as the database holds it. */
@Entity
@Cacheable(false)
@Table(schema = "officers", name = "deputy")
public class DeputyRow {
    @Id
    @Column(name = "handle")
    private String handle;

    @Column(name = "absent")
    private String absent;

    @Column(name = "deputy")
    private String deputy;

    @Column(name = "begins")
    private long begins;

    @Column(name = "until")
    private long until;

    protected DeputyRow() {}

    static DeputyRow of(Deputy appointment) {
        DeputyRow row = new DeputyRow();
        row.handle = appointment.handle();
        row.absent = appointment.absent().value();
        row.deputy = appointment.deputy().value();
        row.begins = Columns.millis(appointment.from());
        row.until = Columns.millis(appointment.until());
        return row;
    }

    Deputy toDomainModel() {
        return new Deputy(
                handle,
                new OfficerId(absent),
                new OfficerId(deputy),
                Instant.ofEpochMilli(begins),
                Instant.ofEpochMilli(until));
    }
}
