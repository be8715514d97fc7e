package org.enlace.protocols.internal;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.RecordId;
import org.enlace.protocols.Progress;

/** How far this country has come with the checklists of what it adopted. A service of this bundle. */
public interface HowFar {
    /** Empty where there is no checklist. */
    Optional<Progress> progress(RecordId protocol);

    /** The same for a page of documents; one that is absent has no checklist. */
    Map<RecordId, Progress> progress(Collection<RecordId> protocols);
}
