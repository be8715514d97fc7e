package org.enlace.comments.internal.persistence;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A schema is opened with rows; the store itself speaks SQL. */
@Entity
@Cacheable(false)
@Table(schema = "comments", name = "remark")
public class RemarkRow {
    @Id
    @Column(name = "id")
    private String id;

    protected RemarkRow() {}
}
