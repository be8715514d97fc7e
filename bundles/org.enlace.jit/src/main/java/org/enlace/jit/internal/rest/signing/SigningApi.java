package org.enlace.jit.internal.rest.signing;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.enlace.jit.access.Right;
import org.enlace.jit.agreement.Proposals;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.rest.signing.InstrumentJson.SignJson;
import org.enlace.jit.internal.rest.signing.InstrumentJson.SignatureJson;
import org.enlace.jit.internal.rest.signing.InstrumentJson.TextJson;
import org.enlace.jit.internal.signing.SealKeys;
import org.enlace.jit.internal.signing.SignForm;
import org.enlace.jit.internal.signing.SigningArea;
import org.enlace.jit.signing.InForce;
import org.enlace.jit.signing.Pending;
import org.enlace.jit.signing.Signed;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.StepUp;

/** The texts of a team and what was signed under them, for programs. */
@Path("/api/jit")
@Needs("jit.read")
@Produces("application/json")
public final class SigningApi {
    private final Supplier<Desks> desks;

    public SigningApi(Supplier<Desks> desks) {
        this.desks = desks;
    }

    private SigningArea area() {
        return desks.get().signing();
    }

    private TeamView enter(String team, Caller caller) {
        return area().door().enter(caller, RecordId.parse(team), Right.SEE_COURSE);
    }

    @GET
    @Path("/teams/{id}/instruments")
    @Describe(
            value =
                    "Lists the texts of a team: those in force in the order in which they came into force, then the others.",
            answers = InstrumentJson.class)
    public List<InstrumentJson> instruments(@Context Caller caller, @PathParam("id") String team) {
        TeamView view = enter(team, caller);
        return Stream.concat(
                        view.inForce().stream().map(InstrumentJson::of),
                        view.pending().stream().map(InstrumentJson::of))
                .toList();
    }

    @GET
    @Path("/teams/{id}/instruments/{instrument}")
    @Describe(value = "Gives one text, with what is hashed.", answers = TextJson.class)
    public TextJson instrument(
            @Context Caller caller, @PathParam("id") String team, @PathParam("instrument") String id) {
        TeamView view = enter(team, caller);
        RecordId text = RecordId.parse(id);
        Optional<TextJson> inForce = view.inForce().stream()
                .filter(one -> one.instrument().id().equals(text))
                .findFirst()
                .map(one -> TextJson.of(InstrumentJson.of(one), one.instrument()));
        return inForce.or(() -> pending(view, text).map(one -> TextJson.of(InstrumentJson.of(one), one.instrument())))
                .orElseThrow(() -> new NotFound(Proposals.KIND, id));
    }

    private static Optional<Pending> pending(TeamView view, RecordId text) {
        return view.pending().stream()
                .filter(one -> one.instrument().id().equals(text))
                .findFirst();
    }

    @GET
    @Path("/teams/{id}/signatures")
    @Describe(
            value = "Lists every signature in a team, with the seal of the node on which it was entered.",
            answers = SignatureJson.class)
    public List<SignatureJson> signatures(@Context Caller caller, @PathParam("id") String team) {
        TeamView view = enter(team, caller);
        List<Signed> all = new ArrayList<>();
        Stream.concat(
                        view.inForce().stream().map(InForce::instrument),
                        view.pending().stream().map(Pending::instrument))
                .forEach(text -> all.addAll(view.standing().signatures(text.hash())));
        all.addAll(view.standing().waiting());
        Map<Signed, SealKeys.Known> keys = area().sealKeys().of(all);
        return all.stream()
                .map(one -> SignatureJson.of(one, view, keys.get(one)))
                .toList();
    }

    @POST
    @Path("/teams/{id}/instruments/{instrument}/signatures")
    @StepUp
    @Consumes("application/json")
    @Describe(
            value = "Signs a text for this country, or enters what another party signed on paper.",
            answers = InstrumentJson.class,
            status = 201)
    public Response sign(
            @Context Caller caller, @PathParam("id") String team, @PathParam("instrument") String id, SignJson body) {
        TeamView view = area().door().enter(caller, RecordId.parse(team), Right.SIGN, Right.PROPOSE);
        RecordId text = RecordId.parse(id);
        String hash = view.standing().texts().stream()
                .filter(one -> one.instrument().id().equals(text))
                .map(one -> one.instrument().hash())
                .findFirst()
                .orElseThrow(() -> new NotFound(Proposals.KIND, id));
        SignForm form = new SignForm(
                needed(body.hash(), "hash"),
                body.name(),
                body.capacity(),
                needed(body.day(), "day"),
                Optional.ofNullable(body.act()).map(RecordId::parse));
        if (body.country() == null) {
            area().desk().sign(view.team(), hash, form, caller);
        } else {
            area().desk().enter(view.team(), hash, new CountryCode(body.country()), form, caller);
        }
        TeamView now = area().door().view(caller, view.team());
        InstrumentJson answer = now.inForce().stream()
                .filter(one -> one.instrument().id().equals(text))
                .findFirst()
                .map(InstrumentJson::of)
                .or(() -> pending(now, text).map(InstrumentJson::of))
                .orElseThrow();
        return Response.status(201).entity(answer).build();
    }

    private static <T> T needed(T value, String field) {
        if (value == null) {
            throw new Refusal("jit.missing", "\"" + field + "\" is missing; give it", field).at(field);
        }
        return value;
    }
}
