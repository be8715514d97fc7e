package org.enlace.jit.retention;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What rules ask of an item.
 *
 * @param nature   {@code physical} or {@code digital}
 * @param form     what it is, a word of the form of evidence such as {@code telephone}
 * @param crimes   what its team is about: codes of the crime classification (ICCS)
 * @param teamOver when the team ended; empty as long as it runs
 * @param gone     when it was written down that the item was given back or destroyed; empty as long as it is there
 */
public record Facts(
        String nature, String form, List<String> crimes, Optional<Instant> teamOver, Optional<Instant> gone) {
    public Facts {
        Objects.requireNonNull(nature, "nature");
        Objects.requireNonNull(form, "form");
        crimes = List.copyOf(crimes);
        Objects.requireNonNull(teamOver, "teamOver");
        Objects.requireNonNull(gone, "gone");
    }

    /** When a term that runs after a moment began; empty as long as it has not. */
    public Optional<Instant> since(Start start) {
        return switch (start) {
            case TEAM_OVER -> teamOver;
            case ITEM_GONE -> gone;
        };
    }
}
