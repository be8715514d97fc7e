package org.enlace.training.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.evaluation.Indicator;
import org.enlace.training.evaluation.Indicators;
import org.enlace.training.evaluation.Respondent;
import org.enlace.training.evaluation.Respondents;
import org.enlace.training.evaluation.Subject;
import org.enlace.training.internal.Desks;
import org.enlace.web.Describe;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.VersionTag;

/** Indicators of results, and the superiors who are asked, for programs. */
@Path("/api/training")
@Needs("training.read")
@Produces("application/json")
public final class IndicatorApi {
    private final Supplier<Desks> desks;

    public IndicatorApi(Supplier<Desks> desks) {
        this.desks = desks;
    }

    private Indicators indicators() {
        return desks.get().evaluation().indicators();
    }

    /**
     * An indicator as the API gives and takes it.
     *
     * @param before absent while it is not known
     * @param source where the values are from
     * @param link   another module's measure that it follows, {@code source key}; absent where it follows none
     */
    record IndicatorJson(
            String id,
            Integer version,
            String name,
            String unit,
            BigDecimal before,
            BigDecimal after,
            String source,
            String link,
            StampJson created,
            StampJson changed) {
        static IndicatorJson of(Indicator one) {
            Indicator.Content content = one.content();
            return new IndicatorJson(
                    one.id().toString(),
                    one.version(),
                    content.name(),
                    content.unit(),
                    content.before().orElse(null),
                    content.after().orElse(null),
                    content.source(),
                    content.link().map(link -> link.source() + " " + link.key()).orElse(null),
                    StampJson.of(one.created()),
                    StampJson.of(one.changed()));
        }

        Indicator.Content content() {
            int space = link == null ? -1 : link.indexOf(' ');
            Optional<Indicator.Link> followed = space < 1
                    ? Optional.empty()
                    : Optional.of(new Indicator.Link(link.substring(0, space), link.substring(space + 1)));
            return new Indicator.Content(
                    name, unit, Optional.ofNullable(before), Optional.ofNullable(after), source, followed);
        }
    }

    @GET
    @Path("/series/{id}/indicators")
    @Describe(value = "Lists the indicators of results of a series.", answers = IndicatorJson.class)
    public List<IndicatorJson> all(@Context Caller caller, @PathParam("id") String id) {
        return indicators().of(Subject.series(RecordId.parse(id)), caller).stream()
                .map(IndicatorJson::of)
                .toList();
    }

    @POST
    @Path("/series/{id}/indicators")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(value = "Adds an indicator.", answers = IndicatorJson.class, status = 201)
    public Response add(@Context Caller caller, @PathParam("id") String id, IndicatorJson body) {
        Indicator made = indicators().add(Subject.series(RecordId.parse(id)), body.content(), caller);
        return Response.created(URI.create("/api/training/indicators/" + made.id()))
                .entity(IndicatorJson.of(made))
                .tag(VersionTag.of(made.version()))
                .build();
    }

    @GET
    @Path("/indicators/{id}")
    @Describe(value = "Gives one indicator.", answers = IndicatorJson.class)
    public Response find(@Context Caller caller, @PathParam("id") String id, @Context Request request) {
        Indicator one = indicators().find(RecordId.parse(id), caller);
        return VersionTag.answer(IndicatorJson.of(one), one.version(), request);
    }

    @PUT
    @Path("/indicators/{id}")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(value = "Changes an indicator; needs If-Match.", answers = IndicatorJson.class)
    public Response revise(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            IndicatorJson body) {
        Indicator revised =
                indicators().revise(RecordId.parse(id), VersionTag.expectedInt(ifMatch), body.content(), caller);
        return Response.ok(IndicatorJson.of(revised))
                .tag(VersionTag.of(revised.version()))
                .build();
    }

    @DELETE
    @Path("/indicators/{id}")
    @Needs("training.organise")
    @Describe("Removes an indicator; needs If-Match.")
    public Response remove(
            @Context Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        indicators().remove(RecordId.parse(id), VersionTag.expectedInt(ifMatch), caller);
        return Response.noContent().build();
    }

    /** @param lines a line each: participant's mail; superior's mail; language */
    record SuperiorsJson(String lines) {}

    /** @param kept how many */
    record KeptJson(int kept) {}

    /** @param participant the nomination of whoever is asked about */
    record SuperiorJson(String participant, String about, String mail, String language) {
        static SuperiorJson of(Respondent one) {
            return new SuperiorJson(
                    one.participant().toString(),
                    one.about(),
                    one.mail().value(),
                    one.language().tag());
        }
    }

    @GET
    @Path("/series/{id}/superiors")
    @Needs("training.organise")
    @Describe(value = "Lists the superiors who are asked at level 3.", answers = SuperiorJson[].class)
    public Response superiors(@Context Caller caller, @PathParam("id") String id) {
        Subject subject = Subject.series(RecordId.parse(id));
        Respondents respondents = desks.get().evaluation().respondents();
        int version = respondents.superiorsVersion(subject, caller);
        // Never "not modified": who is listed changes with who takes part, too.
        return Response.ok(respondents.superiors(subject, caller).stream()
                        .map(SuperiorJson::of)
                        .toList())
                .tag(VersionTag.of(version))
                .build();
    }

    @PUT
    @Path("/series/{id}/superiors")
    @Needs("training.organise")
    @GoesOn("erasure")
    @Consumes("application/json")
    @Describe(
            value = "Keeps the superiors who are asked, in place of those that were kept; needs If-Match.",
            answers = KeptJson.class)
    public KeptJson setSuperiors(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            SuperiorsJson body) {
        return new KeptJson(desks.get()
                .evaluation()
                .respondents()
                .setSuperiors(
                        Subject.series(RecordId.parse(id)),
                        VersionTag.expectedInt(ifMatch),
                        Given.needed(body.lines(), "lines"),
                        caller));
    }
}
