package org.enlace.jit.internal.web.closing;

import java.util.Set;
import java.util.function.Supplier;
import org.enlace.jit.internal.ClosingArea;
import org.enlace.jit.internal.rest.closing.ClosingApi;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.work.WorkReference;

/** The pages and the API of what comes of teams, for the module's web application. */
public final class ClosingResources {
    private ClosingResources() {}

    public static Set<Object> of(Pages pages, WorkReference reference, Supplier<ClosingArea> area) {
        ClosingRoom room = new ClosingRoom(pages, reference, area);
        return Set.of(
                new ClosingPages(room),
                new LessonPages(room),
                new ClosingExport(room),
                new StatisticsPage(pages, room),
                new ClosingApi(area));
    }
}
