package org.enlace.drafts.internal.web;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.enlace.drafts.Draft;
import org.enlace.drafts.DraftPanels;
import org.enlace.drafts.Drafts;
import org.enlace.drafts.FormAddress;
import org.enlace.platform.Caller;
import org.enlace.web.Ui;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The parts of a page with a form that offer its draft and keep it. */
@Component(service = DraftPanels.class)
public final class Panels implements DraftPanels {
    private final Drafts drafts;
    private final Room room = new Room();

    @Activate
    public Panels(@Reference Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public Content offer(FormAddress form, boolean shown, Caller caller) {
        Optional<Draft> draft = shown ? Optional.empty() : drafts.find(form, caller);
        return draft.isEmpty()
                ? Ui.text("")
                : room.fill("offer", Map.of("form", form, "saved", draft.get().saved()), caller);
    }

    @Override
    public Content keeping(FormAddress form, boolean shown, Caller caller) {
        if (!caller.holds(Drafts.USE)) {
            return Ui.text("");
        }
        Optional<Draft> draft = drafts.find(form, caller);
        return draft.isPresent() && !shown
                ? Ui.text("")
                : room.fill(
                        "keeping",
                        Map.of(
                                "form",
                                form,
                                "state",
                                draft.map(kept -> room.saved(kept.saved(), caller))
                                        .orElse("")),
                        caller);
    }
}
