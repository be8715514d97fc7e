package org.enlace.training.internal.web;

import gg.jte.Content;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.documents.Document;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.PracticeDrafts.Begun;
import org.enlace.training.Series;
import org.enlace.training.Session;
import org.enlace.training.Stamp;
import org.enlace.training.outcome.ActionPoint;
import org.enlace.training.outcome.Lesson;
import org.enlace.training.outcome.Outcome;
import org.enlace.training.outcome.Subject;
import org.enlace.web.Download;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.Ui;

/** What came of a series or a session, on a page and as a document. */
@Path("/training")
@Needs("training.read")
public final class OutcomePages {
    private static final List<String> DONE = List.of(
            "noted",
            "agreed",
            "action-saved",
            "learned",
            "lesson-saved",
            "lesson-dropped",
            "lesson-kept",
            "drawn",
            "drawn-unseen");

    private final OutcomeRoom room;

    OutcomePages(OutcomeRoom room) {
        this.room = room;
    }

    /**
     * A lesson as it is shown.
     *
     * @param practice what was drawn from it; null where nothing was
     */
    public record Shown(Lesson lesson, Content text, Begun practice) {}

    @GET
    @Path("/series/{id}/outcome")
    @Produces("text/html")
    public Page series(
            @Context Caller caller,
            @PathParam("id") String id,
            @QueryParam("version") @DefaultValue("0") int version,
            @QueryParam("done") @DefaultValue("") String done) {
        return show(room.series(id, caller), version, done, caller);
    }

    @GET
    @Path("/sessions/{id}/outcome")
    @Produces("text/html")
    public Page session(
            @Context Caller caller,
            @PathParam("id") String id,
            @QueryParam("version") @DefaultValue("0") int version,
            @QueryParam("done") @DefaultValue("") String done) {
        return show(room.session(id, caller), version, done, caller);
    }

    private Page show(Subject subject, int version, String done, Caller caller) {
        Labels labels = room.pages().labels(caller);
        Outcome outcome = version == 0
                ? room.desks().outcomes().find(subject, caller)
                : room.desks().outcomes().find(subject, version, caller);
        Map<String, Object> parameters = sheet(subject, outcome, caller);
        parameters.put("title", room.title(subject, caller));
        parameters.put("done", Pages.done(labels, done, DONE));
        parameters.put("old", version != 0);
        parameters.put("gone", subject.session().isPresent() && room.sessionOf(subject, caller) == null);
        parameters.put("versions", room.desks().outcomes().versions(subject, caller));
        parameters.put("sessions", subject.session().isPresent() ? List.of() : noted(subject, caller));
        return room.page(labels.get("outcome.title"), "outcome", subject, false, caller, parameters);
    }

    /** Links to what came of the sessions. */
    private List<Content> noted(Subject subject, Caller caller) {
        Map<RecordId, String> titles = room.pages().desks().sessions().of(subject.series(), caller).stream()
                .collect(Collectors.toMap(
                        Session::id, session -> session.content().title()));
        String gone = room.gone(subject, caller);
        return room.desks().outcomes().noted(subject.series(), caller).stream()
                .map(id ->
                        Ui.link(titles.getOrDefault(id, gone), OutcomeRoom.path(Subject.session(subject.series(), id))))
                .toList();
    }

    private Map<String, Object> sheet(Subject subject, Outcome outcome, Caller caller) {
        List<Shown> lessons = new ArrayList<>();
        for (Lesson lesson : room.desks().lessons().of(subject, caller)) {
            lessons.add(new Shown(
                    lesson,
                    room.desks().markdown().html(lesson.content().text(), 3),
                    room.desks().lessons().practice(lesson, caller).orElse(null)));
        }
        List<ActionPoint> actions = room.desks().actions().of(subject, caller);
        LocalDate today = room.desks().actions().today(subject.series());
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("path", OutcomeRoom.path(subject));
        parameters.put("outcome", outcome);
        parameters.put("minutes", room.desks().markdown().html(outcome.text().minutes(), 2));
        parameters.put("actions", actions);
        parameters.put("today", today);
        parameters.put("lessons", lessons);
        parameters.put(
                "library",
                room.desks().lessons().library(caller.language(), caller).orElse(""));
        return parameters;
    }

    @GET
    @Path("/series/{id}/outcome/pdf")
    public Response seriesPdf(@Context Caller caller, @PathParam("id") String id, @Context UriInfo address) {
        return pdf(room.series(id, caller), address, caller);
    }

    @GET
    @Path("/sessions/{id}/outcome/pdf")
    public Response sessionPdf(@Context Caller caller, @PathParam("id") String id, @Context UriInfo address) {
        return pdf(room.session(id, caller), address, caller);
    }

    private Response pdf(Subject subject, UriInfo address, Caller caller) {
        Labels labels = room.pages().labels(caller);
        Outcome outcome = room.desks().outcomes().find(subject, caller);
        Series series = room.seriesOf(subject, caller);
        String name = room.title(subject, caller);
        Optional<Stamp> changed = outcome.changed();
        Document document = new Document(
                name,
                null,
                labels.get("outcome.title"),
                caller.language(),
                "outcome " + subject.id(),
                address.getBaseUri().resolve(OutcomeRoom.path(subject)).toString(),
                changed.map(stamp -> labels.get(
                                "outcome.pdf.note",
                                outcome.version(),
                                labels.dateTime(stamp.at().atZone(caller.zone()))))
                        .orElse(series.content().title()),
                room.pages().fill("outcome-sheet", sheet(subject, outcome, caller), caller));
        return Download.of(
                        "outcome-" + subject.id() + ".pdf",
                        "application/pdf",
                        room.desks().documents().pdf(document))
                .build();
    }
}
