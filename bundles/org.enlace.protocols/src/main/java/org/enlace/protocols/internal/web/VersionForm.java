package org.enlace.protocols.internal.web;

import gg.jte.Content;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.documents.Comparisons;
import org.enlace.drafts.Draft;
import org.enlace.drafts.DraftPanels;
import org.enlace.drafts.Drafts;
import org.enlace.drafts.FormAddress;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.protocols.Edition;
import org.enlace.protocols.EditionRules;
import org.enlace.protocols.EditionText;
import org.enlace.protocols.Editions;
import org.enlace.protocols.Editions.Wording;
import org.enlace.protocols.ProtocolDraft;
import org.enlace.protocols.Protocols;
import org.enlace.web.FormData;
import org.enlace.web.MaxBody;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Writing a version. What was typed is never lost: a refused or outdated form comes back as it was. */
@Path("/protocols/versions")
@Needs("protocols.write")
public final class VersionForm {
    private static final String CONTINUE = "continue";

    private final Editions editions;
    private final Protocols protocols;
    private final VersionRoom place;
    private final Drafts drafts;
    private final DraftPanels panels;
    private final Overtaken overtaken;

    public VersionForm(
            Editions editions,
            Protocols protocols,
            Room room,
            Drafts drafts,
            DraftPanels panels,
            Comparisons comparisons) {
        overtaken = new Overtaken(comparisons);
        this.editions = editions;
        this.protocols = protocols;
        this.drafts = drafts;
        this.panels = panels;
        place = new VersionRoom(protocols, editions, room);
    }

    @GET
    @Path("/new")
    @Produces("text/html")
    public Page begin(@Context Caller caller, @QueryParam("draft") String asked) {
        Optional<FormData> kept = kept(FormPlace.draft(), asked, caller);
        return kept.isPresent()
                ? form(null, FormPlace.draft(), 0, DraftFields.of(kept.get()), List.of(), true, caller)
                : form(null, FormPlace.draft(), 0, DraftFields.beginning(caller.language()), List.of(), false, caller);
    }

    @POST
    @Path("/new")
    @Consumes("application/x-www-form-urlencoded")
    @MaxBody(RecordForm.BODY)
    @Produces("text/html")
    public Response create(@Context Caller caller, FormData data) {
        DraftFields typed = DraftFields.of(data);
        if (typed.asksForMore()) {
            return Response.ok(form(null, FormPlace.draft(), 0, typed.withMore(), List.of(), true, caller))
                    .build();
        }
        List<Refusal> refusals = new ArrayList<>(protocols.check(typed.draft()));
        Wording wording = wording(typed, refusals);
        if (refusals.isEmpty()) {
            try {
                Edition made = editions.begin(wording, null, caller);
                drafts.discard(address(FormPlace.draft()), caller);
                return VersionPages.to(made, "begun");
            } catch (Refusal refusal) {
                refusals.add(refusal);
            }
        }
        return refused(form(null, FormPlace.draft(), 0, typed, refusals, true, caller));
    }

    @GET
    @Path("/{edition}/edit")
    @Produces("text/html")
    public Page edit(@Context Caller caller, @PathParam("edition") String id, @QueryParam("draft") String asked) {
        Edition edition = editions.open(RecordId.parse(id), null, caller);
        if (!(edition instanceof Edition.Draft)) {
            throw EditionRules.stage(edition, Edition.Stage.DRAFT);
        }
        FormPlace now = FormPlace.of(edition, edition.revision());
        Optional<FormData> kept = kept(now, asked, caller);
        if (kept.isEmpty()) {
            return form(edition, now, now.version(), DraftFields.of(edition.text()), List.of(), false, caller);
        }
        String opened = kept.get().first("version");
        int revision = opened.matches("\\d{1,9}") ? Integer.parseInt(opened) : 0;
        return form(
                edition,
                FormPlace.of(edition, revision),
                revision,
                DraftFields.of(kept.get()),
                List.of(),
                true,
                caller);
    }

    @POST
    @Path("/{edition}/edit")
    @Consumes("application/x-www-form-urlencoded")
    @MaxBody(RecordForm.BODY)
    @Produces("text/html")
    public Response save(@Context Caller caller, @PathParam("edition") String id, FormData data) {
        RecordId edition = RecordId.parse(id);
        int revision = RecordPage.version(data);
        DraftFields typed = DraftFields.of(data);
        Edition current = editions.find(edition, caller);
        FormPlace here = FormPlace.of(current, revision);
        if (typed.asksForMore()) {
            return Response.ok(form(current, here, revision, typed.withMore(), List.of(), true, caller))
                    .build();
        }
        List<Refusal> refusals = new ArrayList<>(protocols.check(typed.draft()));
        Wording wording = wording(typed, refusals);
        if (refusals.isEmpty()) {
            try {
                Edition saved = editions.edit(edition, revision, wording, caller);
                drafts.discard(address(here), caller);
                return VersionPages.to(saved, "saved");
            } catch (Refusal refusal) {
                refusals.add(refusal);
            } catch (Stale stale) {
                Edition now = editions.find(edition, caller);
                return Response.status(409)
                        .entity(form(now, FormPlace.of(now, revision), revision, typed, List.of(), true, caller))
                        .build();
            }
        }
        return refused(form(current, here, revision, typed, refusals, true, caller));
    }

    private static Wording wording(DraftFields typed, List<Refusal> refusals) {
        String changes = typed.get("changes");
        return new Wording(
                typed.draft(),
                changes.isBlank() ? null : changes,
                day(typed, "effectiveFrom", refusals),
                day(typed, "nextReview", refusals));
    }

    /** A day; null where none was typed, or where it is none, which is then among what is refused. */
    private static LocalDate day(DraftFields typed, String name, List<Refusal> refusals) {
        try {
            return typed.day(name);
        } catch (Refusal refusal) {
            refusals.add(refusal);
            return null;
        }
    }

    private Optional<FormData> kept(FormPlace form, String asked, Caller caller) {
        return CONTINUE.equals(asked)
                ? drafts.find(address(form), caller).map(Draft::fields).map(fields -> new FormData(fields, Map.of()))
                : Optional.empty();
    }

    private static FormAddress address(FormPlace form) {
        return new FormAddress(form.action());
    }

    private static Response refused(Page page) {
        return Response.status(422).entity(page).build();
    }

    /**
     * @param opened the revision the form was opened on
     * @param begun  whether something was typed already
     */
    private Page form(
            Edition edition,
            FormPlace form,
            int opened,
            DraftFields typed,
            List<Refusal> refusals,
            boolean begun,
            Caller caller) {
        Labels labels = place.labels(caller);
        Content both = form.stale() && refusals.isEmpty() ? both(edition, typed, labels, caller) : null;
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("labels", labels);
        parameters.put("place", form.stale() && both == null ? form.on(opened) : form);
        parameters.put("both", both);
        parameters.put("typed", typed);
        parameters.put("guide", new Guide(typed.kind()));
        parameters.put("help", place.room().help(caller));
        parameters.put("offer", panels.offer(address(form), begun, caller));
        parameters.put("keeping", panels.keeping(address(form), begun, caller));
        parameters.put("errors", new FormErrors(refusals, labels));
        parameters.put("officers", place.room().people().officers(caller));
        parameters.put("units", place.room().people().units(caller));
        List<Page.Crumb> way = new ArrayList<>();
        way.add(new Page.Crumb(labels.get("list.title"), "/protocols"));
        way.add(new Page.Crumb(labels.get("versions.title"), "/protocols/versions"));
        if (edition != null) {
            way.add(new Page.Crumb(edition.content().title(), VersionRoom.path(edition)));
        }
        return new Page(labels.get(form.title()), way, place.room().fill("form", parameters));
    }

    /** What somebody else saved beside what was typed; null where one of them cannot be shown, or not without a reason. */
    private Content both(Edition edition, DraftFields typed, Labels labels, Caller caller) {
        ProtocolDraft mine = typed.draft();
        List<Refusal> refusals = new ArrayList<>(mine.refusals());
        Wording wording = wording(typed, refusals);
        if (!refusals.isEmpty()) {
            return null;
        }
        try {
            Edition theirs = editions.open(edition.id(), null, caller);
            return overtaken.shown(
                    theirs.text(),
                    new EditionText(mine.content(), wording.changes(), wording.from(), wording.nextReview()),
                    place.room().people().name(theirs.core().changed().officer()),
                    labels);
        } catch (Refusal notToBeShown) {
            return null;
        }
    }
}
