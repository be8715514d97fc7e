package org.enlace.jit.internal.web.work;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.files.FilePanels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.custody.CustodyResources;
import org.enlace.jit.internal.web.custody.EvidenceChains;
import org.enlace.jit.internal.web.evidence.ContentPages;
import org.enlace.jit.internal.web.picture.AlikePages;
import org.enlace.jit.internal.web.picture.GraphPages;
import org.enlace.jit.internal.web.picture.MapPages;

/** The pages of working spaces, for the module's web application. */
public final class WorkResources {
    private WorkResources() {}

    public static Set<Object> of(Pages pages, WorkReference reference, Supplier<FilePanels> panels) {
        WorkWay way = new WorkWay(pages, reference);
        EvidenceChains chains = new EvidenceChains(pages, way);
        Set<Object> all = new HashSet<>(CustodyResources.of(chains));
        all.addAll(Set.of(
                new OverviewPage(way, chains),
                new EntryListPages(way),
                new EntryPages(way, chains, new FilePart(pages, panels)),
                new ContentPages(way, chains, panels),
                new EntryFormPages(way),
                new PlanPages(way),
                new MessagePages(way),
                new GraphPages(way),
                new MapPages(way),
                new AlikePages(way)));
        return all;
    }
}
