package org.enlace.jit.internal.web;

import gg.jte.Content;
import java.util.Optional;
import org.enlace.jit.Team;
import org.enlace.platform.Caller;

/** What an area shows of a team on the team's page, with headings of the second level. */
public interface TeamPanel {
    /** Empty where there is nothing to show. */
    Optional<Content> of(Team team, Caller caller);
}
