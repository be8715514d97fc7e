package org.enlace.jit.internal.rest.retention;

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
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.jit.Part;
import org.enlace.jit.internal.RetentionArea;
import org.enlace.jit.internal.rest.Given;
import org.enlace.jit.internal.retention.RetentionDesk;
import org.enlace.jit.internal.retention.Shelf;
import org.enlace.jit.retention.Retention;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.StepUp;

/** The end of retention of evidence, for programs: the same use cases as the pages. */
@Path("/api/jit/teams/{id}/retention")
@Needs("jit.read")
@Produces("application/json")
public final class RetentionApi {
    private final Supplier<RetentionArea> area;

    public RetentionApi(Supplier<RetentionArea> area) {
        this.area = area;
    }

    private RetentionDesk desk() {
        return area.get().desk();
    }

    private RetentionJson json(Retention retention) {
        return RetentionJson.of(retention, desk().number(retention));
    }

    @GET
    @Describe(
            value =
                    "Gives a part of the items of this country in a team whose term is over, and the rules there are; show is waiting (default), kept or erased.",
            answers = RetentionJson.All.class)
    public Response list(
            @Context Caller caller,
            @Context Paging paging,
            @PathParam("id") String team,
            @QueryParam("show") @DefaultValue("waiting") String show) {
        Shelf shelf = Given.word(show, "show", Shelf::of);
        Part<Retention> part =
                desk().lists().part(RecordId.parse(team), shelf, Given.place(paging), paging.size(), caller);
        String next = Given.next(part);
        Response.ResponseBuilder answer = Response.ok(new RetentionJson.All(
                part.items().stream().map(this::json).toList(),
                desk().terms().rules().all().stream()
                        .map(RetentionJson.RuleJson::of)
                        .toList(),
                next));
        return next == null
                ? answer.build()
                : answer.header("Link", "<" + paging.next(next) + ">; rel=\"next\"")
                        .build();
    }

    @GET
    @Path("/{item}")
    @Describe(value = "Gives an item whose term is over and how far it is.", answers = RetentionJson.class)
    public RetentionJson find(@Context Caller caller, @PathParam("id") String team, @PathParam("item") String item) {
        return json(desk().find(RecordId.parse(team), RecordId.parse(item), caller));
    }

    @POST
    @Path("/{item}/confirm")
    @Consumes("application/json")
    @StepUp
    @Describe(
            value = "Confirms that an item is erased: the first officer, or the second, after whom the node erases it.",
            answers = RetentionJson.class)
    public RetentionJson confirm(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("item") String item,
            RetentionJson.Version body) {
        int version = Given.needed(Given.needed(body, "body").version(), "version");
        return json(desk().confirm(RecordId.parse(team), RecordId.parse(item), version, caller));
    }

    @POST
    @Path("/{item}/keep")
    @Consumes("application/json")
    @StepUp
    @Describe(
            value = "Says that an item stays, until a day or, without one, until its legal hold is lifted.",
            answers = RetentionJson.class)
    public RetentionJson keep(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("item") String item,
            RetentionJson.Keep body) {
        int version = Given.needed(Given.needed(body, "body").version(), "version");
        return json(desk().keep(
                        RecordId.parse(team),
                        RecordId.parse(item),
                        version,
                        body.reason(),
                        Optional.ofNullable(body.until()).map(day -> Given.day(day, "until")),
                        caller));
    }

    @POST
    @Path("/{item}/lift")
    @Consumes("application/json")
    @StepUp
    @Describe(
            value = "Lifts what keeps an item; it is proposed anew where its term is over.",
            answers = RetentionJson.class)
    public RetentionJson lift(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("item") String item,
            RetentionJson.Lift body) {
        int version = Given.needed(Given.needed(body, "body").version(), "version");
        return json(desk().lift(RecordId.parse(team), RecordId.parse(item), version, body.reason(), caller));
    }

    @POST
    @Path("/{item}/again")
    @Consumes("application/json")
    @Describe(value = "Has an item erased again that could not be erased.", answers = RetentionJson.class)
    public RetentionJson again(
            @Context Caller caller,
            @PathParam("id") String team,
            @PathParam("item") String item,
            RetentionJson.Version body) {
        int version = Given.needed(Given.needed(body, "body").version(), "version");
        return json(desk().again(RecordId.parse(team), RecordId.parse(item), version, caller));
    }

    @GET
    @Path("/{item}/certificate")
    @Describe(
            value = "Gives what certifies that an item was erased, with the signature that covers it.",
            answers = RetentionJson.CertificateJson.class)
    public RetentionJson.CertificateJson certificate(
            @Context Caller caller, @PathParam("id") String team, @PathParam("item") String item) {
        return RetentionJson.CertificateJson.of(desk().taken(RecordId.parse(team), RecordId.parse(item), caller));
    }
}
