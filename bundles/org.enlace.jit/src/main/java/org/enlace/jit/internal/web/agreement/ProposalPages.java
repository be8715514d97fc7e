package org.enlace.jit.internal.web.agreement;

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
import org.enlace.jit.agreement.ClauseComment;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentForm;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.agreement.Proposal;
import org.enlace.jit.internal.agreement.TeamFacts;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.web.Download;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Choice;
import org.enlace.web.ui.Item;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** All texts of a team: what is drafted here and what was proposed by whom; one proposal, and what was said of its clauses. */
@Path("/jit")
@Needs("jit.read")
public final class ProposalPages {
    private static final List<String> DONE = List.of("proposed", "commented", "discarded");

    private final AgreementRoom room;

    public ProposalPages(AgreementRoom room) {
        this.room = room;
    }

    @GET
    @Path("/teams/{id}/proposals")
    @Produces("text/html")
    public Page list(
            @Context Caller caller, @PathParam("id") String id, @QueryParam("done") @DefaultValue("") String done) {
        TeamFacts.Known team = room.team(id, caller);
        Labels labels = room.labels(caller);
        List<Proposal> proposals = room.proposals().of(team.team(), caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("done", Pages.done(labels, done, DONE));
        parameters.put("drafts", team.writes() ? drafts(team, labels) : List.of());
        parameters.put("proposals", items(team, proposals, labels));
        parameters.put("compare", comparisons(team, proposals));
        return room.hub(team, labels.get("agreement.texts"), "proposals", caller, parameters);
    }

    private List<Item> drafts(TeamFacts.Known team, Labels labels) {
        List<Item> all = new ArrayList<>();
        for (InstrumentKind kind : InstrumentKind.values()) {
            boolean agreement = kind == InstrumentKind.AGREEMENT;
            if (!kind.drafted() || agreement == team.inForce().isPresent()) {
                continue;
            }
            int version = room.drafts().version(team.team(), kind, labels.caller());
            Item item = Item.of(
                    labels.get("agreement.draft." + kind.token()), Pages.at(team.team()) + "/drafts/" + kind.token());
            all.add(
                    version == 0
                            ? item.tags(new Tag(labels.get("agreement.not-begun"), Tone.NEUTRAL))
                            : item.tags(new Tag(labels.get("agreement.begun"), Tone.INFO))
                                    .facts(labels.get("agreement.version", version)));
        }
        return all;
    }

    private static List<Item> items(TeamFacts.Known team, List<Proposal> proposals, Labels labels) {
        List<Item> all = new ArrayList<>();
        Set<RecordId> replaced = new java.util.HashSet<>();
        proposals.forEach(one -> one.instrument().replaces().ifPresent(replaced::add));
        for (int i = proposals.size() - 1; i >= 0; i--) {
            Proposal one = proposals.get(i);
            Instrument instrument = one.instrument();
            Item item = Item.of(name(one, labels), AgreementRoom.list(team.team()) + "/" + instrument.id())
                    .facts(
                            labels.day(one.at().atZone(labels.caller().zone()).toLocalDate()),
                            "SHA-256 " + instrument.hash().substring(0, 12) + "…");
            all.add(
                    replaced.contains(instrument.id())
                            ? item.tags(new Tag(labels.get("agreement.replaced"), Tone.NEUTRAL))
                            : item);
        }
        return all;
    }

    /** The latest of each party beside that of another. */
    private static List<ProposalLink> comparisons(TeamFacts.Known team, List<Proposal> proposals) {
        Map<String, Proposal> latest = new java.util.LinkedHashMap<>();
        proposals.stream()
                .filter(one -> one.instrument().kind() == InstrumentKind.AGREEMENT)
                .forEach(one -> latest.put(one.instrument().proposer().value(), one));
        List<Proposal> all = List.copyOf(latest.values());
        List<ProposalLink> links = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                links.add(new ProposalLink(
                        all.get(i),
                        all.get(j),
                        AgreementRoom.list(team.team()) + "/"
                                + all.get(j).instrument().id() + "/compare?with="
                                + all.get(i).instrument().id()));
            }
        }
        return links;
    }

    /** Two proposals and where they are compared. */
    public record ProposalLink(Proposal one, Proposal other, String href) {}

    /** What a proposal is called: its kind, whose, which. */
    public static String name(Proposal one, Labels labels) {
        Instrument instrument = one.instrument();
        return labels.get(
                "agreement.proposal.name",
                labels.get("agreement.kind." + instrument.kind().token()),
                labels.country(instrument.proposer()),
                one.number());
    }

    @GET
    @Path("/teams/{id}/proposals/{proposal}")
    @Produces("text/html")
    public Page show(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("proposal") String proposal,
            @QueryParam("language") @DefaultValue("") String language,
            @QueryParam("done") @DefaultValue("") String done) {
        TeamFacts.Known team = room.team(id, caller);
        Proposal found = room.proposals().find(team.team(), RecordId.parse(proposal), caller);
        return page(team, found, language, new Form(), done, caller);
    }

    private Page page(TeamFacts.Known team, Proposal found, String language, Form form, String done, Caller caller) {
        Labels labels = room.labels(caller);
        Instrument instrument = found.instrument();
        Language shown = shown(instrument, language, caller);
        Sheets sheets = new Sheets(room);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("proposal", found);
        parameters.put("name", name(found, labels));
        parameters.put("language", shown);
        parameters.put("path", AgreementRoom.list(team.team()) + "/" + instrument.id());
        parameters.put("sheet", sheets.one(instrument, shown, caller));
        parameters.put("comments", comments(instrument, caller));
        parameters.put("clauses", clauses(instrument, form.get("clause"), shown));
        parameters.put("form", form);
        parameters.put("done", Pages.done(labels, done, DONE));
        parameters.put("others", others(team, instrument, caller));
        parameters.put(
                "draft",
                !team.writes() || !instrument.kind().drafted()
                        ? -1
                        : room.drafts().version(team.team(), instrument.kind(), caller));
        return room.page(team, name(found, labels), "proposal", caller, parameters);
    }

    /** Other proposals of the kind. */
    private List<Proposal> others(TeamFacts.Known team, Instrument instrument, Caller caller) {
        return room.proposals().of(team.team(), caller).stream()
                .filter(one -> one.instrument().kind() == instrument.kind())
                .filter(one -> !one.instrument().id().equals(instrument.id()))
                .toList();
    }

    static Language shown(Instrument instrument, String asked, Caller caller) {
        return Language.of(asked)
                .filter(instrument.languages()::contains)
                .or(() -> Optional.of(caller.language()).filter(instrument.languages()::contains))
                .orElseGet(() -> instrument.languages().iterator().next());
    }

    private List<ClauseComment> comments(Instrument instrument, Caller caller) {
        return room.proposals().comments(instrument.team(), caller).stream()
                .filter(one -> one.instrument().equals(instrument.id()))
                .toList();
    }

    private static List<Choice> clauses(Instrument instrument, String chosen, Language language) {
        List<Choice> all = new ArrayList<>();
        int number = 0;
        for (var clause : instrument.clauses()) {
            number++;
            all.add(Choice.of(clause.key(), number + ". " + clause.title().get(language))
                    .selected(clause.key().equals(chosen)));
        }
        return all;
    }

    @POST
    @Path("/teams/{id}/proposals/{proposal}/comments")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response comment(
            @Context Caller caller, @PathParam("id") String id, @PathParam("proposal") String proposal, FormData data) {
        TeamFacts.Known team = room.team(id, caller);
        Proposal found = room.proposals().find(team.team(), RecordId.parse(proposal), caller);
        Form form = Form.of(data);
        return room.done(
                () -> {
                    room.proposals()
                            .comment(
                                    team.team(), found.instrument().id(), form.get("clause"), form.get("text"), caller);
                    return Pages.to(
                            AgreementRoom.list(team.team()) + "/"
                                    + found.instrument().id(),
                            "commented");
                },
                form,
                caller,
                Set.of("clause", "text"),
                "text",
                again -> page(team, found, "", again, "", caller),
                () -> 1);
    }

    /** Begins the own draft from a proposal, or goes on with its words. */
    @POST
    @Path("/teams/{id}/proposals/{proposal}/begin")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response begin(
            @Context Caller caller, @PathParam("id") String id, @PathParam("proposal") String proposal, FormData data) {
        TeamFacts.Known team = room.team(id, caller);
        Proposal found = room.proposals().find(team.team(), RecordId.parse(proposal), caller);
        Form form = Form.of(data);
        InstrumentKind kind = found.instrument().kind();
        return room.done(
                () -> {
                    room.drafts().beginFrom(team.team(), found.instrument().id(), form.version(), caller);
                    return Pages.to(Pages.at(team.team()) + "/drafts/" + kind.token(), "draft-begun");
                },
                form,
                caller,
                Set.of(),
                "begin",
                again -> page(team, found, "", again, "", caller),
                () -> room.drafts().version(team.team(), kind, caller));
    }

    /** What is hashed, byte for byte, for whoever checks a signature. */
    @GET
    @Path("/teams/{id}/proposals/{proposal}/canonical")
    public Response canonical(
            @Context Caller caller, @PathParam("id") String id, @PathParam("proposal") String proposal) {
        Instrument found = room.proposals()
                .find(room.team(id, caller).team(), RecordId.parse(proposal), caller)
                .instrument();
        return Download.of(
                        found.hash() + ".json",
                        "application/json",
                        InstrumentForm.canonical(found).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .build();
    }
}
