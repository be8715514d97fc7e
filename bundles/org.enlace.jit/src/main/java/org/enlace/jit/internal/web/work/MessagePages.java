package org.enlace.jit.internal.web.work;

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
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.Part;
import org.enlace.jit.Place;
import org.enlace.jit.access.Designation;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.signing.Named;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.EntryQuery;
import org.enlace.jit.work.NewEntry;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Choice;

/** Messages between the members of a team, newest first, and what answers each. */
@Path("/jit")
@Needs("jit.read")
public final class MessagePages {
    private static final Set<String> FIELDS = Set.of("text", "mentions");
    private static final int ANSWERS = 200;

    private final WorkWay way;

    public MessagePages(WorkWay way) {
        this.way = way;
    }

    /** @param about an entry that a new message is about */
    @GET
    @Path("/teams/{id}/work/messages")
    @Produces("text/html")
    public Page list(
            @Context Caller caller,
            @PathParam("id") String team,
            @QueryParam("about") @DefaultValue("") String about,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("before") @DefaultValue("") String before,
            @QueryParam("done") @DefaultValue("") String done) {
        TeamView view = way.enterWhole(team, caller);
        Form form = Form.opened();
        RecordId.read(about).ifPresent(id -> form.put("about", id));
        return listing(view, form, Pages.place(after, before), EntryPages.done(way.labels(caller), done));
    }

    private Page listing(TeamView view, Form form, Place place, String done) {
        Caller caller = view.caller();
        Part<Seen> part = way.entries().list(view.team(), EntryQuery.of(EntryKind.MESSAGE), place, Pages.LINES, caller);
        Map<String, Object> parameters = parameters(view, form, part.items(), done);
        Pages.around(parameters, part, WorkWay.at(view.team()) + "/messages");
        return way.page(
                way.labels(caller).get("work.tab.messages"), "work/messages", "messages", List.of(), view, parameters);
    }

    private Map<String, Object> parameters(TeamView view, Form form, List<Seen> messages, String done) {
        Set<RecordId> ids = new HashSet<>(WorkWords.pointed(messages));
        RecordId.read(form.get("about")).ifPresent(ids::add);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("form", form);
        parameters.put("done", done);
        parameters.put("messages", messages);
        parameters.put("named", ids.isEmpty() ? Map.of() : way.entries().named(view.team(), ids, view.caller()));
        parameters.put("members", members(view, form));
        parameters.put("writes", way.entries().writes(view.team(), EntryKind.Area.MESSAGES, view.caller()));
        return parameters;
    }

    private List<Choice> members(TeamView view, Form form) {
        WorkWords words = way.words(view);
        List<Choice> all = new ArrayList<>();
        for (Designation one : present(view)) {
            String id = one.id().toString();
            all.add(Choice.of(id, words.person(one.id()))
                    .selected(form.all("mentions").contains(id)));
        }
        return all;
    }

    private static List<Designation> present(TeamView view) {
        return view.people().stream()
                .map(Named::designation)
                .filter(one -> one.holds(view.at()))
                .toList();
    }

    /** A message with what answers it, oldest first. */
    @GET
    @Path("/teams/{id}/work/messages/{entry}")
    @Produces("text/html")
    public Page thread(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("entry") String id,
            @QueryParam("done") @DefaultValue("") String done) {
        TeamView view = way.enterWhole(team, caller);
        Seen first = message(view, RecordId.parse(id));
        Form form = Form.opened().put("answers", first.entry().id());
        return threading(view, first, form, EntryPages.done(way.labels(caller), done));
    }

    private Seen message(TeamView view, RecordId id) {
        Seen seen = way.entries().find(view.team(), id, view.caller());
        WorkWay.of(seen.entry(), EntryKind.MESSAGE);
        return seen;
    }

    private Page threading(TeamView view, Seen first, Form form, String done) {
        List<Seen> answers =
                new ArrayList<>(way.entries().about(view.team(), first.entry().id(), ANSWERS, view.caller()).stream()
                        .filter(seen -> answers(seen, first))
                        .toList());
        Collections.reverse(answers);
        List<Seen> all = new ArrayList<>(List.of(first));
        all.addAll(answers);
        Map<String, Object> parameters = parameters(view, form, all, done);
        parameters.put("first", first);
        return way.page(
                first.title(),
                "work/thread",
                "messages",
                List.of(way.crumb(view, EntryKind.MESSAGE)),
                view,
                parameters);
    }

    private static boolean answers(Seen seen, Seen first) {
        return seen.entry()
                .content()
                .id("answers")
                .filter(first.entry().id()::equals)
                .isPresent();
    }

    @POST
    @Path("/teams/{id}/work/messages")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response write(@Context Caller caller, @PathParam("id") String team, FormData data) {
        TeamView view = way.enterWhole(team, caller);
        view.require(EntryKind.MESSAGE.area().writing());
        Form form = Form.of(data);
        Labels labels = way.labels(caller);
        Optional<RecordId> answered = RecordId.read(form.get("answers"));
        try {
            way.entries().write(view.team(), said(view, form, answered), form.opening(), caller);
            return Pages.to(
                    WorkWay.at(view.team()) + "/messages"
                            + answered.map(id -> "/" + id).orElse(""),
                    "written");
        } catch (Refusal refusal) {
            form.refused(refusal, labels, FIELDS, "text");
        }
        Page again = answered.map(id -> threading(view, message(view, id), form, ""))
                .orElseGet(() -> listing(view, form, Place.FIRST, ""));
        return Response.status(422).entity(again).build();
    }

    private static NewEntry said(TeamView view, Form form, Optional<RecordId> answered) {
        Set<String> mentions = new LinkedHashSet<>(form.all("mentions"));
        String text = form.get("text").toLowerCase(Locale.ROOT);
        for (Designation one : present(view)) {
            if (text.contains("@" + one.name().toLowerCase(Locale.ROOT))) {
                mentions.add(one.id().toString());
            }
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("text", List.of(form.get("text")));
        values.put("about", form.all("about"));
        answered.ifPresent(id -> values.put("answers", List.of(id.toString())));
        values.put("mentions", List.copyOf(mentions));
        return NewEntry.of(EntryKind.MESSAGE, values, Handling.GENERAL, Optional.empty());
    }
}
