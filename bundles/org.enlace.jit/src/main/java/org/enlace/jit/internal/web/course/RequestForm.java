package org.enlace.jit.internal.web.course;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.Team;
import org.enlace.jit.course.Asked;
import org.enlace.jit.course.RequestContent;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Beginning a team, and saying something else in its request. */
@Path("/jit")
@Needs("jit.prepare")
public final class RequestForm {
    private static final Set<String> FIELDS = Set.of(
            "subject",
            "authority",
            "basis",
            "language",
            "crimes",
            "facts",
            "why",
            "provisions",
            "measures",
            "officials",
            "months");
    private static final int FREE = 2;

    private final CourseRoom room;

    RequestForm(CourseRoom room) {
        this.room = room;
    }

    @GET
    @Path("/teams/new")
    @Produces("text/html")
    public Page begin(@Context Caller caller) {
        Form form = new Form().put("language", caller.language().tag());
        return page(Optional.empty(), form, caller);
    }

    @POST
    @Path("/teams/new")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response create(@Context Caller caller, FormData data) {
        Form form = Form.of(data);
        if (more(form)) {
            return Response.ok(page(Optional.empty(), form, caller)).build();
        }
        Labels labels = room.labels(caller);
        RequestContent content = read(form, labels);
        if (content != null) {
            try {
                return Pages.to(Pages.at(room.courses().begin(content, caller).id()), "begun");
            } catch (Refusal refusal) {
                refused(form, refusal, labels);
            }
        }
        return Response.status(422).entity(page(Optional.empty(), form, caller)).build();
    }

    @GET
    @Path("/teams/{id}/edit")
    @Produces("text/html")
    public Page edit(@Context Caller caller, @PathParam("id") String id) {
        Team team = room.courses().find(RecordId.parse(id), caller);
        return page(Optional.of(team), filled(team), caller);
    }

    @POST
    @Path("/teams/{id}/edit")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response revise(@Context Caller caller, @PathParam("id") String id, FormData data) {
        RecordId record = RecordId.parse(id);
        Form form = Form.of(data);
        Labels labels = room.labels(caller);
        Team now = room.pages().desks().rooms().team(record, caller);
        if (more(form)) {
            return Response.ok(page(Optional.of(now), form, caller)).build();
        }
        RequestContent content = read(form, labels);
        if (content != null) {
            try {
                room.courses().revise(record, form.version(), content, caller);
                return Pages.to(Pages.at(record), "revised");
            } catch (Refusal refusal) {
                refused(form, refusal, labels);
            } catch (Stale stale) {
                form.stale(now.version(), labels, "subject");
                return Response.status(409)
                        .entity(page(Optional.of(now), form, caller))
                        .build();
            }
        }
        return Response.status(422).entity(page(Optional.of(now), form, caller)).build();
    }

    private static boolean more(Form form) {
        return form.get("more").equals("yes");
    }

    private static void refused(Form form, Refusal refusal, Labels labels) {
        if (refusal.field().filter("asked"::equals).isPresent()) {
            form.wrong("asked-1", labels.of(refusal));
        } else {
            form.refused(refusal, labels, FIELDS, "subject");
        }
    }

    private static Form filled(Team team) {
        RequestContent content = team.core().request();
        Form form = new Form()
                .put("version", team.version())
                .put("subject", content.subject())
                .put("authority", content.authority())
                .put("basis", content.basis())
                .put("language", content.language().tag())
                .putAll("crimes", content.crimes())
                .put("facts", content.facts())
                .put("why", content.why())
                .put("provisions", content.provisions())
                .put("measures", content.measures())
                .put("officials", content.officials())
                .put("months", content.months() == 0 ? "" : String.valueOf(content.months()));
        int row = 0;
        for (Asked one : content.asked()) {
            row++;
            form.put("asked-" + row, one.country()).put("requested-" + row, one.authority());
            if (one.onPaper()) {
                form.put("paper-" + row, "yes");
            }
        }
        return form;
    }

    /** How many rows of countries stand in a form: those that say something, and some to fill. */
    private static int rows(Form form) {
        int last = 0;
        for (int row = 1; row <= RequestContent.MOST; row++) {
            if (!form.get("asked-" + row).isBlank()) {
                last = row;
            }
        }
        return Math.min(RequestContent.MOST, last + FREE);
    }

    /** The content; null where something is wrong, which the form then says. */
    private static RequestContent read(Form form, Labels labels) {
        List<Asked> asked = new ArrayList<>();
        for (int row = 1; row <= RequestContent.MOST; row++) {
            int at = row;
            if (!form.get("asked-" + row).isBlank()) {
                Asked one = form.read("asked-" + row, labels, () -> asked(form, at));
                if (one != null) {
                    asked.add(one);
                }
            }
        }
        Integer months = form.read("months", labels, () -> form.number("months", 0));
        if (form.wrong()) {
            return null;
        }
        try {
            return new RequestContent(
                    form.get("subject"),
                    form.get("authority"),
                    form.get("basis"),
                    Language.of(form.get("language")).orElse(labels.language()),
                    asked,
                    form.all("crimes"),
                    form.get("facts"),
                    form.get("why"),
                    form.get("provisions"),
                    form.get("measures"),
                    form.get("officials"),
                    months);
        } catch (Refusal refusal) {
            refused(form, refusal, labels);
            return null;
        }
    }

    private static Asked asked(Form form, int row) {
        return new Asked(
                new CountryCode(form.get("asked-" + row)),
                form.get("requested-" + row),
                form.get("paper-" + row).equals("yes"));
    }

    private Page page(Optional<Team> team, Form form, Caller caller) {
        Labels labels = room.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("say", room.say(caller));
        parameters.put("form", form);
        parameters.put("rows", rows(form));
        parameters.put("own", room.pages().desks().country());
        parameters.put("action", team.map(one -> Pages.at(one.id()) + "/edit").orElse(Pages.HOME + "/teams/new"));
        parameters.put("back", team.map(one -> Pages.at(one.id())).orElse(Pages.HOME));
        String title = labels.get(team.isPresent() ? "request.edit" : "request.new");
        parameters.put("title", title);
        parameters.put("caption", team.map(one -> one.core().reference()).orElse(""));
        return room.pages()
                .page(
                        title,
                        "course/request-form",
                        team.map(CourseRoom::crumb).map(List::of).orElse(List.of()),
                        caller,
                        parameters);
    }
}
