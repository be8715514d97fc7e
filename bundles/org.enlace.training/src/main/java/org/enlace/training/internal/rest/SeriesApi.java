package org.enlace.training.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Part;
import org.enlace.training.Series;
import org.enlace.training.internal.Desks;
import org.enlace.web.Describe;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.VersionTag;

/** Series for programs: the same use cases and permissions as the pages. */
@Path("/api/training")
@Needs("training.read")
@Produces("application/json")
public final class SeriesApi {
    private static final int SLOTS = 20;

    private final Supplier<Desks> desks;

    public SeriesApi(Supplier<Desks> desks) {
        this.desks = desks;
    }

    @GET
    @Path("/series")
    @Describe(
            value = "Lists series, newest first; state is open or closed; of is ours or others, and left out for both.",
            answers = SeriesJson.class,
            list = true)
    public Response list(
            @Context Caller caller,
            @Context Paging paging,
            @QueryParam("state") @DefaultValue("open") String state,
            @QueryParam("of") @DefaultValue("") String of) {
        if (!state.equals("open") && !state.equals("closed")) {
            throw new Refusal("training.state", "\"" + state + "\" is no state of a series; use open or closed", state)
                    .at("state");
        }
        if (!of.isEmpty() && !of.equals("ours") && !of.equals("others")) {
            throw new Refusal("training.of", "\"" + of + "\" is no part of the series; use ours or others", of)
                    .at("of");
        }
        Part<Series> part = desks.get()
                .trainings()
                .seriesList(
                        Optional.empty(),
                        state.equals("closed"),
                        of.isEmpty() ? Optional.empty() : Optional.of(of.equals("others")),
                        Given.place(paging),
                        paging.size(),
                        caller);
        return paging.answer(part.items().stream().map(SeriesJson::of).toList(), Given.next(part));
    }

    @GET
    @Path("/series/{id}")
    @Describe(value = "Gives one series.", answers = SeriesJson.class)
    public Response find(@Context Caller caller, @PathParam("id") String id, @Context Request request) {
        Series series = desks.get().trainings().series(RecordId.parse(id), caller);
        return VersionTag.answer(SeriesJson.of(series), series.version(), request);
    }

    @POST
    @Path("/series")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(value = "Creates a series.", answers = SeriesJson.class, status = 201)
    public Response create(@Context Caller caller, SeriesJson.Content body) {
        Series made = desks.get().trainings().createSeries(body.content(), caller);
        return Response.created(URI.create("/api/training/series/" + made.id()))
                .entity(SeriesJson.of(made))
                .tag(VersionTag.of(made.version()))
                .build();
    }

    @PUT
    @Path("/series/{id}")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(value = "Changes what a series says; needs If-Match.", answers = SeriesJson.class)
    public Response revise(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            SeriesJson.Content body) {
        return changed(desks.get()
                .trainings()
                .reviseSeries(RecordId.parse(id), VersionTag.expectedInt(ifMatch), body.content(), caller));
    }

    @POST
    @Path("/series/{id}/close")
    @Needs("training.organise")
    @GoesOn("retention")
    @Consumes("application/json")
    @Describe(value = "Closes a series for good; needs If-Match.", answers = SeriesJson.class)
    public Response close(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            SeriesJson.Closing body) {
        return changed(desks.get()
                .trainings()
                .closeSeries(RecordId.parse(id), VersionTag.expectedInt(ifMatch), body.note(), caller));
    }

    @GET
    @Path("/series/{id}/slots")
    @Describe(
            value =
                    "Gives the times that suit the most invited countries, the best first: from a day, for so many days.",
            answers = SlotJson.class)
    public List<SlotJson> slots(
            @Context Caller caller,
            @PathParam("id") String id,
            @QueryParam("from") String from,
            @QueryParam("days") @DefaultValue("14") int days,
            @QueryParam("minutes") @DefaultValue("90") int minutes) {
        return desks.get().sessions().slots(RecordId.parse(id), day(from), days, minutes, SLOTS, caller).stream()
                .map(SlotJson::of)
                .toList();
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(Given.needed(text, "from"));
        } catch (DateTimeException e) {
            throw new Refusal("training.day", "\"" + text + "\" is no day; write it like 2027-03-01", text).at("from");
        }
    }

    private static Response changed(Series series) {
        return Response.ok(SeriesJson.of(series))
                .tag(VersionTag.of(series.version()))
                .build();
    }
}
