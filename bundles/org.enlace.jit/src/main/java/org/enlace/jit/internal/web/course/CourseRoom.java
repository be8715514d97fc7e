package org.enlace.jit.internal.web.course;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enlace.files.StoredFile;
import org.enlace.jit.Team;
import org.enlace.jit.course.Courses;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.web.Page;

/** What the pages of setting up share. */
record CourseRoom(Pages pages) {
    Courses courses() {
        return pages.desks().courses();
    }

    Labels labels(Caller caller) {
        return pages.labels(caller);
    }

    CourseLabels say(Caller caller) {
        return new CourseLabels(
                labels(caller), pages.desks().bases(), pages.desks().crimes());
    }

    List<StoredFile> files(RecordId team, Caller caller) {
        return pages.desks().files().of(team, caller);
    }

    Map<RecordId, StoredFile> filesById(RecordId team, Caller caller) {
        return files(team, caller).stream().collect(Collectors.toMap(StoredFile::id, Function.identity()));
    }

    /** A page below a team's. */
    Page below(Team team, String title, String template, Caller caller, Map<String, ?> parameters) {
        Map<String, Object> filled = new HashMap<>(parameters);
        filled.put("team", team);
        filled.put("say", say(caller));
        return pages.page(title, template, List.of(crumb(team)), caller, filled);
    }

    static Page.Crumb crumb(Team team) {
        return new Page.Crumb(team.core().reference(), Pages.at(team.id()));
    }
}
