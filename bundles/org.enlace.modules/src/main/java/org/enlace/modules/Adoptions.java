package org.enlace.modules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;

/**
 * The register of what this country has adopted. A service, there once the database answers. Whether a module is to be adopted is
 * the node's policy ({@code adoption} of {@code org.enlace.modules}): as the module says, always, or never.
 */
public interface Adoptions {
    Permission READ = new Permission("adoptions.read");
    Permission RECORD = new Permission("adoptions.record");
    Permission CONFIRM = new Permission("adoptions.confirm");

    /** The most bytes a document has. */
    int LARGEST_DOCUMENT = 10 * 1024 * 1024;

    /** Today, where the node's country is: adoptions count by its days. */
    LocalDate today();

    /** Every module something was recorded of, by id. */
    List<Adopted> all(Caller caller);

    /** {@link #all}, to be taken away: the audit notes it. */
    List<Adopted> export(Caller caller);

    /** What was recorded of one module; nothing is no error. */
    Adopted of(String module, Caller caller);

    /** @throws org.enlace.platform.NotFound {@code adoption} */
    Adoption find(RecordId id, Caller caller);

    /** @throws org.enlace.platform.NotFound {@code adoption} when there is no such record, or it has no document */
    AdoptionFile document(RecordId id, Caller caller);

    /**
     * Records a decision. It counts once somebody else has confirmed it.
     *
     * @param name    of the document's file; empty where there is none
     * @param content of the document: PDF, ODT, DOCX, PNG or JPEG, as its first bytes tell
     * @throws org.enlace.platform.Refusal {@code adoption.…}
     */
    Adoption.Recorded record(AdoptionTerms terms, Optional<String> name, byte[] content, Caller caller);

    /**
     * @param version the caller saw
     * @return it, confirmed; or still recorded where no officer stood behind it and the caller is the first who does
     * @throws org.enlace.platform.Refusal as {@link org.enlace.platform.SecondOfficer#of}; {@code adoption.not-open}
     * @throws org.enlace.platform.Stale when it was changed meanwhile
     */
    Adoption confirm(RecordId id, int version, Caller caller);

    /** Who else could confirm one now: officers who may and sign in with a second factor, at most ten. */
    Set<OfficerId> confirmers(Adoption adoption, Caller caller);

    /**
     * Takes it back, before or after it was confirmed. Needs {@link #RECORD}, and once it is confirmed {@link #CONFIRM} too.
     *
     * @throws org.enlace.platform.Refusal {@code adoption.withdrawn}
     * @throws org.enlace.platform.Stale when it was changed meanwhile
     */
    Adoption.Withdrawn withdraw(RecordId id, int version, String reason, Caller caller);

    /** How a module stands today. For the node's own parts: no permission is asked for. */
    Standing standing(String module);

    /** {@link #standing} of every module something was recorded of, by id. */
    Map<String, Standing> standings();

    /** Whether this node uses such a module only by an adoption. */
    boolean required(AdoptionDemand demand);

    /**
     * Lets a module be taken in, or does not.
     *
     * @throws org.enlace.platform.Refusal {@code module.not-adopted}, {@code module.adoption-lapsed}, {@code -withdrawn},
     *     {@code -unconfirmed} or {@code -upcoming} when it is required and not in force
     */
    void requireAdopted(String module, AdoptionDemand demand);
}
