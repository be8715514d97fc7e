package org.enlace.jit.internal.web.custody;

import java.util.Set;

/** The pages of evidence and its chains of custody, for the module's web application. */
public final class CustodyResources {
    private CustodyResources() {}

    public static Set<Object> of(EvidenceChains chains) {
        PaperPages papers = new PaperPages(chains);
        return Set.of(
                new EvidencePages(chains),
                new OverduePage(chains),
                new EventPages(chains),
                papers,
                new LabelPages(chains, papers),
                new CasePages(chains),
                new StampPages(chains));
    }
}
