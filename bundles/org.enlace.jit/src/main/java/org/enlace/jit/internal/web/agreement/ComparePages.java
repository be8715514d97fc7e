package org.enlace.jit.internal.web.agreement;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.documents.Comparison;
import org.enlace.documents.ComparisonView;
import org.enlace.documents.Section;
import org.enlace.jit.agreement.ClauseComment;
import org.enlace.jit.agreement.ClauseText;
import org.enlace.jit.agreement.DraftClause;
import org.enlace.jit.agreement.Drafts;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.Placeholder;
import org.enlace.jit.agreement.Proposal;
import org.enlace.jit.internal.agreement.TeamFacts;
import org.enlace.jit.internal.web.Labels;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Two texts beside one another, clause by clause: two proposals, or the own draft and a proposal. */
@Path("/jit")
@Needs("jit.read")
public final class ComparePages {
    private final AgreementRoom room;

    public ComparePages(AgreementRoom room) {
        this.room = room;
    }

    /** A clause that is not the same in both, and what can be done about it. */
    public record Difference(String key, String title, Comparison.Mark mark, List<ClauseComment> comments) {}

    @GET
    @Path("/teams/{id}/proposals/{proposal}/compare")
    @Produces("text/html")
    public Page compare(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("proposal") String proposal,
            @QueryParam("with") @DefaultValue("draft") String with,
            @QueryParam("language") @DefaultValue("") String language,
            @QueryParam("all") @DefaultValue("") String all) {
        TeamFacts.Known team = room.team(id, caller);
        Labels labels = room.labels(caller);
        Proposal theirs = room.proposals().find(team.team(), RecordId.parse(proposal), caller);
        Instrument instrument = theirs.instrument();
        Language shown = ProposalPages.shown(instrument, language, caller);
        Optional<Drafts.Shown> draft =
                team.writes() ? room.drafts().find(team.team(), instrument.kind(), caller) : Optional.empty();
        boolean own = with.equals("draft") && draft.isPresent();
        Proposal other =
                own || with.equals("draft") ? null : room.proposals().find(team.team(), RecordId.parse(with), caller);
        List<Section> before = own
                ? drafted(draft.get(), shown, labels)
                : other == null ? List.of() : sections(other.instrument(), shown, labels);
        List<Section> after = sections(instrument, shown, labels);
        Comparison comparison = room.paper().comparisons().get().of(before, after);
        String path = AgreementRoom.list(team.team()) + "/" + instrument.id() + "/compare?with=" + with + "&language="
                + shown.tag();
        boolean whole = all.equals("yes");
        String beforeName = own
                ? labels.get("agreement.compare.draft", draft.get().draft().version())
                : other == null ? labels.get("agreement.compare.nothing") : ProposalPages.name(other, labels);
        String afterName = ProposalPages.name(theirs, labels);
        ComparisonView view = whole
                ? ComparisonView.ofAll(beforeName, afterName, path)
                : ComparisonView.of(beforeName, afterName, path + "&all=yes");
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("proposal", theirs);
        parameters.put("language", shown);
        parameters.put("with", with);
        parameters.put("path", AgreementRoom.list(team.team()) + "/" + instrument.id());
        parameters.put("before", beforeName);
        parameters.put("after", afterName);
        parameters.put(
                "shown",
                room.paper()
                        .comparisons()
                        .get()
                        .shown(
                                comparison,
                                shown == labels.language()
                                        ? view.below(2)
                                        : view.in(shown.tag()).below(2),
                                labels.language()));
        parameters.put("differences", differences(comparison, instrument, caller));
        parameters.put("draft", draft.map(one -> one.draft().version()).orElse(0));
        return room.page(team, labels.get("agreement.compare"), "compare", caller, parameters);
    }

    private List<Difference> differences(Comparison comparison, Instrument theirs, Caller caller) {
        Map<String, List<ClauseComment>> comments = room.proposals().comments(theirs.team(), caller).stream()
                .filter(one -> one.instrument().equals(theirs.id()))
                .collect(Collectors.groupingBy(ClauseComment::clause));
        List<Difference> all = new ArrayList<>();
        for (Comparison.Part part : comparison.parts()) {
            if (part.mark() != Comparison.Mark.SAME && theirs.clause(part.key()).isPresent()) {
                all.add(new Difference(
                        part.key(), part.heading(), part.mark(), comments.getOrDefault(part.key(), List.of())));
            }
        }
        return all;
    }

    private List<Section> sections(Instrument instrument, Language language, Labels labels) {
        List<Section> all = new ArrayList<>();
        all.add(frame(
                labels,
                instrument.basis(),
                instrument.lastDay().map(labels::day).orElse(""),
                instrument.zone().getId(),
                instrument.parties().stream()
                        .map(party ->
                                labels.country(party.country()) + ", " + party.competent() + ", " + party.central())
                        .toList()));
        for (ClauseText clause : instrument.clauses()) {
            String title = clause.title().getOrDefault(language, "");
            all.add(Section.text(
                    clause.key(),
                    title.isEmpty() ? clause.key() : title,
                    title + "\n" + clause.text().getOrDefault(language, "")));
        }
        return all;
    }

    private List<Section> drafted(Drafts.Shown shown, Language language, Labels labels) {
        var draft = shown.draft().content();
        List<Section> all = new ArrayList<>();
        all.add(frame(
                labels,
                draft.basis(),
                draft.lastDay().map(labels::day).orElse(""),
                draft.zone().getId(),
                draft.parties().stream()
                        .map(party ->
                                labels.country(party.country()) + ", " + party.competent() + ", " + party.central())
                        .toList()));
        for (DraftClause clause : draft.clauses()) {
            String title = clause.in(language).map(one -> one.title()).orElse("");
            String text = clause.in(language).map(one -> one.text()).orElse("");
            Map<String, String> values = shown.filled().getOrDefault(language, Map.of());
            all.add(Section.text(
                    clause.key(),
                    title.isEmpty() ? clause.key() : title,
                    Placeholder.fill(title, values) + "\n" + Placeholder.fill(text, values)));
        }
        return all;
    }

    private Section frame(Labels labels, String basis, String day, String zone, List<String> parties) {
        List<String> lines = new ArrayList<>();
        lines.add(room.catalogue()
                .basis(basis)
                .map(one -> one.title().get(labels.language()))
                .orElse(basis));
        lines.add(day.isEmpty() ? "" : day + " (" + zone + ")");
        lines.addAll(parties);
        return Section.values("-frame", labels.get("agreement.frame"), lines);
    }
}
