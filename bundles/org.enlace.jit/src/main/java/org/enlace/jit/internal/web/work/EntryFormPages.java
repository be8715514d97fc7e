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
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Field;
import org.enlace.jit.work.FieldType;
import org.enlace.jit.work.NewEntry;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Writes an entry of any kind, changes one of one's own country, and takes one back. */
@Path("/jit")
@Needs("jit.read")
public final class EntryFormPages {
    private final WorkWay way;

    public EntryFormPages(WorkWay way) {
        this.way = way;
    }

    /** @param about an entry that the new one points to, in the first field that takes it */
    @GET
    @Path("/teams/{id}/work/new/{kind}")
    @Produces("text/html")
    public Page askNew(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("kind") String kind,
            @QueryParam("about") @DefaultValue("") String about) {
        EntryKind one = WorkWay.kind(kind);
        TeamView view = way.writing(team, one, caller);
        Form form = new EntryForm(one, way.words(view)).blank();
        RecordId.read(about).ifPresent(id -> pointing(view, one, id, form));
        return asking(view, one, Optional.empty(), form);
    }

    private void pointing(TeamView view, EntryKind kind, RecordId about, Form form) {
        Seen seen =
                way.entries().named(view.team(), Set.of(about), view.caller()).get(about);
        if (seen == null) {
            return;
        }
        String token = seen.entry().kind().token();
        kind.fields().stream()
                .filter(field -> field.type() == FieldType.ENTRY)
                .filter(field -> field.kinds().isEmpty() || field.kinds().contains(token))
                .findFirst()
                .map(Field::name)
                .ifPresent(name -> form.put(name, about));
        if (kind == EntryKind.APART && seen.entry().kind() == EntryKind.SAME) {
            form.putAll("entries", own(view, seen.entry()));
        }
    }

    /** Of what was taken for the same, what is of this country. */
    private List<String> own(TeamView view, Entry same) {
        Set<RecordId> all = new HashSet<>(same.content().ids("merged"));
        all.addAll(same.content().ids("kept"));
        return way.entries().named(view.team(), all, view.caller()).values().stream()
                .map(Seen::entry)
                .filter(one -> one.owner().equals(view.own()))
                .map(one -> one.id().toString())
                .toList();
    }

    private Page asking(TeamView view, EntryKind kind, Optional<Seen> seen, Form form) {
        WorkWords words = way.words(view);
        Labels labels = words.labels();
        EntryForm entryForm = new EntryForm(kind, words);
        EntryControls controls = new EntryControls(kind, form, words, new EntryPicker(way.entries(), words));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("form", form);
        parameters.put("kind", kind);
        parameters.put("seen", seen.orElse(null));
        parameters.put("errors", form.errors(labels, entryForm.keys()));
        parameters.put("controls", controls.all());
        String title = seen.isPresent() ? labels.get("work.edit", seen.get().title()) : title(words, kind);
        parameters.put("title", title);
        List<Page.Crumb> steps = seen.map(one -> List.of(way.crumb(view, kind), step(one)))
                .orElseGet(() -> List.of(way.crumb(view, kind)));
        return way.page(title, "work/form", WorkWay.tab(kind), steps, view, parameters);
    }

    private static String title(WorkWords words, EntryKind kind) {
        return words.labels().get("work.new", words.kind(kind));
    }

    private static Page.Crumb step(Seen seen) {
        return new Page.Crumb(seen.title(), WorkWords.path(seen.entry()));
    }

    @POST
    @Path("/teams/{id}/work/new/{kind}")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response make(
            @Context Caller caller, @PathParam("id") String team, @PathParam("kind") String kind, FormData data) {
        EntryKind one = WorkWay.kind(kind);
        TeamView view = way.writing(team, one, caller);
        Form form = Form.of(data);
        if (data.has(EntryPicker.FIND)) {
            return Response.ok(asking(view, one, Optional.empty(), form)).build();
        }
        EntryForm entryForm = new EntryForm(one, way.words(view));
        Optional<NewEntry> written = entryForm.read(form);
        if (written.isPresent()) {
            try {
                Entry entry = way.entries().write(view.team(), written.get(), form.opening(), caller);
                return Pages.to(WorkWords.path(entry), "written");
            } catch (Refusal refusal) {
                entryForm.refused(form, refusal);
            }
        }
        return Response.status(422)
                .entity(asking(view, one, Optional.empty(), form))
                .build();
    }

    /** An entry of the own country, as whoever changes it has to see it: whole. */
    private Seen changing(TeamView view, String id) {
        Seen seen = way.entries().find(view.team(), RecordId.parse(id), view.caller());
        if (!seen.entry().owner().equals(view.own())) {
            throw new Refusal(
                    "jit.not-ours",
                    "The entry is of " + seen.entry().owner() + ", whose node alone changes it",
                    seen.entry().owner().value());
        }
        view.require(seen.entry().kind().area().writing());
        return seen;
    }

    @GET
    @Path("/teams/{id}/work/entries/{entry}/edit")
    @Produces("text/html")
    public Response askEdit(@Context Caller caller, @PathParam("id") String team, @PathParam("entry") String id) {
        TeamView view = way.enter(team, caller);
        Seen seen = changing(view, id);
        if (seen.kept().isPresent()) {
            // What is left out would be lost by saving the rest.
            return Response.seeOther(URI.create(WorkWords.path(seen.entry()))).build();
        }
        EntryKind kind = seen.entry().kind();
        Form form = new EntryForm(kind, way.words(view)).of(seen.entry());
        return Response.ok(asking(view, kind, Optional.of(seen), form)).build();
    }

    @POST
    @Path("/teams/{id}/work/entries/{entry}/edit")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response edit(
            @Context Caller caller, @PathParam("id") String team, @PathParam("entry") String id, FormData data) {
        TeamView view = way.enter(team, caller);
        Seen seen = changing(view, id);
        EntryKind kind = seen.entry().kind();
        Form form = Form.of(data);
        if (data.has(EntryPicker.FIND)) {
            return Response.ok(asking(view, kind, Optional.of(seen), form)).build();
        }
        EntryForm entryForm = new EntryForm(kind, way.words(view));
        Optional<NewEntry> written = entryForm.read(form);
        int status = 422;
        if (written.isPresent()) {
            try {
                Entry entry =
                        way.entries().change(view.team(), seen.entry().id(), form.version(), written.get(), caller);
                return Pages.to(WorkWords.path(entry), "changed");
            } catch (Refusal refusal) {
                entryForm.refused(form, refusal);
            } catch (Stale stale) {
                int now = way.entries()
                        .find(view.team(), seen.entry().id(), caller)
                        .entry()
                        .version();
                form.stale(now, way.labels(caller), EntryForm.first(kind));
                status = 409;
            }
        }
        return Response.status(status)
                .entity(asking(view, kind, Optional.of(seen), form))
                .build();
    }

    @GET
    @Path("/teams/{id}/work/entries/{entry}/take-back")
    @Produces("text/html")
    public Page askBack(@Context Caller caller, @PathParam("id") String team, @PathParam("entry") String id) {
        TeamView view = way.enter(team, caller);
        Seen seen = changing(view, id);
        return back(view, seen, new Form().put("version", seen.entry().version()));
    }

    private Page back(TeamView view, Seen seen, Form form) {
        EntryKind kind = seen.entry().kind();
        String title = way.labels(view.caller()).get("work.back.title", seen.title());
        return way.page(
                title,
                "work/back",
                WorkWay.tab(kind),
                List.of(way.crumb(view, kind), step(seen)),
                view,
                Map.of("form", form, "seen", seen, "title", title));
    }

    @POST
    @Path("/teams/{id}/work/entries/{entry}/take-back")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response takeBack(
            @Context Caller caller, @PathParam("id") String team, @PathParam("entry") String id, FormData data) {
        TeamView view = way.enter(team, caller);
        Seen seen = changing(view, id);
        Form form = Form.of(data);
        Labels labels = way.labels(caller);
        if (form.get("reason").isBlank()) {
            form.wrong("reason", labels.get("refusal.jit.missing", "reason"));
        }
        int status = 422;
        if (!form.wrong()) {
            try {
                way.entries().takeBack(view.team(), seen.entry().id(), form.version(), form.get("reason"), caller);
                return Pages.to(WorkWay.home(view.team(), seen.entry().kind()), "taken-back");
            } catch (Refusal refusal) {
                form.refused(refusal, labels, Set.of("reason"), "reason");
            } catch (Stale stale) {
                form.stale(
                        way.entries()
                                .find(view.team(), seen.entry().id(), caller)
                                .entry()
                                .version(),
                        labels,
                        "reason");
                status = 409;
            }
        }
        return Response.status(status).entity(back(view, seen, form)).build();
    }
}
