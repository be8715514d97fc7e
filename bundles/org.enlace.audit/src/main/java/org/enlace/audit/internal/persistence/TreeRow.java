package org.enlace.audit.internal.persistence;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Which log this is and how far it has grown. The one row of the schema that JPA knows: all else is plain SQL. */
@Entity
@Cacheable(false)
@Table(schema = "audit", name = "tree")
public class TreeRow {
    @Id
    @Column(name = "id")
    private int id;

    @Column(name = "log")
    private String log;

    protected TreeRow() {}
}
