package org.enlace.protocols;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;

/**
 * What the node's country decided about the documents of the library. A service. Each decision names how many there were before it,
 * 0 for none ({@link org.enlace.platform.Stale}), and is refused with {@code adopting.state} where it does not follow on the last.
 */
public interface Adoptions {
    Permission ADOPT = new Permission("protocols.adopt");

    /** What was decided last; empty where it was not considered. */
    Optional<Adoption> find(RecordId protocol, Caller caller);

    /** Every decision, the latest first. */
    List<Adoption> history(RecordId protocol, Caller caller);

    /**
     * Begins to look at the version in effect.
     *
     * @throws org.enlace.platform.Refusal {@code protocol.withdrawn}
     */
    Adoption.UnderStudy study(RecordId protocol, int revision, Caller caller);

    /**
     * Adopts a version: the one that is studied, or for a country that adopted before, any that is or was in effect.
     *
     * @throws org.enlace.platform.Refusal {@code adopting.withdrawn}, {@code adopting.not-effective}, {@code adopting.version},
     *     {@code edition.section}, {@code protocol.unknown-unit}
     */
    Adoption.Adopted adopt(RecordId protocol, int revision, int edition, AdoptionTerms terms, Caller caller);

    Adoption.Declined decline(RecordId protocol, int revision, String reason, Caller caller);

    /**
     * Having compared, stays with its version although another came into effect.
     *
     * @throws org.enlace.platform.Refusal {@code adopting.nothing-new}
     */
    Adoption.Adopted keep(RecordId protocol, int revision, String reason, Caller caller);

    /** @throws org.enlace.platform.Refusal {@code adopting.last-before-first} */
    Adoption.Denounced denounce(RecordId protocol, int revision, String reason, LocalDate last, Caller caller);
}
