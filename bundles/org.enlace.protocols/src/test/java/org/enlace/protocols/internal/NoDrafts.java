package org.enlace.protocols.internal;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.drafts.Draft;
import org.enlace.drafts.DraftPanels;
import org.enlace.drafts.Drafts;
import org.enlace.drafts.FormAddress;
import org.enlace.platform.Caller;

/** Where no drafts are kept, for tests of other things. */
final class NoDrafts implements Drafts, DraftPanels {
    @Override
    public Optional<Draft> find(FormAddress form, Caller caller) {
        return Optional.empty();
    }

    @Override
    public Draft keep(FormAddress form, Map<String, List<String>> fields, Caller caller) {
        throw new UnsupportedOperationException("No drafts are kept here");
    }

    @Override
    public void discard(FormAddress form, Caller caller) {
        // There is none.
    }

    @Override
    public Content offer(FormAddress form, boolean shown, Caller caller) {
        return output -> {};
    }

    @Override
    public Content keeping(FormAddress form, boolean shown, Caller caller) {
        return output -> {};
    }
}
