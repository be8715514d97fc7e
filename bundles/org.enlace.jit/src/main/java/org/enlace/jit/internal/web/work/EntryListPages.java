package org.enlace.jit.internal.web.work;

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
import org.enlace.jit.Part;
import org.enlace.jit.access.Right;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Grading;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Choice;
import org.enlace.web.ui.Link;

/** Entries of a kind or an area, newest first, narrowed by words, country, and what is fact or assessment. */
@Path("/jit")
@Needs("jit.read")
public final class EntryListPages {
    private final WorkWay way;

    public EntryListPages(WorkWay way) {
        this.way = way;
    }

    /** What is begun from a list: that several are the same is said where they are compared. */
    private static List<EntryKind> written(EntryKind.Area area) {
        return EntryFilter.kinds(area).stream()
                .filter(kind -> kind != EntryKind.SAME && kind != EntryKind.APART)
                .toList();
    }

    @GET
    @Path("/teams/{id}/work/entries")
    @Produces("text/html")
    public Page list(
            @Context Caller caller,
            @PathParam("id") String team,
            @QueryParam("area") @DefaultValue("") String area,
            @QueryParam("kind") @DefaultValue("") String kind,
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("country") @DefaultValue("") String country,
            @QueryParam("nature") @DefaultValue("") String nature,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("before") @DefaultValue("") String before,
            @QueryParam("done") @DefaultValue("") String done) {
        TeamView view = way.enter(team, caller);
        boolean whole = view.allows(Right.SEE_CONTENT);
        EntryFilter narrowed = EntryFilter.of(area, kind, words, country, nature);
        Part<Seen> part =
                way.entries().list(view.team(), narrowed.query(whole), Pages.place(after, before), Pages.LINES, caller);
        WorkWords say = way.words(view);
        String path = WorkWay.at(view.team()) + "/entries";
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("done", EntryPages.done(say.labels(), done));
        parameters.put("lines", part.items());
        parameters.put("q", narrowed.words());
        parameters.put("graded", narrowed.area() == EntryKind.Area.HOLDINGS);
        parameters.put("area", narrowed.area());
        parameters.put("kinds", kindChoices(narrowed, say));
        parameters.put("countries", countryChoices(narrowed, view, say.labels()));
        parameters.put("natures", natureChoices(narrowed, say));
        parameters.put("selected", selected(narrowed, path, say));
        parameters.put("path", path);
        parameters.put("given", !whole);
        parameters.put("saved", whole ? EntryList.saved(view.team(), narrowed) : null);
        parameters.put(
                "news",
                way.entries().writes(view.team(), narrowed.area(), caller)
                        ? narrowed.kind().map(List::of).orElseGet(() -> written(narrowed.area()))
                        : List.of());
        Pages.around(parameters, part, address(path, narrowed, ""));
        String title = whole
                ? narrowed.kind().map(say::many).orElseGet(() -> say.area(narrowed.area()))
                : say.labels().get("work.given.title");
        parameters.put("title", title);
        String tab = narrowed.area() == EntryKind.Area.HOLDINGS
                ? "holdings"
                : WorkWay.tab(narrowed.kind()
                        .orElseGet(() ->
                                EntryFilter.kinds(narrowed.area()).iterator().next()));
        return way.page(title, "work/list", tab, List.of(), view, parameters);
    }

    private static List<Choice> kindChoices(EntryFilter narrowed, WorkWords say) {
        List<Choice> all = new ArrayList<>(List.of(Choice.of("", say.labels().get("filter.all"))));
        for (EntryKind kind : EntryFilter.kinds(narrowed.area())) {
            all.add(Choice.of(kind.token(), say.many(kind))
                    .selected(narrowed.kind().filter(kind::equals).isPresent()));
        }
        return all;
    }

    private static List<Choice> countryChoices(EntryFilter narrowed, TeamView view, Labels labels) {
        List<Choice> all = new ArrayList<>(List.of(Choice.of("", labels.get("filter.all"))));
        view.standing().memberships(view.at()).stream()
                .map(one -> one.party().country())
                .distinct()
                .forEach(code -> all.add(Choice.of(code.value(), labels.country(code))
                        .selected(narrowed.country().filter(code::equals).isPresent())));
        return all;
    }

    private static List<Choice> natureChoices(EntryFilter narrowed, WorkWords say) {
        List<Choice> all = new ArrayList<>(List.of(Choice.of("", say.labels().get("filter.all"))));
        for (Grading.Nature one : Grading.Nature.values()) {
            all.add(Choice.of(one.token(), say.handling().nature(one))
                    .selected(narrowed.nature().filter(one::equals).isPresent()));
        }
        return all;
    }

    private static List<Link> selected(EntryFilter narrowed, String path, WorkWords say) {
        Labels labels = say.labels();
        List<Link> all = new ArrayList<>();
        if (!narrowed.words().isEmpty()) {
            all.add(new Link(labels.get("filter.words", narrowed.words()), address(path, narrowed, "q")));
        }
        narrowed.kind()
                .ifPresent(kind -> all.add(
                        new Link(labels.get("work.filter.kind.is", say.many(kind)), address(path, narrowed, "kind"))));
        narrowed.country()
                .ifPresent(code -> all.add(new Link(
                        labels.get("work.filter.country.is", labels.country(code)),
                        address(path, narrowed, "country"))));
        narrowed.nature()
                .ifPresent(one -> all.add(new Link(say.handling().nature(one), address(path, narrowed, "nature"))));
        return all;
    }

    /** The list with this filter, one part of it left out. */
    private static String address(String path, EntryFilter narrowed, String without) {
        Map<String, String> all = narrowed.parameters();
        all.remove(without);
        if (without.equals("kind") && narrowed.area() != EntryKind.Area.HOLDINGS) {
            all.put("area", narrowed.area().token());
        }
        return EntryFilter.address(path, all);
    }
}
