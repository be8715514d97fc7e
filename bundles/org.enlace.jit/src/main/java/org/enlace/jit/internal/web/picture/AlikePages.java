package org.enlace.jit.internal.web.picture;

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
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.work.WorkWay;
import org.enlace.jit.picture.Comparison;
import org.enlace.jit.picture.Likenesses;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/**
 * Entries that are likely of the same: found, compared side by side, merged and taken apart again. Merging writes an entry of the reader's
 * country and changes none; so others' entries are merged as well as one's own.
 */
@Path("/jit")
@Needs("jit.read")
public final class AlikePages {
    static final int GROUPS = 50;
    static final int MERGES = 50;
    private static final String TAB = "alike";
    private static final List<String> DONE = List.of("merged", "apart");

    private final WorkWay way;

    public AlikePages(WorkWay way) {
        this.way = way;
    }

    private static String home(TeamView view) {
        return WorkWay.at(view.team()) + "/alike";
    }

    private boolean writes(TeamView view) {
        return way.entries().writes(view.team(), EntryKind.Area.HOLDINGS, view.caller());
    }

    private Page.Crumb crumb(TeamView view) {
        return new Page.Crumb(way.labels(view.caller()).get("alike.title"), home(view));
    }

    @GET
    @Path("/teams/{id}/work/alike")
    @Produces("text/html")
    public Page list(
            @Context Caller caller,
            @PathParam("id") String team,
            @QueryParam("kind") @DefaultValue("") String kind,
            @QueryParam("done") @DefaultValue("") String done) {
        TeamView view = way.enterWhole(team, caller);
        Optional<EntryKind> chosen = EntryKind.of(kind).filter(Likenesses.kinds()::contains);
        Known known = Known.of(
                way.entries(),
                view,
                chosen.map(Set::of).orElseGet(Likenesses::kinds),
                Optional.empty(),
                Optional.empty());
        List<Likenesses.Group> groups = Likenesses.of(known.entries(), known.merges());
        List<Seen> merges = known.entries().stream()
                .filter(seen -> seen.entry().kind() == EntryKind.SAME)
                .sorted(Comparator.comparing((Seen seen) -> seen.entry().id()).reversed())
                .limit(MERGES)
                .toList();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("groups", groups.stream().limit(GROUPS).toList());
        parameters.put("of", groups.size());
        parameters.put("merges", merges);
        parameters.put("known", known.merges());
        parameters.put("writes", writes(view));
        parameters.put("names", names(view, merges));
        parameters.put("more", known.cut());
        parameters.put("kind", chosen.orElse(null));
        parameters.put("done", DONE.contains(done) ? way.labels(caller).get("alike.done." + done) : "");
        return way.page(way.labels(caller).get("alike.title"), "picture/alike", TAB, List.of(), view, parameters);
    }

    /** @param pointing whose ends are named */
    private AlikeWords names(TeamView view, List<Seen> pointing) {
        Set<RecordId> ids = new HashSet<>();
        pointing.forEach(seen -> seen.entry().kind().fields().stream()
                .filter(field -> field.type() == org.enlace.jit.work.FieldType.ENTRY)
                .forEach(field -> ids.addAll(seen.entry().content().ids(field.name()))));
        return new AlikeWords(way.words(view), way.entries().named(view.team(), ids, view.caller()));
    }

    @GET
    @Path("/teams/{id}/work/alike/compare")
    @Produces("text/html")
    public Page compare(@Context Caller caller, @PathParam("id") String team, @QueryParam("entry") List<String> ids) {
        TeamView view = way.enterWhole(team, caller);
        Merging merging = Merging.of(way.entries(), view.team(), ids, caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("comparison", Comparison.of(merging.entries()));
        parameters.put("names", names(view, merging.entries()));
        parameters.put("writes", writes(view));
        return way.page(
                way.labels(caller).get("alike.compare"),
                "picture/compare",
                TAB,
                List.of(crumb(view)),
                view,
                parameters);
    }

    @GET
    @Path("/teams/{id}/work/alike/merge")
    @Produces("text/html")
    public Page ask(
            @Context Caller caller,
            @PathParam("id") String team,
            @QueryParam("entry") List<String> ids,
            @QueryParam("kept") @DefaultValue("") String kept) {
        TeamView view = way.writing(team, EntryKind.SAME, caller);
        Merging merging = Merging.of(way.entries(), view.team(), ids, caller);
        return asking(
                view,
                merging,
                Form.opened().put("kept", merging.kept(kept).entry().id()));
    }

    private Page asking(TeamView view, Merging merging, Form form) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("merging", merging);
        parameters.put("kept", merging.kept(form.get("kept")));
        parameters.put("form", form);
        return way.page(
                way.labels(view.caller()).get("alike.merge"),
                "picture/merge",
                TAB,
                List.of(crumb(view)),
                view,
                parameters);
    }

    @POST
    @Path("/teams/{id}/work/alike/merge")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response merge(@Context Caller caller, @PathParam("id") String team, FormData data) {
        TeamView view = way.writing(team, EntryKind.SAME, caller);
        Form form = Form.of(data);
        if (merged(view, form)) {
            return Pages.to(home(view), "merged");
        }
        Merging merging = Merging.of(way.entries(), view.team(), form.all("entry"), caller);
        merging.kept(form.get("kept"));
        try {
            way.entries().write(view.team(), merging.same(form.get("kept"), form.get("text")), form.opening(), caller);
            return Pages.to(home(view), "merged");
        } catch (Refusal refusal) {
            form.refused(refusal, way.labels(caller), Set.of("text"), "text");
            return Response.status(422).entity(asking(view, merging, form)).build();
        }
    }

    /** Whether this country merged exactly these already: the form was sent twice. */
    private boolean merged(TeamView view, Form form) {
        if (!form.all("entry").contains(form.get("kept"))) {
            return false;
        }
        return Stream.of(RecordId.parse(form.get("kept")))
                .flatMap(kept -> way.entries().named(view.team(), Set.of(kept), view.caller()).keySet().stream())
                .flatMap(kept -> way.entries().about(view.team(), kept, MERGES, view.caller()).stream())
                .map(Seen::entry)
                .filter(entry -> entry.kind() == EntryKind.SAME && entry.owner().equals(view.own()))
                .anyMatch(entry -> {
                    Set<String> all = new HashSet<>(entry.content().all("merged"));
                    all.addAll(entry.content().all("kept"));
                    return entry.content().word("kept").equals(form.get("kept"))
                            && all.equals(Set.copyOf(form.all("entry")));
                });
    }

    @GET
    @Path("/teams/{id}/work/alike/{same}/undo")
    @Produces("text/html")
    public Page askUndo(@Context Caller caller, @PathParam("id") String team, @PathParam("same") String same) {
        TeamView view = way.writing(team, EntryKind.SAME, caller);
        Seen merge = merge(view, same);
        return undoing(view, merge, new Form().put("version", merge.entry().version()));
    }

    private Seen merge(TeamView view, String id) {
        Seen seen = way.entries().find(view.team(), RecordId.parse(id), view.caller());
        WorkWay.of(seen.entry(), EntryKind.SAME);
        if (!seen.entry().owner().equals(view.own())) {
            throw new Refusal(
                    "jit.not-ours",
                    "Only the country that wrote it changes it or takes it back: "
                            + seen.entry().owner(),
                    seen.entry().owner().value());
        }
        return seen;
    }

    private Page undoing(TeamView view, Seen merge, Form form) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("merge", merge);
        parameters.put("names", names(view, List.of(merge)));
        parameters.put("form", form);
        return way.page(
                way.labels(view.caller()).get("alike.undo"),
                "picture/undo",
                TAB,
                List.of(crumb(view)),
                view,
                parameters);
    }

    @POST
    @Path("/teams/{id}/work/alike/{same}/undo")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response undo(
            @Context Caller caller, @PathParam("id") String team, @PathParam("same") String same, FormData data) {
        TeamView view = way.writing(team, EntryKind.SAME, caller);
        Seen merge = merge(view, same);
        Labels labels = way.labels(caller);
        Form form = Form.of(data);
        try {
            way.entries()
                    .takeBack(
                            view.team(),
                            merge.entry().id(),
                            form.version(),
                            form.get("reason").strip(),
                            caller);
            return Pages.to(home(view), "apart");
        } catch (Refusal refusal) {
            form.refused(refusal, labels, Set.of("reason"), "reason");
            return Response.status(422).entity(undoing(view, merge, form)).build();
        } catch (Stale stale) {
            form.stale(merge.entry().version(), labels, "reason");
            return Response.status(409).entity(undoing(view, merge, form)).build();
        }
    }
}
