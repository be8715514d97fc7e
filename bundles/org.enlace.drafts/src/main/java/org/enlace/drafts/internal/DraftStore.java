package org.enlace.drafts.internal;

import java.time.Instant;
import java.util.Optional;
import org.enlace.drafts.FormAddress;
import org.enlace.platform.OfficerId;

/** Where drafts are kept. */
public interface DraftStore {
    /**
     * Whose draft it is.
     *
     * @param officer who typed
     * @param reader  as whom
     */
    record Owner(OfficerId officer, OfficerId reader) {}

    /** @param fields as {@link FieldText} writes them */
    record Kept(String fields, Instant saved) {}

    Optional<Kept> find(Owner owner, FormAddress form);

    /** @return whether there was none before */
    boolean keep(Owner owner, FormAddress form, Kept kept);

    /** @return whether there was one */
    boolean drop(Owner owner, FormAddress form);

    /** Erases what was saved before a moment, of anybody, and what an officer has beyond so many, the oldest first. */
    void tidy(Owner owner, Instant before, int most);
}
