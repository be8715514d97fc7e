package org.enlace.scheduler.internal;

import java.util.List;
import java.util.Optional;

/** What the database knows of jobs. What changes anything is called in a transaction. */
public interface JobStore {
    /** By name. */
    List<JobRow> all();

    Optional<JobRow> find(String name);

    /** A job that was never here. */
    void insert(JobRow row);

    /**
     * Puts a row in the place of another, and holds it until the end of the transaction.
     *
     * @return whether the other still stood there: its due time and its failures are compared
     */
    boolean replace(JobRow before, JobRow after);
}
