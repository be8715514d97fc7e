package org.enlace.modules.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.modules.internal.decision.Decision;
import org.enlace.modules.internal.decision.Decisions;
import org.enlace.modules.internal.rest.AdoptionJson.SignatureJson;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.StepUp;
import org.enlace.web.VersionTag;

/** What takes two officers, for programs. */
@Path("/api/modules/decisions")
@Needs("modules.manage")
@Produces("application/json")
public final class DecisionApi {
    private final Decisions decisions;

    public DecisionApi(Decisions decisions) {
        this.decisions = decisions;
    }

    @GET
    @Needs("modules.read")
    @Describe(value = "Lists the decisions, newest first.", answers = DecisionJson.class, list = true)
    public Response list(@Context Caller caller, @Context Paging paging) {
        List<Decision> part =
                decisions.list(Optional.ofNullable(paging.after()).map(RecordId::parse), paging.size() + 1, caller);
        boolean more = part.size() > paging.size();
        List<Decision> shown = more ? part.subList(0, paging.size()) : part;
        return paging.answer(
                shown.stream().map(one -> json(one, caller)).toList(),
                more ? shown.get(shown.size() - 1).id().toString() : null);
    }

    @GET
    @Path("/{id}")
    @Needs("modules.read")
    @Describe(value = "Gives one decision.", answers = DecisionJson.class)
    public Response find(@Context Caller caller, @PathParam("id") String id) {
        return answer(decisions.find(RecordId.parse(id), caller), caller);
    }

    @POST
    @Path("/{id}/accept")
    @StepUp
    @Describe(
            value =
                    "Accepts what somebody else proposed, and carries it out; needs If-Match and a session with a second factor.",
            answers = DecisionJson.class)
    public Response accept(
            @Context Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        return answer(decisions.accept(RecordId.parse(id), Versions.of(ifMatch), caller), caller);
    }

    @POST
    @Path("/{id}/again")
    @StepUp
    @Describe(
            value = "Carries out once more what was accepted and is not done; needs If-Match.",
            answers = DecisionJson.class)
    public Response again(@Context Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        return answer(decisions.again(RecordId.parse(id), Versions.of(ifMatch), caller), caller);
    }

    @POST
    @Path("/{id}/refuse")
    @StepUp
    @Consumes("application/json")
    @Describe(value = "Refuses what somebody else proposed; needs If-Match.", answers = DecisionJson.class)
    public Response refuse(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            ReasonJson body) {
        return answer(decisions.refuse(RecordId.parse(id), Versions.of(ifMatch), body.reason(), caller), caller);
    }

    @POST
    @Path("/{id}/withdraw")
    @StepUp
    @Describe(value = "Takes back what one proposed; needs If-Match.", answers = DecisionJson.class)
    public Response withdraw(
            @Context Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
        return answer(decisions.withdraw(RecordId.parse(id), Versions.of(ifMatch), caller), caller);
    }

    private DecisionJson json(Decision decision, Caller caller) {
        return DecisionJson.of(
                decision,
                decision.waits()
                        ? decisions.acceptors(decision, caller).stream()
                                .map(OfficerId::value)
                                .toList()
                        : null);
    }

    private Response answer(Decision decision, Caller caller) {
        return Response.ok(json(decision, caller))
                .tag(VersionTag.of(decision.version()))
                .build();
    }

    /**
     * @param state  proposed (waits for two officers), open (waits for the second), accepted, done, failed, refused, withdrawn or expired
     * @param answer why it was refused, or failed
     * @param acceptors who else could accept it now, while it waits; empty where nobody else on this node could
     */
    record DecisionJson(
            String id,
            int version,
            String kind,
            String module,
            Map<String, String> facts,
            SignatureJson proposed,
            String reason,
            Instant until,
            String state,
            SignatureJson decided,
            String answer,
            List<String> acceptors) {
        static DecisionJson of(Decision decision, List<String> acceptors) {
            return new DecisionJson(
                    decision.id().toString(),
                    decision.version(),
                    decision.kind(),
                    decision.module(),
                    decision.facts(),
                    SignatureJson.of(decision.proposed()),
                    decision.reason(),
                    decision.until(),
                    decision.state().code(),
                    decision.decided().map(SignatureJson::of).orElse(null),
                    decision.answer().orElse(null),
                    acceptors);
        }
    }
}
