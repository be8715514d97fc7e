package org.enlace.configuration.internal;

import java.util.Collection;
import java.util.Optional;

/** What the installed bundles read. */
interface Declarations {
    /** What is read under a PID, without the name of a factory configuration; empty where nothing is. */
    Optional<Declaration> find(String pid);

    /** Everything the bundles declare by Metatype. */
    Collection<Declaration> all();
}
