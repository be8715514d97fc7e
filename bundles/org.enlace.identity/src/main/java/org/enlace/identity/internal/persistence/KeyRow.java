package org.enlace.identity.internal.persistence;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.enlace.identity.SshKey;
import org.enlace.identity.internal.KeyStore;
import org.enlace.platform.OfficerId;

/** A public key as the database holds it. */
@Entity
@Cacheable(false)
@Table(schema = "officers", name = "ssh_key")
public class KeyRow {
    @Id
    @Column(name = "fingerprint")
    private String fingerprint;

    @Column(name = "officer")
    private String officer;

    @Column(name = "kind")
    private String kind;

    @Column(name = "public_key")
    private String publicKey;

    @Column(name = "label")
    private String label;

    @Column(name = "added_by")
    private String addedBy;

    @Column(name = "added")
    private long added;

    @Column(name = "last_use")
    private Long lastUse;

    @Column(name = "sessions_ended")
    private Long sessionsEnded;

    protected KeyRow() {}

    static KeyRow of(SshKey key, String publicKey) {
        KeyRow row = new KeyRow();
        row.fingerprint = key.fingerprint();
        row.officer = key.officer().value();
        row.kind = key.kind();
        row.publicKey = publicKey;
        row.label = key.label();
        row.addedBy = key.addedBy().value();
        row.added = Columns.millis(key.added());
        row.lastUse = Columns.millis(key.lastUse());
        return row;
    }

    SshKey toDomainModel() {
        return new SshKey(
                fingerprint,
                new OfficerId(officer),
                kind,
                label,
                new OfficerId(addedBy),
                Instant.ofEpochMilli(added),
                Columns.instant(lastUse));
    }

    KeyStore.Stored toStored() {
        return new KeyStore.Stored(toDomainModel(), Columns.instant(sessionsEnded));
    }
}
