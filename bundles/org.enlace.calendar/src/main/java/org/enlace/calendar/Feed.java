package org.enlace.calendar;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.OfficerId;

/**
 * An address by which somebody's calendar program reads their dates. The address itself is kept by nobody here.
 *
 * @param handle  names it; opens nothing
 * @param officer whose dates they are
 * @param source  of one source only; empty for all
 * @param made    since when it works
 * @param used    when it was last read, to within ten minutes; empty where never
 */
public record Feed(String handle, OfficerId officer, Optional<String> source, Instant made, Optional<Instant> used) {
    public Feed {
        Objects.requireNonNull(handle, "handle");
        Objects.requireNonNull(officer, "officer");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(made, "made");
        Objects.requireNonNull(used, "used");
    }
}
