package org.enlace.jit.internal.web.agreement;

import gg.jte.Content;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.jit.agreement.Drafts;
import org.enlace.jit.agreement.Placeholder.Group;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.agreement.AgreementRoom.Spot;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Task;
import org.enlace.web.ui.Tone;

/** What the clauses leave open, a group on a page. */
@Path("/jit")
@Needs("jit.read")
public final class ValuePages {
    private final AgreementRoom room;

    public ValuePages(AgreementRoom room) {
        this.room = room;
    }

    @GET
    @Path("/teams/{id}/drafts/{kind}/values")
    @Produces("text/html")
    public Page show(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("kind") String kind,
            @QueryParam("group") @DefaultValue("") String group,
            @QueryParam("done") @DefaultValue("") String done) {
        Spot spot = room.spot(id, kind, caller);
        Drafts.Shown shown = room.draft(spot, caller);
        ValueFields fields = new ValueFields(shown, room.catalogue(), room.labels(caller));
        Group asked = Group.of(group)
                .filter(fields.groups()::contains)
                .orElse(fields.groups().stream().findFirst().orElse(Group.OTHER));
        return page(spot, fields, asked, fields.form(asked), done, caller);
    }

    private Page page(Spot spot, ValueFields fields, Group group, Form form, String done, Caller caller) {
        Labels labels = room.labels(caller);
        List<Task> groups = new ArrayList<>();
        for (Group one : fields.groups()) {
            long open = fields.open(one);
            groups.add(new Task(
                    labels.get("agreement.values." + one.token()),
                    spot.path() + "/values?group=" + one.token(),
                    one == group ? labels.get("agreement.values.here") : "",
                    open == 0
                            ? new Tag(labels.get("agreement.values.done"), Tone.GOOD)
                            : new Tag(labels.get("agreement.values.open", open), Tone.ATTENTION)));
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("path", spot.path() + "/values");
        parameters.put("back", spot.path());
        parameters.put("form", form);
        parameters.put("group", group.token());
        parameters.put("groups", groups);
        parameters.put(
                "fields",
                fields.of(group).stream().map(one -> fields.fields(one, form)).toArray(Content[]::new));
        parameters.put("done", Pages.done(labels, done, List.of("draft-saved")));
        return room.page(spot, true, labels.get("agreement.values"), "values", caller, parameters);
    }

    @POST
    @Path("/teams/{id}/drafts/{kind}/values")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response save(
            @Context Caller caller, @PathParam("id") String id, @PathParam("kind") String kind, FormData data) {
        Spot spot = room.spot(id, kind, caller);
        Form form = Form.of(data);
        ValueFields fields = new ValueFields(room.draft(spot, caller), room.catalogue(), room.labels(caller));
        Group group = Group.of(form.get("group")).orElse(Group.OTHER);
        var typed = fields.typed(group, form);
        if (form.wrong()) {
            return Response.status(422)
                    .entity(page(spot, fields, group, form, "", caller))
                    .build();
        }
        return room.done(
                () -> {
                    try {
                        room.drafts()
                                .revise(
                                        spot.team().team(),
                                        spot.kind(),
                                        form.version(),
                                        (now, version) -> now.filled(typed),
                                        caller);
                    } catch (Refusal refusal) {
                        throw refusal.at(field(refusal, form));
                    }
                    List<Group> all = fields.groups();
                    Group next = all.get((all.indexOf(group) + 1) % all.size());
                    boolean last = all.indexOf(group) == all.size() - 1;
                    return Pages.to(last ? spot.path() : spot.path() + "/values?group=" + next.token(), "draft-saved");
                },
                form,
                caller,
                Set.copyOf(form.named(java.util.regex.Pattern.compile("v\\..*")).keySet()),
                "values",
                again -> page(spot, fields, group, again, "", caller),
                () -> room.version(spot, caller));
    }

    /** The form's name of {@code value.facts_summary.es}; what is common to all languages has one field. */
    private static String field(Refusal refusal, Form form) {
        String named = refusal.field().orElse("values");
        if (!named.startsWith("value.")) {
            return named;
        }
        String field = "v." + named.substring("value.".length()).replace('_', '-');
        return form.all(field).isEmpty() ? field.substring(0, field.lastIndexOf('.')) : field;
    }
}
