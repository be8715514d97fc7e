package org.enlace.jit.internal.web.agreement;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.jit.Team;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.agreement.Proposal;
import org.enlace.jit.internal.agreement.Agreements;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.TeamPanel;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;

/** How far the text of a team is, on its page. */
public final class TextPanel implements TeamPanel {
    private final Pages pages;

    public TextPanel(Pages pages) {
        this.pages = pages;
    }

    @Override
    public Optional<Content> of(Team team, Caller caller) {
        if (team.state().atHome()) {
            return Optional.empty();
        }
        Agreements agreements = pages.desks().agreements();
        try {
            List<Proposal> proposals = agreements.proposals().of(team.id(), caller);
            int version = agreements.drafts().version(team.id(), InstrumentKind.AGREEMENT, caller);
            return Optional.of(pages.fill(
                    "agreement/panel",
                    Map.of(
                            "place", AgreementRoom.list(team.id()),
                            "proposals", proposals.size(),
                            "version", version),
                    caller));
        } catch (NotFound notTheirs) {
            return Optional.empty();
        }
    }
}
