package org.enlace.drafts;

import gg.jte.Content;
import org.enlace.platform.Caller;

/** What pages with a form show of its draft. A service. */
public interface DraftPanels {
    /**
     * Above the form: that there is a draft, to be gone on with or discarded. Empty where there is none, or the form shows it already.
     *
     * @param shown whether the form was filled from the draft
     */
    Content offer(FormAddress form, boolean shown, Caller caller);

    /**
     * Within the form, beside its button: the button that keeps a draft, and with script a watch that does so every few seconds and
     * tells when it last did. Empty while a draft is offered above, which would be overwritten.
     *
     * @param shown whether the form was filled from the draft
     */
    Content keeping(FormAddress form, boolean shown, Caller caller);
}
