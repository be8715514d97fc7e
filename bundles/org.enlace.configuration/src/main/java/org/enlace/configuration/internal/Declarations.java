package org.enlace.configuration.internal;

import java.util.Collection;
import java.util.Optional;
import org.enlace.platform.Language;
import org.enlace.platform.contribution.ConfigurationRules;

/** What the installed bundles read. */
interface Declarations {
    /** What is read under a PID, without the name of a factory configuration; empty where nothing is. */
    Optional<Declaration> find(String pid);

    /** Everything the bundles declare by Metatype. */
    Collection<Declaration> all();

    /** What a key is for in another language than English, where the bundle that reads it says so. */
    default Optional<String> explained(String pid, String key, Language language) {
        return Optional.empty();
    }

    /** What the bundle that reads a PID asks of the values beyond that. */
    default Optional<ConfigurationRules> rules(String pid) {
        return Optional.empty();
    }
}
