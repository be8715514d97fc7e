package org.enlace.platform.contribution;

import java.util.Optional;
import org.enlace.platform.Caller;

/**
 * Finds what practices were learned in, so that a library can lead back there. A service of the module that gave the drafts
 * ({@link PracticeDrafts}); while it is away the library shows the words it was given and no link.
 */
public interface PracticeOrigins {
    /** The id of the module, such as {@code training-exchanges}. */
    String module();

    /**
     * Where the record with this key stands now: an absolute path on this node.
     *
     * @return empty where there is none, or none for the caller
     */
    Optional<String> path(String key, Caller caller);
}
