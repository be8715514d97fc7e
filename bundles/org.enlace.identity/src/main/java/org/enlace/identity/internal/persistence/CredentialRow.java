package org.enlace.identity.internal.persistence;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.enlace.identity.internal.CredentialStore.Credential;
import org.enlace.platform.OfficerId;

/** A password and a second factor as the database holds them. Changed by statements only, each of which is one act. */
@Entity
@Cacheable(false)
@Table(schema = "officers", name = "credential")
public class CredentialRow {
    @Id
    @Column(name = "officer")
    private String officer;

    @Column(name = "password")
    private String password;

    @Column(name = "changed")
    private long changed;

    @Column(name = "last_sign_in")
    private Long lastSignIn;

    @Column(name = "secret")
    private String secret;

    @Column(name = "enrolled")
    private Long enrolled;

    @Column(name = "last_step")
    private long lastStep;

    @Column(name = "begun")
    private String begun;

    protected CredentialRow() {}

    static CredentialRow of(String officer, String password, Instant at) {
        CredentialRow row = new CredentialRow();
        row.officer = officer;
        row.password = password;
        row.changed = Columns.millis(at);
        return row;
    }

    String officer() {
        return officer;
    }

    Optional<Instant> enrolled() {
        return Columns.instant(enrolled);
    }

    Optional<Instant> lastSignIn() {
        return Columns.instant(lastSignIn);
    }

    Credential toDomainModel() {
        return new Credential(
                new OfficerId(officer),
                password,
                Instant.ofEpochMilli(changed),
                lastSignIn(),
                Optional.ofNullable(secret),
                enrolled(),
                Optional.ofNullable(begun));
    }
}
