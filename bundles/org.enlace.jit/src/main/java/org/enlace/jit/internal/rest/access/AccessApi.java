package org.enlace.jit.internal.rest.access;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import org.enlace.jit.access.Right;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.access.ExplanationWords;
import org.enlace.jit.internal.access.PersonForm;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.rest.access.PersonJson.AnnexJson;
import org.enlace.jit.internal.rest.access.PersonJson.LastJson;
import org.enlace.jit.internal.rest.access.PersonJson.NamedJson;
import org.enlace.jit.internal.rest.access.PersonJson.RightJson;
import org.enlace.jit.internal.signing.SigningArea;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.web.Describe;
import org.enlace.web.Needs;

/** The people of a team and what they may do, for programs. */
@Path("/api/jit")
@Needs("jit.read")
@Produces("application/json")
public final class AccessApi {
    private final Supplier<Desks> desks;
    private final Texts texts = Texts.of(AccessApi.class);

    public AccessApi(Supplier<Desks> desks) {
        this.desks = desks;
    }

    private SigningArea area() {
        return desks.get().signing();
    }

    @GET
    @Path("/teams/{id}/people")
    @Describe(value = "Lists everybody the texts in force name, with the text that does.", answers = PersonJson.class)
    public List<PersonJson> people(@Context Caller caller, @PathParam("id") String team) {
        TeamView view = area().door().enter(caller, RecordId.parse(team), Right.SEE_COURSE, Right.CHANGE_PEOPLE);
        return view.people().stream().map(one -> PersonJson.of(one, view.at())).toList();
    }

    @POST
    @Path("/teams/{id}/people")
    @Consumes("application/json")
    @Describe(
            value =
                    "Proposes who of this country is in a team, or who is otherwise; counts once another has signed it.",
            answers = AnnexJson.class,
            status = 201)
    public Response designate(@Context Caller caller, @PathParam("id") String team, List<NamedJson> body) {
        List<PersonForm> forms = PersonJson.needed(body, "people").stream()
                .map(one -> PersonJson.needed(one, "people").form())
                .toList();
        return annex(area().people().designate(RecordId.parse(team), forms, caller));
    }

    @POST
    @Path("/teams/{id}/people/{person}/end")
    @Consumes("application/json")
    @Describe(
            value = "Proposes that somebody’s days in a team end; counts once another has signed it.",
            answers = AnnexJson.class,
            status = 201)
    public Response end(
            @Context Caller caller, @PathParam("id") String team, @PathParam("person") String person, LastJson body) {
        return annex(area().people()
                .end(
                        RecordId.parse(team),
                        RecordId.parse(person),
                        PersonJson.needed(body, "last").until(),
                        caller));
    }

    private static Response annex(Instrument annex) {
        return Response.status(201)
                .entity(new AnnexJson(annex.id().toString(), annex.hash()))
                .build();
    }

    @GET
    @Path("/teams/{id}/access")
    @Describe(
            value = "Tells what an account may do in a team and why; one’s own where none is named.",
            answers = RightJson.class)
    public List<RightJson> access(
            @Context Caller caller, @PathParam("id") String team, @QueryParam("officer") String officer) {
        OfficerId asked = officer == null ? caller.officer() : new OfficerId(officer);
        ExplanationWords words = new ExplanationWords(texts, caller);
        return area().explanations().of(RecordId.parse(team), asked, caller).stream()
                .map(one -> RightJson.of(one, words))
                .toList();
    }
}
