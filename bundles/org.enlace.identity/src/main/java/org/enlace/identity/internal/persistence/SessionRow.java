package org.enlace.identity.internal.persistence;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.enlace.identity.internal.SessionStore.Stored;
import org.enlace.platform.OfficerId;

/** A session as the database holds it. */
@Entity
@Cacheable(false)
@Table(schema = "officers", name = "officer_session")
public class SessionRow {
    @Id
    @Column(name = "hash")
    private String hash;

    @Column(name = "handle")
    private String handle;

    @Column(name = "officer")
    private String officer;

    @Column(name = "acting_for")
    private String actingFor;

    @Column(name = "began")
    private long began;

    @Column(name = "proven")
    private long proven;

    @Column(name = "last_use")
    private long lastUse;

    @Column(name = "until")
    private long until;

    @Column(name = "address")
    private String address;

    @Column(name = "agent")
    private String agent;

    protected SessionRow() {}

    void used(Instant at) {
        lastUse = Columns.millis(at);
    }

    static SessionRow of(Stored session) {
        SessionRow row = new SessionRow();
        row.hash = session.hash();
        row.handle = session.handle();
        row.officer = session.officer().value();
        row.actingFor = session.actingFor().map(OfficerId::value).orElse(null);
        row.began = Columns.millis(session.began());
        row.proven = Columns.millis(session.proven());
        row.lastUse = Columns.millis(session.lastUse());
        row.until = Columns.millis(session.until());
        row.address = session.address();
        row.agent = session.agent();
        return row;
    }

    Stored toDomainModel() {
        return new Stored(
                hash,
                handle,
                new OfficerId(officer),
                Optional.ofNullable(actingFor).map(OfficerId::new),
                Instant.ofEpochMilli(began),
                Instant.ofEpochMilli(proven),
                Instant.ofEpochMilli(lastUse),
                Instant.ofEpochMilli(until),
                address,
                agent);
    }
}
