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
import org.enlace.jit.internal.web.custody.EvidenceChains;
import org.enlace.jit.internal.work.EvidenceDoor;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.RestrictedClass;
import org.enlace.jit.work.Seen;
import org.enlace.jit.work.WithdrawnEntry;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** One entry: what it says, how far it can be relied on, what may be done with it, and what others wrote about it. */
@Path("/jit")
@Needs("jit.read")
public final class EntryPages {
    static final List<String> DONE = List.of("written", "changed", "taken-back", "because", "event");
    private static final int ABOUT = 50;

    private final WorkWay way;
    private final EvidenceChains chains;
    private final FilePart files;

    public EntryPages(WorkWay way, EvidenceChains chains, FilePart files) {
        this.way = way;
        this.chains = chains;
        this.files = files;
    }

    @GET
    @Path("/teams/{id}/work/entries/{entry}")
    @Produces("text/html")
    public Page show(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("entry") String id,
            @QueryParam("done") @DefaultValue("") String done,
            @QueryParam("files") @DefaultValue("") String filed) {
        TeamView view = way.enter(team, caller);
        Optional<Seen> gone = chains.gone(view, RecordId.parse(id));
        if (gone.isPresent()) {
            return gone(view, gone.get(), new Form(), done(way.labels(caller), done));
        }
        Optional<WithdrawnEntry> withdrawn = way.entries().withdrawn(view.team(), RecordId.parse(id), caller);
        if (withdrawn.isPresent()) {
            return withdrawn(view, withdrawn.get());
        }
        Seen seen = way.entries().find(view.team(), RecordId.parse(id), caller);
        return showing(view, seen, new Form(), done(way.labels(caller), done), filed);
    }

    /** The notice that is left of an entry that its country withdrew. */
    private Page withdrawn(TeamView view, WithdrawnEntry withdrawn) {
        EntryKind kind = withdrawn.entry().kind();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("withdrawn", withdrawn);
        return way.page(
                way.labels(view.caller()).get("work.withdrawn.title"),
                "work/withdrawn",
                WorkWay.tab(kind),
                List.of(way.crumb(view, kind)),
                view,
                parameters);
    }

    /** What is left of an item of evidence whose description was taken back: what happened to it, once they may read that. */
    private Page gone(TeamView view, Seen seen, Form form, String done) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("seen", seen);
        parameters.put("form", form);
        parameters.put("done", done);
        parameters.put("restricted", seen.restricted().orElse(null));
        parameters.put("chain", seen.restricted().isEmpty() ? chains.view(view, seen) : null);
        parameters.put(
                "withdrawn",
                seen.restricted().isEmpty()
                        ? way.entries()
                                .withdrawn(view.team(), seen.entry().id(), view.caller())
                                .orElse(null)
                        : null);
        return way.page(
                seen.title(),
                "custody/gone",
                WorkWay.tab(seen.entry().kind()),
                List.of(way.crumb(view, seen.entry().kind())),
                view,
                parameters);
    }

    /** What was just done, in words; empty for what is no act of these pages. */
    static String done(Labels labels, String done) {
        return DONE.contains(done) ? labels.get("work.done." + done) : "";
    }

    /** @param filed what was just done with its files */
    private Page showing(TeamView view, Seen seen, Form form, String done, String filed) {
        Caller caller = view.caller();
        Entry entry = seen.entry();
        List<Seen> about = way.entries().about(view.team(), entry.id(), ABOUT, caller);
        Set<RecordId> ids = new HashSet<>(WorkWords.pointed(List.of(seen)));
        ids.addAll(WorkWords.pointed(about));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("seen", seen);
        parameters.put("form", form);
        parameters.put("done", done);
        boolean chained = entry.kind() == EntryKind.EVIDENCE && EvidenceDoor.whole(view, seen);
        parameters.put("chain", chained ? chains.view(view, seen) : null);
        List<Seen> others = about.stream()
                .filter(one -> one.entry().kind() != EntryKind.TRANSLATION
                        || one.kept().isPresent())
                .toList();
        parameters.put("about", chained ? EvidenceChains.besides(seen, others) : others);
        parameters.put("alike", way.entries().alike(view.team(), entry.id(), caller));
        parameters.put("named", ids.isEmpty() ? Map.of() : way.entries().named(view.team(), ids, caller));
        parameters.put("carried", way.entries().carried(view.team(), entry.id(), caller));
        parameters.put("restricted", seen.restricted().orElse(null));
        parameters.put(
                "because",
                RestrictedClass.of(entry)
                        .flatMap(one -> way.entries().because(view.team(), one, caller))
                        .orElse(""));
        WorkWords words = way.words(view);
        parameters.put("words", words);
        parameters.put("acts", new EntryActs(way, words).of(seen, about));
        parameters.put("files", files.of(seen, filed, caller));
        parameters.put("translations", new TranslationPart(words).of(about));
        return way.page(
                seen.title(),
                "work/entry",
                WorkWay.tab(entry.kind()),
                List.of(way.crumb(view, entry.kind())),
                view,
                parameters);
    }

    @POST
    @Path("/teams/{id}/work/entries/{entry}/reason")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response because(
            @Context Caller caller, @PathParam("id") String team, @PathParam("entry") String id, FormData data) {
        TeamView view = way.enter(team, caller);
        Optional<Seen> gone = chains.gone(view, RecordId.parse(id));
        Seen seen = gone.orElseGet(() -> way.entries().find(view.team(), RecordId.parse(id), caller));
        Form form = Form.of(data);
        Labels labels = way.labels(caller);
        if (seen.restricted().isEmpty()) {
            return Response.seeOther(URI.create(WorkWords.path(seen.entry()))).build();
        }
        if (form.get("reason").isBlank()) {
            form.wrong("reason", labels.get("refusal.jit.missing", "reason"));
        } else {
            try {
                say(view, seen, gone.isPresent(), form.get("reason"));
                return Pages.to(WorkWords.path(seen.entry()), "because");
            } catch (Refusal refusal) {
                form.refused(refusal, labels, Set.of("reason"), "reason");
            }
        }
        Page again = gone.isPresent() ? gone(view, seen, form, "") : showing(view, seen, form, "", "");
        return Response.status(422).entity(again).build();
    }

    /** What is a victim's and under a condition besides is of the other class; the same reason is said of both. */
    private void say(TeamView view, Seen seen, boolean gone, String reason) {
        RestrictedClass first = seen.restricted().orElseThrow();
        way.entries().because(view.team(), first, reason, view.caller());
        if (first == RestrictedClass.VICTIM || gone) {
            // To look again would be noted as another reading.
            return;
        }
        Seen now = way.entries().find(view.team(), seen.entry().id(), view.caller());
        if (now.restricted().isPresent()) {
            way.entries().because(view.team(), RestrictedClass.VICTIM, reason, view.caller());
        }
    }

    @GET
    @Path("/teams/{id}/work/entries/{entry}/versions")
    @Produces("text/html")
    public Page versions(@Context Caller caller, @PathParam("id") String team, @PathParam("entry") String id) {
        TeamView view = way.enter(team, caller);
        Seen seen = way.entries().find(view.team(), RecordId.parse(id), caller);
        List<Seen> versions = way.entries().versions(view.team(), seen.entry().id(), caller);
        EntryKind kind = seen.entry().kind();
        Set<RecordId> ids = WorkWords.pointed(versions);
        Map<RecordId, Seen> named = ids.isEmpty() ? Map.of() : way.entries().named(view.team(), ids, caller);
        return way.page(
                way.labels(caller).get("work.versions.title", seen.title()),
                "work/versions",
                WorkWay.tab(kind),
                List.of(way.crumb(view, kind), new Page.Crumb(seen.title(), WorkWords.path(seen.entry()))),
                view,
                Map.of("seen", seen, "versions", EntryVersions.of(versions, way.words(view), named)));
    }
}
