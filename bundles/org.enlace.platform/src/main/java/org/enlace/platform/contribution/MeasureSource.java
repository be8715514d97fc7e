package org.enlace.platform.contribution;

import java.util.List;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;

/**
 * Figures of a module that records of other modules can follow, such as how far a protocol is implemented. A service; while the
 * module is away what follows its figures keeps their names and shows no value.
 */
public interface MeasureSource {
    /** A stable name, lower case with hyphens, at most 40 characters. */
    String name();

    /** What whoever is shown its figures must hold. */
    Permission permission();

    /** What a person calls them, such as "Implementation of protocols". */
    String label(Language language);

    /**
     * What can be followed and the caller may know of, for whoever holds {@link #permission()}.
     *
     * @param limit at most so many
     */
    List<Measure> measures(int limit, Caller caller);

    /** How one stands now; empty where there is none, or none for the caller. */
    Optional<Reading> read(String key, Caller caller);

    /**
     * @param key   names it for good, at most 120 characters
     * @param title in the caller's language
     */
    record Measure(String key, String title) {}

    /**
     * @param title in the caller's language
     * @param value with its unit, as people read it in the caller's language
     * @param path  where it is looked at: an absolute path on this node
     */
    record Reading(String title, String value, String path) {}
}
