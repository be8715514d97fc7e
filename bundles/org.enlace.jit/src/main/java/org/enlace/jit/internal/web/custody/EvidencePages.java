package org.enlace.jit.internal.web.custody;

import gg.jte.Content;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.inbox.Tray;
import org.enlace.jit.Part;
import org.enlace.jit.custody.Custody.Whereabouts;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.evidence.EvidenceContents.Overdue;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.internal.web.work.WorkWay;
import org.enlace.jit.internal.work.EvidenceDoor;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.EntryQuery;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.Ui;
import org.enlace.web.ui.Choice;
import org.enlace.web.ui.Link;
import org.enlace.web.ui.Tag;

/** The register of a team's evidence, with where each item is; and what is in transit. */
@Path("/jit")
@Needs("jit.read")
public final class EvidencePages {
    private static final int WORDS = 100;

    private final EvidenceChains chains;

    public EvidencePages(EvidenceChains chains) {
        this.chains = chains;
    }

    /**
     * A line of the register.
     *
     * @param number empty where the item has none yet
     * @param state  where the item is, in words
     * @param choose for a sheet of labels; empty where they may not read it whole
     */
    public record Line(Seen seen, String number, String nature, String state, List<Tag> tags, Content choose) {}

    /**
     * A line of what is in transit.
     *
     * @param since when it was handed over
     * @param act   what the reader may write about it; null for nothing
     */
    public record Moving(Seen seen, String number, String state, Content since, Content act) {}

    @GET
    @Path("/teams/{id}/work/evidence")
    @Produces("text/html")
    public Page register(
            @Context Caller caller,
            @PathParam("id") String team,
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("country") @DefaultValue("") String country,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("before") @DefaultValue("") String before,
            @QueryParam("done") @DefaultValue("") String done) {
        TeamView view = chains.way().enterWhole(team, caller);
        String asked = (words.length() > WORDS ? words.substring(0, WORDS) : words).strip();
        Optional<CountryCode> of =
                country.matches("[A-Z]{2}") ? Optional.of(new CountryCode(country)) : Optional.empty();
        Part<Seen> part = chains.way()
                .entries()
                .list(
                        view.team(),
                        new EntryQuery(Set.of(EntryKind.EVIDENCE), of, asked, Optional.empty()),
                        Pages.place(after, before),
                        Pages.LINES,
                        caller);
        CustodyWords say = chains.words(view);
        Labels labels = say.labels();
        String path = WorkWay.at(view.team()) + "/evidence";
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("done", done.equals("taken-back") ? labels.get("work.done.taken-back") : "");
        Map<RecordId, Whereabouts> known = chains.whereabouts(view, part.items());
        parameters.put(
                "lines",
                part.items().stream().map(one -> line(view, one, known, say)).toList());
        parameters.put("gone", gone(view, after + before + asked + country));
        parameters.put("q", asked);
        parameters.put("countries", countries(view, of, labels));
        parameters.put("selected", selected(path, asked, of, labels));
        parameters.put("path", path);
        parameters.put("writes", chains.writes(view));
        parameters.put("acts", List.of(Choice.of(LabelPages.ACT, labels.get("custody.labels.print"))));
        parameters.put("moving", chains.moving(view).size());
        Part<Overdue> overdue = chains.desks().contents().overdue(view.team(), Optional.empty(), Tray.COUNTED, caller);
        parameters.put(
                "overdue", new Tray.Count(overdue.items().size(), overdue.next().isPresent()));
        Pages.around(parameters, part, address(path, asked, of));
        return chains.way()
                .page(
                        labels.get("custody.register.title"),
                        "custody/register",
                        "evidence",
                        List.of(),
                        view,
                        parameters);
    }

    /** Below the first page: items whose description was taken back, which no list shows, though their chains go on. */
    private List<Seen> gone(TeamView view, String narrowed) {
        return narrowed.isEmpty()
                ? chains.gone(view, chains.way().custody().takenBack(view.team(), Pages.LINES, view.caller()))
                : List.of();
    }

    private Line line(TeamView view, Seen seen, Map<RecordId, Whereabouts> known, CustodyWords say) {
        List<Tag> tags = new ArrayList<>();
        if (!EvidenceDoor.whole(view, seen)) {
            // Who holds it is told on its own page, to those who said why they look at it.
            tags.addAll(say.work().tags(seen));
            return new Line(seen, chains.number(seen), "", "", tags, Ui.text(""));
        }
        Whereabouts now = known.getOrDefault(seen.entry().id(), Whereabouts.NONE);
        tags.add(say.tag(now.state()));
        if (now.events() > 0) {
            tags.add(say.found(now.findings()));
        }
        tags.addAll(say.work().tags(seen));
        String nature = seen.entry().content().word("nature");
        return new Line(
                seen,
                chains.number(seen),
                nature.isEmpty() ? "" : say.work().choice("nature", nature),
                say.state(now.state()),
                tags,
                Ui.choose(say.labels().language(), seen.entry().id(), chains.number(seen)));
    }

    private static List<Choice> countries(TeamView view, Optional<CountryCode> chosen, Labels labels) {
        List<Choice> all = new ArrayList<>(List.of(Choice.of("", labels.get("filter.all"))));
        view.standing().memberships(view.at()).stream()
                .map(one -> one.party().country())
                .distinct()
                .forEach(code -> all.add(Choice.of(code.value(), labels.country(code))
                        .selected(chosen.filter(code::equals).isPresent())));
        return all;
    }

    private static List<Link> selected(String path, String words, Optional<CountryCode> of, Labels labels) {
        List<Link> all = new ArrayList<>();
        if (!words.isEmpty()) {
            all.add(new Link(labels.get("filter.words", words), address(path, "", of)));
        }
        of.ifPresent(code -> all.add(new Link(
                labels.get("work.filter.country.is", labels.country(code)), address(path, words, Optional.empty()))));
        return all;
    }

    private static String address(String path, String words, Optional<CountryCode> of) {
        Map<String, String> all = new LinkedHashMap<>();
        if (!words.isEmpty()) {
            all.put("q", words);
        }
        of.ifPresent(code -> all.put("country", code.value()));
        return WorkWay.address(path, all);
    }

    @GET
    @Path("/teams/{id}/work/evidence/transit")
    @Produces("text/html")
    public Page transit(@Context Caller caller, @PathParam("id") String team) {
        TeamView view = chains.way().enterWhole(team, caller);
        CustodyWords say = chains.words(view);
        boolean writes = chains.continues(view);
        List<Moving> awaited = new ArrayList<>();
        List<Moving> sent = new ArrayList<>();
        chains.moving(view).forEach((seen, now) -> (EvidenceChains.to(view.own(), now) ? awaited : sent)
                .add(moving(seen, now, say, writes)));
        return chains.way()
                .page(
                        say.get("custody.transit.title"),
                        "custody/transit",
                        "evidence",
                        List.of(chains.way().crumb(view, EntryKind.EVIDENCE)),
                        view,
                        Map.of("awaited", awaited, "sent", sent));
    }

    private Moving moving(Seen seen, Whereabouts now, CustodyWords say, boolean writes) {
        Content since = now.since().map(say.labels()::moment).orElse(Ui.text(""));
        Content act = ChainView.next(seen.entry(), now.state(), say.work().view(), writes).stream()
                .findFirst()
                .map(kind -> Ui.link(
                        say.get("custody.act." + kind.token() + ".of", seen.title()),
                        ChainView.path(seen.entry()) + "/events/new/" + kind.token()))
                .orElse(null);
        return new Moving(seen, chains.number(seen), say.state(now.state()), since, act);
    }
}
