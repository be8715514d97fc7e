package org.enlace.jit.internal.web.work;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.enlace.jit.Team;
import org.enlace.jit.access.Right;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.TeamPanel;
import org.enlace.platform.Caller;

/** The way into a team's working space, on the team's page. */
public final class WorkPanel implements TeamPanel {
    private final Pages pages;

    public WorkPanel(Pages pages) {
        this.pages = pages;
    }

    @Override
    public Optional<Content> of(Team team, Caller caller) {
        TeamView view = pages.desks().signing().door().view(caller, team.id());
        if (!view.allows(Right.SEE_CONTENT) && !view.allows(Right.SEE_GIVEN)) {
            return Optional.empty();
        }
        return Optional.of(pages.fill("work/panel", Map.of("view", view, "place", WorkWay.at(team.id())), caller));
    }
}
