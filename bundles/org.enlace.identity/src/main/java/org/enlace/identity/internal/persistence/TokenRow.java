package org.enlace.identity.internal.persistence;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.enlace.identity.AccessToken;
import org.enlace.platform.OfficerId;

/** A token as the database holds it. */
@Entity
@Cacheable(false)
@Table(schema = "officers", name = "token")
public class TokenRow {
    @Id
    @Column(name = "hash")
    private String hash;

    @Column(name = "handle")
    private String handle;

    @Column(name = "officer")
    private String officer;

    @Column(name = "label")
    private String label;

    @Column(name = "permissions")
    private String permissions;

    @Column(name = "issued_by")
    private String issuedBy;

    @Column(name = "issued")
    private long issued;

    @Column(name = "until")
    private long until;

    @Column(name = "last_use")
    private Long lastUse;

    @Column(name = "revoked")
    private Long revoked;

    protected TokenRow() {}

    static TokenRow of(String hash, AccessToken token) {
        TokenRow row = new TokenRow();
        row.hash = hash;
        row.handle = token.handle();
        row.officer = token.officer().value();
        row.label = token.label();
        row.permissions = Columns.words(token.permissions());
        row.issuedBy = token.issuedBy().value();
        row.issued = Columns.millis(token.issued());
        row.until = Columns.millis(token.until());
        row.lastUse = Columns.millis(token.lastUse());
        row.revoked = Columns.millis(token.revoked());
        return row;
    }

    AccessToken toDomainModel() {
        return new AccessToken(
                handle,
                new OfficerId(officer),
                label,
                RoleRow.permissions(permissions),
                new OfficerId(issuedBy),
                Instant.ofEpochMilli(issued),
                Instant.ofEpochMilli(until),
                Columns.instant(lastUse),
                Columns.instant(revoked));
    }
}
