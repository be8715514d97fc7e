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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.jit.agreement.Basis;
import org.enlace.jit.agreement.DraftClause;
import org.enlace.jit.agreement.DraftContent;
import org.enlace.jit.agreement.Drafts;
import org.enlace.jit.agreement.Gap;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.agreement.Proposal;
import org.enlace.jit.agreement.Requirement;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.agreement.AgreementRoom.Spot;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.Ui;
import org.enlace.web.ui.Choice;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** A draft as a whole: beginning one, what it says and lacks, proposing it, throwing it away. */
@Path("/jit")
@Needs("jit.read")
public final class DraftPages {
    private static final List<String> DONE = List.of(
            "draft-begun",
            "draft-saved",
            "draft-taken",
            "draft-added",
            "draft-moved",
            "draft-removed",
            "draft-proposed");

    private final AgreementRoom room;

    public DraftPages(AgreementRoom room) {
        this.room = room;
    }

    @GET
    @Path("/teams/{id}/drafts/{kind}")
    @Produces("text/html")
    public Page show(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("kind") String kind,
            @QueryParam("done") @DefaultValue("") String done) {
        Spot spot = room.spot(id, kind, caller);
        Optional<Drafts.Shown> found = room.drafts().find(spot.team().team(), spot.kind(), caller);
        if (found.isEmpty()) {
            Form form = new Form()
                    .putAll(
                            "languages",
                            List.of(Language.ES.tag(), caller.language().tag()));
            return beginning(spot, form, caller);
        }
        Labels labels = room.labels(caller);
        Drafts.Shown shown = found.get();
        DraftContent content = shown.draft().content();
        GapLines lines = new GapLines(spot, content, room.catalogue(), labels);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("spot", spot.path());
        parameters.put("kind", spot.kind());
        parameters.put("draft", shown.draft());
        parameters.put("changedBy", labels.name(shown.draft().changedBy()));
        parameters.put("done", Pages.done(labels, done, DONE));
        parameters.put(
                "basis",
                room.catalogue()
                        .basis(content.basis())
                        .map(Basis::title)
                        .map(title -> Labels.capital(title.get(labels.language())))
                        .orElse(content.basis()));
        parameters.put(
                "needed", lines.of(shown.gaps().stream().filter(Gap::blocks).toList()));
        parameters.put(
                "advised",
                lines.of(shown.gaps().stream().filter(gap -> !gap.blocks()).toList()));
        parameters.put("rows", rows(spot, shown, lines, labels));
        parameters.put("theirs", theirs(spot, caller));
        return room.page(
                spot, false, labels.get("agreement.draft." + spot.kind().token()), "draft", caller, parameters);
    }

    /** The latest proposals of the kind that there are, to be compared with. */
    private List<Proposal> theirs(Spot spot, Caller caller) {
        return room.proposals().of(spot.team().team(), caller).stream()
                .filter(one -> one.instrument().kind() == spot.kind())
                .toList();
    }

    private List<List<Content>> rows(Spot spot, Drafts.Shown shown, GapLines lines, Labels labels) {
        DraftContent content = shown.draft().content();
        List<List<Content>> rows = new ArrayList<>();
        int number = 0;
        for (DraftClause clause : content.clauses()) {
            number++;
            String path = spot.path() + "/clauses/" + clause.key();
            rows.add(List.of(
                    Ui.join(Ui.text(number + ". "), Ui.link(lines.title(clause.key()), path)),
                    asked(content, clause, labels),
                    states(content, clause, shown, labels),
                    moves(spot, shown, clause.key(), number, lines.title(clause.key()), labels)));
        }
        return rows;
    }

    private Content asked(DraftContent content, DraftClause clause, Labels labels) {
        if (clause.own()) {
            return Ui.tag(labels.get("agreement.clause.own"), Tone.KIND);
        }
        Requirement much = room.catalogue().requirement(content.basis(), clause.key());
        Tone tone = much == Requirement.REQUIRED ? Tone.INFO : Tone.NEUTRAL;
        return Ui.tag(labels.get("agreement.requirement." + much.token()), tone);
    }

    private Content states(DraftContent content, DraftClause clause, Drafts.Shown shown, Labels labels) {
        List<Tag> tags = new ArrayList<>();
        for (Language language : content.languages()) {
            String name = language.tag();
            if (clause.in(language).isEmpty()) {
                tags.add(new Tag(labels.get("agreement.wording.missing", name), Tone.BAD));
            } else if (clause.old(language, content.source())) {
                tags.add(new Tag(labels.get("agreement.wording.old", name), Tone.ATTENTION));
            } else if (clause.placeholders(language).stream()
                    .anyMatch(key ->
                            shown.filled().get(language).getOrDefault(key, "").isEmpty())) {
                tags.add(new Tag(labels.get("agreement.wording.open", name), Tone.ATTENTION));
            } else {
                tags.add(new Tag(labels.get("agreement.wording.done", name), Tone.GOOD));
            }
        }
        return Ui.tags(tags.toArray(Tag[]::new));
    }

    private Content moves(Spot spot, Drafts.Shown shown, String key, int number, String title, Labels labels) {
        return room.pages()
                .fill(
                        "agreement/move",
                        Map.of(
                                "path",
                                spot.path() + "/clauses/" + key,
                                "title",
                                title,
                                "version",
                                shown.draft().version(),
                                "first",
                                number == 1,
                                "last",
                                number == shown.draft().content().clauses().size()),
                        labels.caller());
    }

    private Page beginning(Spot spot, Form form, Caller caller) {
        Labels labels = room.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("spot", spot.path());
        parameters.put("kind", spot.kind());
        parameters.put("form", form);
        parameters.put("bases", bases(form.get("basis"), labels));
        parameters.put("theirs", theirs(spot, caller));
        return room.page(
                spot, false, labels.get("agreement.draft." + spot.kind().token()), "begin", caller, parameters);
    }

    /** The legal bases to choose from. */
    List<Choice> bases(String chosen, Labels labels) {
        return room.catalogue().bases().stream()
                .map(one -> Choice.of(one.key(), Labels.capital(one.title().get(labels.language())))
                        .selected(one.key().equals(chosen)))
                .toList();
    }

    @POST
    @Path("/teams/{id}/drafts/{kind}")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response begin(
            @Context Caller caller, @PathParam("id") String id, @PathParam("kind") String kind, FormData data) {
        Spot spot = room.spot(id, kind, caller);
        Form form = Form.of(data);
        return room.done(
                () -> {
                    Set<Language> languages = new TreeSet<>();
                    form.all("languages").forEach(tag -> Language.of(tag).ifPresent(languages::add));
                    room.drafts().begin(spot.team().team(), spot.kind(), form.get("basis"), languages, caller);
                    return Pages.to(spot.path(), "draft-begun");
                },
                form,
                caller,
                Set.of("basis", "languages"),
                spot.kind() == InstrumentKind.AGREEMENT ? "basis" : "begin",
                again -> beginning(spot, again, caller),
                () -> 1);
    }

    @GET
    @Path("/teams/{id}/drafts/{kind}/propose")
    @Produces("text/html")
    public Page ask(@Context Caller caller, @PathParam("id") String id, @PathParam("kind") String kind) {
        Spot spot = room.spot(id, kind, caller);
        return asking(spot, new Form().put("version", room.version(spot, caller)), caller);
    }

    private Page asking(Spot spot, Form form, Caller caller) {
        Labels labels = room.labels(caller);
        Drafts.Shown shown = room.draft(spot, caller);
        GapLines lines = new GapLines(spot, shown.draft().content(), room.catalogue(), labels);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("spot", spot.path());
        parameters.put("form", form);
        parameters.put("complete", shown.complete());
        parameters.put("gaps", lines.of(shown.gaps()));
        parameters.put("told", labels.countries(spot.team().told()));
        return room.page(spot, true, labels.get("agreement.propose"), "propose", caller, parameters);
    }

    @POST
    @Path("/teams/{id}/drafts/{kind}/propose")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response propose(
            @Context Caller caller, @PathParam("id") String id, @PathParam("kind") String kind, FormData data) {
        Spot spot = room.spot(id, kind, caller);
        Form form = Form.of(data);
        return room.done(
                () -> {
                    Proposal made = room.proposals().propose(spot.team().team(), spot.kind(), form.version(), caller);
                    return Pages.to(
                            AgreementRoom.list(spot.team().team()) + "/"
                                    + made.instrument().id(),
                            "proposed");
                },
                form,
                caller,
                Set.of(),
                "propose",
                again -> asking(spot, again, caller),
                () -> room.version(spot, caller));
    }

    @GET
    @Path("/teams/{id}/drafts/{kind}/discard")
    @Produces("text/html")
    public Page askDiscard(@Context Caller caller, @PathParam("id") String id, @PathParam("kind") String kind) {
        Spot spot = room.spot(id, kind, caller);
        return discarding(spot, new Form().put("version", room.version(spot, caller)), caller);
    }

    private Page discarding(Spot spot, Form form, Caller caller) {
        return room.page(
                spot,
                true,
                room.labels(caller).get("agreement.discard"),
                "discard",
                caller,
                Map.of("spot", spot.path(), "form", form));
    }

    @POST
    @Path("/teams/{id}/drafts/{kind}/discard")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response discard(
            @Context Caller caller, @PathParam("id") String id, @PathParam("kind") String kind, FormData data) {
        Spot spot = room.spot(id, kind, caller);
        Form form = Form.of(data);
        return room.done(
                () -> {
                    room.drafts().discard(spot.team().team(), spot.kind(), form.version(), caller);
                    return Pages.to(AgreementRoom.list(spot.team().team()), "discarded");
                },
                form,
                caller,
                Set.of(),
                "discard",
                again -> discarding(spot, again, caller),
                () -> room.version(spot, caller));
    }
}
