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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Nomination;
import org.enlace.training.Nomination.State;
import org.enlace.training.Part;
import org.enlace.training.internal.Desks;
import org.enlace.training.internal.web.NominationExport;
import org.enlace.web.Describe;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.StepUp;
import org.enlace.web.VersionTag;

/** Nominations for programs: the same use cases and permissions as the pages. */
@Path("/api/training")
@Needs("training.nominate")
@Produces("application/json")
public final class NominationApi {
    private final Supplier<Desks> desks;
    private final NominationExport files;

    public NominationApi(Supplier<Desks> desks, NominationExport files) {
        this.desks = desks;
        this.files = files;
    }

    @GET
    @Path("/series/{id}/nominations")
    @Describe(
            value = "Lists the nominations of a series, the first nominated first; state is one of their states.",
            answers = NominationJson.class,
            list = true)
    public Response list(
            @Context Caller caller,
            @Context Paging paging,
            @PathParam("id") String id,
            @QueryParam("state") @DefaultValue("") String state) {
        Part<Nomination> part = desks.get()
                .nominations()
                .of(RecordId.parse(id), state(state), Given.place(paging), paging.size(), caller);
        return paging.answer(part.items().stream().map(this::json).toList(), Given.next(part));
    }

    private static Optional<State> state(String token) {
        if (token.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(State.values())
                .filter(state -> state.token().equals(token))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                                "training.no-state",
                                "\"" + token + "\" is no state of a nomination; use nominated, waiting, confirmed"
                                        + " or withdrawn",
                                token)
                        .at("state")));
    }

    @GET
    @Path("/nominations/{id}")
    @Describe(value = "Gives one nomination.", answers = NominationJson.class)
    public Response find(@Context Caller caller, @PathParam("id") String id, @Context Request request) {
        Nomination nomination = desks.get().nominations().find(RecordId.parse(id), caller);
        return VersionTag.answer(json(nomination), nomination.version(), request);
    }

    @POST
    @Path("/series/{id}/nominations")
    @Consumes("application/json")
    @Describe(value = "Nominates somebody for a series.", answers = NominationJson.class, status = 201)
    public Response nominate(@Context Caller caller, @PathParam("id") String id, NominationJson.Content body) {
        boolean alike = Boolean.TRUE.equals(body.alike());
        Nomination made = desks.get().nominations().nominate(RecordId.parse(id), body.person(), alike, caller);
        return Response.created(URI.create("/api/training/nominations/" + made.id()))
                .entity(json(made))
                .tag(VersionTag.of(made.version()))
                .build();
    }

    @POST
    @Path("/series/{id}/nominations/check")
    @Consumes("application/json")
    @Describe(value = "Tells what would become of a list; nothing is kept.", answers = NominationJson.LineJson.class)
    public List<NominationJson.LineJson> check(
            @Context Caller caller, @PathParam("id") String id, NominationJson.Pasting body) {
        return desks.get().nominations().check(RecordId.parse(id), Given.needed(body.list(), "list"), caller).stream()
                .map(NominationJson.LineJson::of)
                .toList();
    }

    @POST
    @Path("/series/{id}/nominations/list")
    @Consumes("application/json")
    @Describe(value = "Nominates those of a list that are well, all or none.", answers = NominationJson.TakenJson.class)
    public NominationJson.TakenJson nominateAll(
            @Context Caller caller, @PathParam("id") String id, NominationJson.Pasting body) {
        boolean alike = Boolean.TRUE.equals(body.alike());
        return new NominationJson.TakenJson(desks.get()
                .nominations()
                .nominateAll(RecordId.parse(id), Given.needed(body.list(), "list"), alike, caller));
    }

    @POST
    @Path("/nominations/{id}/confirm")
    @Needs("training.organise")
    @Describe(
            value = "Gives a seat, or a place in the waiting list where the country has none left; needs If-Match.",
            answers = NominationJson.class)
    public Response confirm(
            @Context Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        return changed(desks.get().nominations().confirm(RecordId.parse(id), VersionTag.expectedInt(ifMatch), caller));
    }

    @POST
    @Path("/nominations/{id}/withdraw")
    @GoesOn("retention")
    @Consumes("application/json")
    @Describe(value = "Takes a nomination back; needs If-Match.", answers = NominationJson.class)
    public Response withdraw(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            NominationJson.Reason body) {
        return changed(desks.get()
                .nominations()
                .withdraw(RecordId.parse(id), VersionTag.expectedInt(ifMatch), body.reason(), caller));
    }

    @GET
    @Path("/nominations/{id}/need")
    @Describe(
            value =
                    "Gives what somebody needs: access, diet, visa. For whoever organises; of another country's series, for the unit.",
            answers = NominationJson.NeedJson.class)
    public Response need(@Context Caller caller, @PathParam("id") String id) {
        RecordId nomination = RecordId.parse(id);
        int version = desks.get().nominations().needVersion(nomination, caller);
        String need = desks.get().nominations().need(nomination, caller).orElse("");
        return Response.ok(new NominationJson.NeedJson(need))
                .tag(VersionTag.of(version))
                .build();
    }

    @PUT
    @Path("/nominations/{id}/need")
    @GoesOn("erasure")
    @Consumes("application/json")
    @Describe("Keeps what somebody needs, or erases it by an empty text; needs If-Match.")
    public Response setNeed(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            NominationJson.NeedJson body) {
        desks.get().nominations().setNeed(RecordId.parse(id), VersionTag.expectedInt(ifMatch), body.need(), caller);
        return Response.noContent().build();
    }

    @GET
    @Path("/series/{id}/nominations.xlsx")
    @Needs("training.export")
    @StepUp
    @Describe("Gives the nominations of a series as a spreadsheet, without anybody's needs.")
    public Response xlsx(@Context Caller caller, @PathParam("id") String id) {
        return files.xlsx(caller, id);
    }

    @GET
    @Path("/series/{id}/nominations.csv")
    @Needs("training.export")
    @StepUp
    @Describe("Gives the nominations of a series as a table, without anybody's needs.")
    public Response csv(@Context Caller caller, @PathParam("id") String id) {
        return files.csv(caller, id);
    }

    private NominationJson json(Nomination nomination) {
        return NominationJson.of(nomination, desks.get().country());
    }

    private Response changed(Nomination nomination) {
        return Response.ok(json(nomination))
                .tag(VersionTag.of(nomination.version()))
                .build();
    }
}
