package org.enlace.files.internal.persistence;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A schema is opened with rows; the store itself speaks SQL. */
@Entity
@Cacheable(false)
@Table(schema = "files", name = "total")
public class TotalRow {
    @Id
    @Column(name = "id")
    private int id;

    @Column(name = "bytes")
    private long bytes;

    protected TotalRow() {}
}
