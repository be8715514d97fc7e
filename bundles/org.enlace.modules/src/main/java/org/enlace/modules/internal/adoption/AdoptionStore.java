package org.enlace.modules.internal.adoption;

import java.util.List;
import java.util.Optional;
import org.enlace.modules.Adoption;
import org.enlace.modules.AdoptionFile;
import org.enlace.platform.RecordId;

/** Where adoptions are kept. There are few: a country has some tens of them. */
public interface AdoptionStore {
    /** All of them, newest first. */
    List<Adoption> all();

    /** Those of one module, newest first. */
    List<Adoption> of(String module);

    Optional<Adoption> find(RecordId id);

    Optional<AdoptionFile> document(RecordId id);

    void add(Adoption.Recorded adoption, Optional<AdoptionFile> document);

    /**
     * Keeps what became of one.
     *
     * @return it, with its next version
     * @throws org.enlace.platform.Stale when the stored version is another
     */
    Adoption change(Adoption adoption);

    /**
     * Notes a warning.
     *
     * @param days before the last day; -1 once it is over
     * @return whether it was not noted before
     */
    boolean warn(RecordId id, int days, long millis);
}
