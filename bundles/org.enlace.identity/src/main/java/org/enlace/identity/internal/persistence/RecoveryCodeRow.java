package org.enlace.identity.internal.persistence;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A recovery code that was not used yet, as the database holds it. */
@Entity
@Cacheable(false)
@Table(schema = "officers", name = "recovery_code")
public class RecoveryCodeRow {
    @Id
    @Column(name = "hash")
    private String hash;

    @Column(name = "officer")
    private String officer;

    protected RecoveryCodeRow() {}

    static RecoveryCodeRow of(String hash, String officer) {
        RecoveryCodeRow row = new RecoveryCodeRow();
        row.hash = hash;
        row.officer = officer;
        return row;
    }
}
