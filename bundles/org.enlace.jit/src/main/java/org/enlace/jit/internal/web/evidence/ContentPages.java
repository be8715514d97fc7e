package org.enlace.jit.internal.web.evidence;

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
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.files.FilePanels;
import org.enlace.files.FileUse;
import org.enlace.files.Files;
import org.enlace.files.OwnerRef;
import org.enlace.jit.access.Right;
import org.enlace.jit.custody.EventKind;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.evidence.EvidenceContents;
import org.enlace.jit.internal.evidence.EvidenceContents.Contents;
import org.enlace.jit.internal.evidence.EvidenceFiles;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.custody.EvidenceChains;
import org.enlace.jit.internal.web.work.WorkWay;
import org.enlace.jit.internal.web.work.WorkWords;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.Ui;
import org.enlace.web.ui.SummaryRow;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** What a digital item of evidence consists of: its files, their hashes, and whether the chain names them; and the form that adds one. */
@Path("/jit")
@Needs("jit.read")
public final class ContentPages {
    private static final Set<String> DONE = Set.of("same", "differs", "unreadable", "later");

    private final WorkWay way;
    private final EvidenceChains chains;
    private final Supplier<FilePanels> panels;

    public ContentPages(WorkWay way, EvidenceChains chains, Supplier<FilePanels> panels) {
        this.way = way;
        this.chains = chains;
        this.panels = panels;
    }

    /**
     * A file as the page shows it.
     *
     * @param verify where it is asked for that it be hashed again; empty for whoever does not
     * @param acts   events that can be written about it
     */
    public record Line(String name, List<Tag> tags, List<SummaryRow> rows, String verify, List<Content> acts) {}

    private EvidenceContents desk() {
        return chains.desks().contents();
    }

    private Seen item(TeamView view, String id) {
        RecordId item = RecordId.parse(id);
        Seen seen = way.entries().find(view.team(), item, view.caller());
        WorkWay.of(seen.entry(), EntryKind.EVIDENCE);
        if (desk().owner(item, view.caller()).isEmpty()) {
            throw WorkWay.missing(id);
        }
        return seen;
    }

    /** Where a reason has to be given first, the way leads to where it is given. */
    @GET
    @Path("/teams/{id}/work/evidence/{item}/contents")
    @Produces("text/html")
    public Response show(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("item") String id,
            @QueryParam("done") @DefaultValue("") String done,
            @QueryParam("files") @DefaultValue("") String filed) {
        TeamView view = way.enterWhole(team, caller);
        Seen seen = item(view, id);
        FileUse.Owner owner = desk().owner(seen.entry().id(), caller).orElseThrow();
        return owner.reasonNeeded()
                ? Response.seeOther(URI.create(owner.path())).build()
                : Response.ok(page(view, seen, owner, done, filed)).build();
    }

    private Page page(TeamView view, Seen seen, FileUse.Owner owner, String done, String filed) {
        Caller caller = view.caller();
        Labels labels = way.labels(caller);
        Contents contents = desk().of(view.team(), seen.entry().id(), caller);
        Map<RecordId, Seen> alike = alike(view, contents);
        List<EventKind> next = chains.next(view, seen);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("seen", seen);
        parameters.put("number", chains.number(seen));
        parameters.put("done", DONE.contains(done) ? labels.get("content.done." + done) : "");
        parameters.put("bad", done.equals("differs") || done.equals("unreadable"));
        parameters.put(
                "panel",
                panels.get().of(new OwnerRef(EvidenceFiles.NAME, seen.entry().id()), filed, caller));
        parameters.put("changeable", owner.changeable());
        parameters.put(
                "closed",
                desk().closed(seen.entry().id(), caller)
                        .map(key -> labels.get(key, EvidenceContents.MOST))
                        .orElse(""));
        parameters.put(
                "lend",
                view.allows(Right.WRITE) && !contents.all().isEmpty()
                        ? WorkWay.at(view.team()) + "/evidence/" + seen.entry().id() + "/lend"
                        : "");
        parameters.put("contents", contents);
        parameters.put(
                "lines",
                contents.all().stream()
                        .map(one -> line(one, owner.path(), seen, next, alike, chains.continues(view), labels))
                        .toList());
        return way.page(
                labels.get("content.title"),
                "evidence/contents",
                "evidence",
                List.of(
                        way.crumb(view, EntryKind.EVIDENCE),
                        new Page.Crumb(seen.title(), WorkWords.path(seen.entry()))),
                view,
                parameters);
    }

    private Map<RecordId, Seen> alike(TeamView view, Contents contents) {
        Set<RecordId> ids =
                contents.all().stream().flatMap(one -> one.alike().stream()).collect(Collectors.toSet());
        return ids.isEmpty() ? Map.of() : way.entries().named(view.team(), ids, view.caller());
    }

    private static Line line(
            EvidenceContents.Content one,
            String path,
            Seen seen,
            List<EventKind> next,
            Map<RecordId, Seen> alike,
            boolean writes,
            Labels labels) {
        String id = one.file().id().toString();
        List<Tag> tags = new ArrayList<>();
        tags.add(new Tag(
                labels.get("content.outcome." + one.outcome().token()),
                one.outcome().wrong() ? Tone.BAD : Tone.GOOD));
        if (!one.named()) {
            tags.add(new Tag(labels.get("content.unnamed"), Tone.ATTENTION));
        }
        if (one.asked()) {
            tags.add(new Tag(labels.get("content.asked"), Tone.INFO));
        }
        List<SummaryRow> rows = new ArrayList<>();
        rows.add(SummaryRow.of(
                "SHA-256", Ui.text(Labels.hash(one.file().content().sha256().value()))));
        rows.add(SummaryRow.of(
                labels.get("content.size"),
                labels.get("content.size.is", one.file().content().size())));
        rows.add(SummaryRow.of(labels.get("content.hashed"), labels.moment(one.hashed())));
        one.found()
                .ifPresent(found ->
                        rows.add(SummaryRow.of(labels.get("content.found"), Ui.text(Labels.hash(found.value())))));
        List<Content> same = one.alike().stream()
                .filter(alike::containsKey)
                .map(alike::get)
                .map(other -> Ui.link(other.title(), WorkWords.path(other.entry())))
                .toList();
        if (!same.isEmpty()) {
            rows.add(SummaryRow.of(labels.get("content.alike"), Ui.list(same)));
        }
        List<Content> acts = new ArrayList<>();
        for (EventKind kind : List.of(EventKind.ACQUIRED, EventKind.HASH_VERIFIED, EventKind.COPIED)) {
            if (next.contains(kind)) {
                acts.add(Ui.link(
                        labels.get("content.act." + kind.token()),
                        WorkWay.at(seen.entry().team()) + "/evidence/"
                                + seen.entry().id() + "/events/new/" + kind.token() + "?content=" + id));
            }
        }
        return new Line(one.file().name().value(), tags, rows, writes ? path + "/" + id + "/verify" : "", acts);
    }

    @POST
    @Path("/teams/{id}/work/evidence/{item}/contents/{file}/verify")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response verify(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("item") String id,
            @PathParam("file") String file,
            FormData data) {
        TeamView view = way.enterWhole(team, caller);
        Seen seen = item(view, id);
        RecordId of = RecordId.parse(file);
        boolean read = desk().verify(view.team(), seen.entry().id(), of, caller);
        String path = desk().owner(seen.entry().id(), caller)
                .orElseThrow(() -> new NotFound(Files.KIND, file))
                .path();
        String outcome = desk().of(view.team(), seen.entry().id(), caller).all().stream()
                .filter(one -> one.file().id().equals(of))
                .findFirst()
                .map(one -> one.outcome().token())
                .orElse("");
        return Pages.to(path, read ? outcome : "later");
    }
}
