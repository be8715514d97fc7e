package org.enlace.jit.internal.web.closing;

import gg.jte.Content;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.jit.access.Right;
import org.enlace.jit.closing.Results;
import org.enlace.jit.internal.closing.ClosingDesk;
import org.enlace.jit.internal.closing.ClosingDesk.Sheet;
import org.enlace.jit.internal.closing.ClosingWords;
import org.enlace.jit.internal.closing.LessonDesk;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.PracticeDrafts.Begun;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.Ui;

/** What came of a team: results, evaluations side by side, lessons, money. */
@Path("/jit")
@Needs("jit.read")
public final class ClosingPages {
    private final ClosingRoom room;

    ClosingPages(ClosingRoom room) {
        this.room = room;
    }

    /**
     * A lesson as the page shows it.
     *
     * @param practice what was drawn from it
     * @param draws    whether the reader may draw one now
     */
    public record Lesson(Seen seen, Optional<Begun> practice, boolean draws) {}

    @GET
    @Path("/teams/{id}/work/closing")
    @Produces("text/html")
    public Page show(
            @Context Caller caller, @PathParam("id") String team, @QueryParam("done") @DefaultValue("") String done) {
        Sheet sheet = room.area().closing().sheet(RecordId.parse(team), caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("sheet", sheet);
        parameters.put("countries", ClosingDesk.countries(sheet));
        parameters.put("lessons", lessons(sheet, caller));
        parameters.put(
                "library",
                room.area().lessons().library(caller.language(), caller).orElse(""));
        parameters.put("done", Pages.done(room.labels(caller), done, List.of("drawn", "drawn-unseen")));
        return room.page("closing.title", "closing/sheet", List.of(), sheet.view(), parameters);
    }

    private List<Lesson> lessons(Sheet sheet, Caller caller) {
        LessonDesk desk = room.area().lessons();
        boolean may = sheet.view().allows(Right.EVALUATE)
                && desk.library(caller.language(), caller).isPresent();
        List<Lesson> all = new ArrayList<>();
        for (Seen seen : sheet.lessons()) {
            Entry entry = seen.entry();
            Optional<Begun> practice = desk.practice(entry, caller);
            boolean own = entry.owner().equals(sheet.view().own());
            all.add(new Lesson(
                    seen,
                    practice,
                    may && own && practice.isEmpty() && seen.kept().isEmpty()));
        }
        return all;
    }

    /** Each currency for itself. */
    public static Content amounts(Results.Line line, ClosingWords words) {
        List<Content> all = new ArrayList<>();
        line.amounts().forEach((currency, amount) -> all.add(Ui.text(words.money(amount, currency))));
        return all.isEmpty() ? Ui.text("–") : all.size() == 1 ? all.get(0) : Ui.list(all);
    }
}
