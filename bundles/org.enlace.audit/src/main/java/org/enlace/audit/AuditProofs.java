package org.enlace.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.Command.Progress;

/** What the log proves, inside the node and outside it. A service. Every act here is itself an entry. */
public interface AuditProofs {
    Permission VERIFY = new Permission("audit.verify");
    Permission EXPORT = new Permission("audit.export");
    Permission PERSONS = new Permission("audit.persons");
    Permission ERASE = new Permission("audit.erase");

    /**
     * Goes through the whole log. Needs {@link #VERIFY}.
     *
     * @param anchors a file of heads that were kept outside the node, or null
     * @throws org.enlace.platform.Refusal {@code audit.verifying} while another verification runs
     */
    Verified verify(BufferedReader anchors, Progress progress, Caller caller) throws IOException;

    /** What the last verification since the start of the node found. Needs {@link #VERIFY}. */
    Optional<Verified> lastVerified(Caller caller);

    /**
     * Signs the log as it is now, to be kept outside the node: one line for a file of anchors. Needs {@link #VERIFY}.
     *
     * @throws org.enlace.platform.Refusal {@code audit.empty} while there is no entry
     */
    String anchor(Caller caller);

    /**
     * Writes entries so that they can be verified without the node: those that match, each with its proof, or the whole log.
     * Needs {@link #EXPORT}. The stream is left open.
     *
     * @return how many entries
     */
    long export(AuditFilter filter, OutputStream out, Caller caller) throws IOException;

    /**
     * Writes one entry with the proof that it stands in the log, in the form of the others. Needs {@link #EXPORT}. The stream is
     * left open.
     *
     * @throws org.enlace.platform.NotFound
     */
    void export(RecordId entry, OutputStream out, Caller caller) throws IOException;

    /**
     * Writes all that concerns one person, in the form of {@link #export}; whom else an entry concerns is left out. Of an officer
     * also what the officer did, without what it was done to. Needs {@link #PERSONS}. The stream is left open.
     *
     * @param person {@code officer:NAME}, or the kind and id of the record that stands for the person
     * @return how many entries
     */
    long export(String person, OutputStream out, Caller caller) throws IOException;

    /**
     * Erases the reasons, values before and after, and the list of people of entries that match. Of a person's entries the
     * reason and the values go as a whole, whomever else they tell of; that the entry concerned others stays, so that it is still
     * found as theirs. The entries and their proofs stay. Needs {@link #ERASE}.
     *
     * @param filter by record, by person or by both; anything wider is refused
     * @param reason why, such as the decision that orders it
     * @return how many values
     * @throws org.enlace.platform.Refusal {@code audit.erase-all}, {@code audit.erase-reason}, {@code audit.erase-nothing}
     */
    long erase(AuditFilter filter, String reason, Caller caller);
}
