package org.enlace.training.internal.rest;

import jakarta.ws.rs.Consumes;
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
import java.net.URI;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.Part;
import org.enlace.training.Programme;
import org.enlace.training.internal.Desks;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.VersionTag;

/** Programmes for programs: the same use cases and permissions as the pages. */
@Path("/api/training")
@Needs("training.read")
@Produces("application/json")
public final class ProgrammeApi {
    private final Supplier<Desks> desks;

    public ProgrammeApi(Supplier<Desks> desks) {
        this.desks = desks;
    }

    @GET
    @Path("/programmes")
    @Describe(value = "Lists programmes, newest first.", answers = ProgrammeJson.class, list = true)
    public Response list(@Context Caller caller, @Context Paging paging) {
        Part<Programme> part = desks.get().trainings().programmes(Given.place(paging), paging.size(), caller);
        return paging.answer(part.items().stream().map(ProgrammeJson::of).toList(), Given.next(part));
    }

    @GET
    @Path("/programmes/{id}")
    @Describe(value = "Gives one programme.", answers = ProgrammeJson.class)
    public Response find(@Context Caller caller, @PathParam("id") String id, @Context Request request) {
        Programme programme = desks.get().trainings().programme(RecordId.parse(id), caller);
        return VersionTag.answer(ProgrammeJson.of(programme), programme.version(), request);
    }

    @POST
    @Path("/programmes")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(value = "Creates a programme.", answers = ProgrammeJson.class, status = 201)
    public Response create(@Context Caller caller, ProgrammeJson.Content body) {
        Programme made = desks.get().trainings().createProgramme(body.content(), caller);
        return Response.created(URI.create("/api/training/programmes/" + made.id()))
                .entity(ProgrammeJson.of(made))
                .tag(VersionTag.of(made.version()))
                .build();
    }

    @PUT
    @Path("/programmes/{id}")
    @Needs("training.organise")
    @Consumes("application/json")
    @Describe(value = "Changes what a programme says; needs If-Match.", answers = ProgrammeJson.class)
    public Response revise(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            ProgrammeJson.Content body) {
        Programme now = desks.get()
                .trainings()
                .reviseProgramme(RecordId.parse(id), VersionTag.expectedInt(ifMatch), body.content(), caller);
        return Response.ok(ProgrammeJson.of(now))
                .tag(VersionTag.of(now.version()))
                .build();
    }
}
