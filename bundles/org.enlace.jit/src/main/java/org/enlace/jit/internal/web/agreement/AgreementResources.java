package org.enlace.jit.internal.web.agreement;

import java.util.Set;
import java.util.function.Supplier;
import org.enlace.jit.internal.agreement.Agreements;
import org.enlace.jit.internal.rest.agreement.DraftApi;
import org.enlace.jit.internal.rest.agreement.ProposalApi;
import org.enlace.jit.internal.web.Pages;

/** The pages and the API of agreements, for the module's web application. */
public final class AgreementResources {
    private AgreementResources() {}

    public static Set<Object> of(Pages pages, Supplier<Agreements> agreements) {
        AgreementRoom room = new AgreementRoom(pages, agreements);
        DraftPages drafts = new DraftPages(room);
        return Set.of(
                drafts,
                new FramePages(room, drafts),
                new ClausePages(room),
                new WordingPages(room),
                new ValuePages(room),
                new ProposalPages(room),
                new ProposalFiles(room),
                new ComparePages(room),
                new DraftApi(agreements),
                new ProposalApi(agreements));
    }
}
