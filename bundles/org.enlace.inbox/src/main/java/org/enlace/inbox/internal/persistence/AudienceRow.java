package org.enlace.inbox.internal.persistence;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A schema is opened with rows; the store itself speaks SQL. */
@Entity
@Cacheable(false)
@Table(schema = "inbox", name = "audience")
public class AudienceRow {
    @Id
    @Column(name = "permission")
    private String permission;

    protected AudienceRow() {}
}
