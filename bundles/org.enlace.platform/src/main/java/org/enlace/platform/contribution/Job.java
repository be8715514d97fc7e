package org.enlace.platform.contribution;

import java.time.Instant;

/**
 * Work that comes round: a deadline that is looked at each night, something that waits and is tried again. A service, withdrawn with
 * its bundle; what falls due meanwhile waits.
 *
 * <p>Each due time is done once, also where the node is killed in between and where several servers share the database:
 * {@link #run} is called inside the transaction that marks the due time as done, so what the job writes and the mark are stored
 * together or not at all. What is no part of that transaction, such as a file or a message to another machine, is begun by
 * {@link org.enlace.platform.Transactions#afterCommit} from what the job wrote, and may then be missing after a kill.
 *
 * <p>Where due times were missed because the node was off, or the job away, it runs once for all of them. A job that throws is
 * undone, kept, and tried again after pauses that grow from a minute to six hours; {@code node:jobs} shows why.
 *
 * <p>All jobs share one thread, one after the other, and each holds its transaction while it runs: a job takes seconds, and leaves what
 * is long to a thread of its own.
 */
public interface Job {
    /** Stable, lower case with hyphens, at most 60 characters; named after the module where it belongs to one. */
    String name();

    /**
     * The module it belongs to, such as {@code protocol-library}; empty for a part of the platform. While the module is being
     * changed its jobs wait. That its adoption lapsed does not keep them from running: deadlines go on.
     */
    String module();

    /** When it is due; read once, when the job comes. */
    Schedule schedule();

    /**
     * Does the work, in the transaction of this due time.
     *
     * @param due the due time; where several were missed, the last of them. Run by hand ahead of its time, now
     */
    void run(Instant due);

    /**
     * Where {@link #run} only begins the work, which goes on by itself on a thread of its own: what tells an administrator how it went,
     * such as {@code backup:list}. Empty where the work is done when {@link #run} returns. Read once, when the job comes.
     */
    default String follow() {
        return "";
    }
}
