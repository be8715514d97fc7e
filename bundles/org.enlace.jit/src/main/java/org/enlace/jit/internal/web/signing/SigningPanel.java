package org.enlace.jit.internal.web.signing;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.enlace.jit.Team;
import org.enlace.jit.access.Right;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.TeamPanel;
import org.enlace.platform.Caller;

/** How far texts and signatures of a team are, on its page. */
public final class SigningPanel implements TeamPanel {
    private final Pages pages;

    public SigningPanel(Pages pages) {
        this.pages = pages;
    }

    @Override
    public Optional<Content> of(Team team, Caller caller) {
        TeamView view = pages.desks().signing().door().view(caller, team.id());
        boolean there = !view.pending().isEmpty() || !view.inForce().isEmpty();
        if (!there || !view.allows(Right.SEE_COURSE)) {
            return Optional.empty();
        }
        return Optional.of(pages.fill(
                "signing/panel",
                Map.of(
                        "view",
                        view,
                        "words",
                        new SigningLabels(pages.labels(caller)),
                        "pending",
                        view.pending().stream()
                                .filter(one -> !one.lacking().isEmpty())
                                .count()),
                caller));
    }
}
