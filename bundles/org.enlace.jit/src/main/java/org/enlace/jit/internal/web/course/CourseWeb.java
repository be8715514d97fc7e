package org.enlace.jit.internal.web.course;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.files.FilePanels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.TeamPanel;

/** The pages of setting a team up. */
public final class CourseWeb {
    private CourseWeb() {}

    /** @param panels what other areas show on a team's page, in their order */
    public static Set<Object> pages(Pages pages, Supplier<FilePanels> files, List<TeamPanel> panels) {
        CourseRoom room = new CourseRoom(pages);
        return Set.of(
                new TeamsPages(room),
                new TeamPage(room, files, panels),
                new RequestForm(room),
                new StepPages(room),
                new CirclePage(room));
    }
}
