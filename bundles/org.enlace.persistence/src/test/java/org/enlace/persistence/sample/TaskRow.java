package org.enlace.persistence.sample;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What another small module might store, in its own schema. */
@Entity
@Table(name = "task", schema = "tasks")
public class TaskRow {
    @Id
    private String id;

    protected TaskRow() {}

    public TaskRow(String id) {
        this.id = id;
    }
}
