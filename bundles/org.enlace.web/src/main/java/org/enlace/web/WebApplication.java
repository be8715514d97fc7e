package org.enlace.web;

import java.util.List;
import java.util.Set;
import org.enlace.platform.Texts;

/**
 * A module's Jakarta REST application: its pages and its JSON API. A service; the platform mounts it, guards it, words its
 * errors, and takes it down with the bundle. It never shares anything with another module's application.
 */
public interface WebApplication {
    /** The module's id, such as {@code protocol-library}. */
    String module();

    /** The paths it answers below, such as {@code /protocols} and {@code /api/protocols}. Nobody else's. */
    List<String> paths();

    /**
     * Instances of resource classes; their {@code @Path} is absolute. Every resource method, or its class, carries
     * {@link Needs}, or as an exception {@link AnyOfficer} or {@link Public}; an application with a method that does not is
     * not mounted.
     */
    Set<Object> resources();

    /** Where the texts of its refusals are. */
    Texts texts();

    /** Whether it is a workflow that a country adopts, and not a part of every node. */
    default boolean workflow() {
        return true;
    }
}
