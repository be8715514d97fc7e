package org.enlace.jit.internal.rest.picture;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.enlace.jit.access.Right;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.picture.Borders;
import org.enlace.jit.internal.rest.Given;
import org.enlace.jit.internal.web.picture.Known;
import org.enlace.jit.internal.web.work.Years;
import org.enlace.jit.internal.work.EntryWire;
import org.enlace.jit.picture.Crossing;
import org.enlace.jit.picture.Graph;
import org.enlace.jit.picture.Likenesses;
import org.enlace.jit.picture.Tally;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.reference.ReferenceEntry;
import org.enlace.reference.ReferenceSet;
import org.enlace.web.Describe;
import org.enlace.web.Needs;

/** What the pictures of a team show, for programs: by the same doors as the pages, with the same left out. */
@Path("/api/jit/teams/{id}/pictures")
@Needs("jit.read")
@Produces("application/json")
public final class PictureApi {
    /** Persons and things in one graph. */
    private static final int MOST = 2_000;

    private static final int GROUPS = 50;
    private static final int DEEPEST = 3;

    private final Supplier<Desks> desks;
    private final Function<ReferenceSet, List<ReferenceEntry>> reference;

    /** @param reference the records of a set of the reference data in force */
    public PictureApi(Supplier<Desks> desks, Function<ReferenceSet, List<ReferenceEntry>> reference) {
        this.desks = desks;
        this.reference = reference;
    }

    private TeamView enter(String team, Caller caller, Right... oneOf) {
        return desks.get().signing().door().enter(caller, RecordId.parse(team), oneOf);
    }

    private static Optional<Year> year(String typed) {
        return typed.isEmpty() ? Optional.empty() : Optional.of(Given.word(typed, "year", Years::chosen));
    }

    @GET
    @Path("/graph")
    @Describe(
            "Gives who and what a team knows and how they are related; around is one of them, with what depth relations reach, 1 to 3; kind takes several, separated by commas; year is that in which they were written.")
    public GraphJson graph(
            @Context Caller caller,
            @PathParam("id") String id,
            @QueryParam("around") @DefaultValue("") String around,
            @QueryParam("depth") @DefaultValue("2") String depth,
            @QueryParam("kind") @DefaultValue("") String kinds,
            @QueryParam("year") @DefaultValue("") String year) {
        TeamView view = enter(id, caller, Right.SEE_CONTENT, Right.SEE_GIVEN);
        int deep = Given.word(depth, "depth", PictureApi::depth);
        Set<EntryKind> of = kinds(kinds);
        Set<EntryKind> read = EnumSet.copyOf(Graph.KINDS);
        read.addAll(Graph.RELATING);
        Optional<RecordId> middle = around.isEmpty() ? Optional.empty() : Optional.of(RecordId.parse(around));
        Known known = Known.of(desks.get().entries(), view, read, year(year), middle);
        Graph whole = Graph.of(known.entries());
        Graph near = middle.map(one -> whole.around(middle(whole, one), deep)).orElse(whole);
        Graph chosen = of.isEmpty() ? near : near.only(of);
        return GraphJson.of(chosen.first(MOST), chosen.nodes().size(), known.cut());
    }

    private static Optional<Integer> depth(String typed) {
        return typed.matches("[1-" + DEEPEST + "]") ? Optional.of(Integer.parseInt(typed)) : Optional.empty();
    }

    private static Set<EntryKind> kinds(String typed) {
        Set<EntryKind> kinds = EnumSet.noneOf(EntryKind.class);
        if (!typed.isEmpty()) {
            Arrays.stream(typed.split(",", -1))
                    .map(word ->
                            Given.word(word, "kind", one -> EntryKind.of(one).filter(Graph.KINDS::contains)))
                    .forEach(kinds::add);
        }
        return kinds;
    }

    private static RecordId middle(Graph graph, RecordId around) {
        return graph.node(around)
                .map(Graph.Node::id)
                .orElseThrow(() -> new NotFound(EntryWire.TYPE, around.toString()));
    }

    @GET
    @Path("/crossings")
    @Describe(
            "Gives where borders were crossed and the places a team knows; crossing is one of the reference data, from and until are days of the caller, year is that in which they were written.")
    public CrossingsJson crossings(
            @Context Caller caller,
            @PathParam("id") String id,
            @QueryParam("crossing") @DefaultValue("") String at,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("until") @DefaultValue("") String until,
            @QueryParam("year") @DefaultValue("") String year) {
        TeamView view = enter(id, caller, Right.SEE_CONTENT, Right.SEE_GIVEN);
        Borders.Days days = new Borders.Days(day(from, "from"), day(until, "until"), caller.zone());
        Map<String, Crossing> crossings =
                Borders.crossings(reference.apply(ReferenceSet.BORDER_CROSSINGS), caller.language());
        if (!at.isEmpty() && !crossings.containsKey(at)) {
            throw new NotFound("border-crossing", at);
        }
        Known known = Known.of(
                desks.get().entries(),
                view,
                EnumSet.of(EntryKind.PASSAGE, EntryKind.PLACE),
                year(year),
                Optional.empty());
        List<Seen> here = known.entries().stream()
                .filter(seen -> !known.merges().merged(seen.entry().id()))
                .toList();
        List<Tally> tallies = Tally.of(here.stream().filter(days::have).toList(), crossings).stream()
                .filter(tally -> at.isEmpty() || tally.id().equals(at))
                .toList();
        return CrossingsJson.of(tallies, here, known.cut(), crossings, named(view.team(), tallies, caller));
    }

    private static Optional<LocalDate> day(String typed, String field) {
        return typed.isEmpty() ? Optional.empty() : Optional.of(Given.day(typed, field));
    }

    private Map<RecordId, Seen> named(RecordId team, Collection<Tally> tallies, Caller caller) {
        Set<RecordId> who = new HashSet<>();
        tallies.forEach(tally -> tally.passages()
                .forEach(passage -> who.addAll(passage.entry().content().ids("who"))));
        return who.isEmpty() ? Map.of() : desks.get().entries().named(team, who, caller);
    }

    @GET
    @Path("/alike")
    @Describe(
            "Lists entries that are likely of the same and by which fields, those with most first, at most 50 groups, of one kind where that is given; victims are in none.")
    public AlikeJson alike(
            @Context Caller caller, @PathParam("id") String id, @QueryParam("kind") @DefaultValue("") String kind) {
        TeamView view = enter(id, caller, Right.SEE_CONTENT);
        Set<EntryKind> kinds = compared(kind);
        Known known = Known.of(desks.get().entries(), view, kinds, Optional.empty(), Optional.empty());
        List<Likenesses.Group> groups = Likenesses.of(known.entries(), known.merges());
        return AlikeJson.of(groups.stream().limit(GROUPS).toList(), groups.size(), known.cut());
    }

    private static Set<EntryKind> compared(String typed) {
        if (typed.isEmpty()) {
            return Likenesses.kinds();
        }
        EntryKind kind = Given.word(typed, "kind", one -> EntryKind.of(one).filter(Likenesses.kinds()::contains));
        return Set.of(kind);
    }
}
