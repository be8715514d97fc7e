package org.enlace.drafts.internal.persistence;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A schema is opened with rows; the store itself speaks SQL. */
@Entity
@Cacheable(false)
@Table(schema = "drafts", name = "draft")
public class DraftRow {
    @Id
    @Column(name = "form")
    private String form;

    protected DraftRow() {}
}
