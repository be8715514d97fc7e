package org.enlace.jit.internal.rest.closing;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.enlace.jit.internal.ClosingArea;
import org.enlace.jit.internal.rest.Given;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.PracticeDrafts.Begun;
import org.enlace.web.Describe;
import org.enlace.web.Needs;

/** What came of teams, for programs. */
@Path("/api/jit")
@Needs("jit.read")
@Produces("application/json")
public final class ClosingApi {
    private final Supplier<ClosingArea> area;

    public ClosingApi(Supplier<ClosingArea> area) {
        this.area = area;
    }

    @GET
    @Path("/teams/{id}/closing")
    @Describe(
            value = "Sums what came of a team: results, marks of evaluations, funding and what was spent of it.",
            answers = ClosingJson.class)
    public ClosingJson closing(@Context Caller caller, @PathParam("id") String team) {
        return ClosingJson.of(area.get().closing().sheet(RecordId.parse(team), caller));
    }

    @POST
    @Path("/teams/{id}/closing/lessons/{entry}/practice")
    @Consumes("application/json")
    @Describe(
            value = "Begins a draft in the protocol library from a lesson of this country, in words without the case.",
            answers = BegunJson.class,
            status = 201)
    public Response draw(
            @Context Caller caller, @PathParam("id") String team, @PathParam("entry") String entry, WordsJson body) {
        WordsJson words = Given.needed(body, "body");
        Begun begun = area.get()
                .lessons()
                .draw(
                        RecordId.parse(team),
                        RecordId.parse(entry),
                        Given.needed(words.title(), "title"),
                        Given.needed(words.text(), "text"),
                        caller);
        return Response.status(201)
                .entity(new BegunJson(begun.title(), begun.path().orElse(null)))
                .build();
    }

    @GET
    @Path("/statistics")
    @Needs("jit.oversee")
    @Describe(
            value = "Gives figures over all teams of this node, in which no single team can be seen.",
            answers = StatisticsJson.class)
    public StatisticsJson statistics(@Context Caller caller) {
        return StatisticsJson.of(area.get().statistics().of(caller));
    }

    /**
     * @param title one line of 1 to 300 characters
     * @param text  1 to 5 000 characters
     */
    public record WordsJson(String title, String text) {}

    /**
     * @param title empty where the caller is not among those who work on it
     * @param path  of its page; null likewise
     */
    public record BegunJson(String title, String path) {}
}
