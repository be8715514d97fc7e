package org.enlace.jit.internal.web.picture;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.picture.Borders;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.work.WorkWay;
import org.enlace.jit.internal.web.work.Years;
import org.enlace.jit.picture.Crossing;
import org.enlace.jit.picture.MapFrame;
import org.enlace.jit.picture.Tally;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.reference.ReferenceSet;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Where borders were crossed, and the places a team knows: a map, and the same as tables. */
@Path("/jit")
@Needs("jit.read")
public final class MapPages {
    private static final Set<EntryKind> KINDS = EnumSet.of(EntryKind.PASSAGE, EntryKind.PLACE);
    /** Degrees from the upper edge to the lower, around one crossing. */
    private static final double NEAR = 2.5;

    private final WorkWay way;

    public MapPages(WorkWay way) {
        this.way = way;
    }

    @GET
    @Path("/teams/{id}/work/map")
    @Produces("text/html")
    public Response show(@Context Caller caller, @PathParam("id") String team, @Context UriInfo address) {
        TeamView view = way.enter(team, caller);
        Labels labels = way.labels(caller);
        Form form = Form.of(new FormData(new HashMap<>(address.getQueryParameters()), Map.of()));
        Optional<LocalDate> from = day("from", form, labels);
        Optional<LocalDate> until = day("until", form, labels);
        Map<String, Crossing> crossings =
                Borders.crossings(way.reference().records(ReferenceSet.BORDER_CROSSINGS), labels.language());
        MapAsked asked = new MapAsked(
                crossing(form.get("crossing"), crossings),
                from,
                until,
                !form.get("size").equals("full"),
                part(form),
                Years.chosen(form.get("year")));
        Known known = Known.of(way.entries(), view, KINDS, asked.year(), Optional.empty());
        List<Seen> here = known.entries().stream()
                .filter(seen -> !known.merges().merged(seen.entry().id()))
                .toList();
        List<Tally> tallies = Tally.of(
                here.stream()
                        .filter(new Borders.Days(from, until, caller.zone())::have)
                        .toList(),
                crossings);
        List<Tally> listed = tallies.stream()
                .filter(tally -> asked.crossing().isEmpty()
                        || asked.crossing().get().id().equals(tally.id()))
                .toList();
        List<Seen> places = Borders.places(here);
        MapFrame frame = asked.crossing()
                .map(one -> MapFrame.around(one.spot(), NEAR))
                .orElseGet(() -> MapFrame.of(spots(tallies, crossings, places)));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("asked", asked);
        parameters.put("form", form);
        parameters.put("map", MapDrawing.of(frame, tallies, crossings, places, labels));
        parameters.put(
                "names",
                new MapWords(way.words(view), asked, crossings, way.entries().named(view.team(), who(listed), caller)));
        parameters.put("tallies", listed);
        parameters.put("places", places);
        parameters.put("withheld", Borders.withheld(here));
        parameters.put("years", known.years());
        String title = labels.get("picture.map.title");
        Page page = way.page(title, "picture/map", "map", List.of(), view, parameters);
        return Response.status(form.wrong() ? 422 : 200).entity(page).build();
    }

    private static Optional<LocalDate> day(String name, Form form, Labels labels) {
        return form.hasDay(name)
                ? Optional.ofNullable(form.read(name, labels, () -> form.day(name)))
                : Optional.empty();
    }

    private static int part(Form form) {
        return form.get("part").matches("[1-9]\\d{0,3}") ? Integer.parseInt(form.get("part")) : 1;
    }

    private static Optional<Crossing> crossing(String id, Map<String, Crossing> crossings) {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Optional.ofNullable(crossings.get(id))
                .orElseThrow(() -> new NotFound("border-crossing", Form.cut(id))));
    }

    private static List<MapFrame.Spot> spots(List<Tally> tallies, Map<String, Crossing> crossings, List<Seen> places) {
        List<MapFrame.Spot> spots = new ArrayList<>();
        tallies.stream()
                .map(tally -> crossings.get(tally.id()))
                .filter(java.util.Objects::nonNull)
                .forEach(crossing -> spots.add(crossing.spot()));
        places.forEach(place -> Borders.spot(place).ifPresent(spots::add));
        return spots;
    }

    private static Set<RecordId> who(List<Tally> tallies) {
        Set<RecordId> who = new HashSet<>();
        tallies.forEach(tally -> tally.passages()
                .forEach(passage -> who.addAll(passage.entry().content().ids("who"))));
        return who;
    }
}
