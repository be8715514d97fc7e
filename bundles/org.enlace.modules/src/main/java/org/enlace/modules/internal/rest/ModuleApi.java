package org.enlace.modules.internal.rest;

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
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.enlace.modules.Modules;
import org.enlace.modules.internal.history.Change;
import org.enlace.modules.internal.history.ChangeStore;
import org.enlace.modules.internal.rest.ModuleJson.ChangeJson;
import org.enlace.modules.internal.rest.ModuleJson.DetailsJson;
import org.enlace.modules.internal.rest.ModuleJson.HistoryJson;
import org.enlace.modules.internal.rest.ModuleJson.NewChangeJson;
import org.enlace.modules.internal.rest.ModuleJson.PlanJson;
import org.enlace.modules.internal.web.ModuleIds;
import org.enlace.modules.internal.web.Offers;
import org.enlace.modules.internal.web.Plans;
import org.enlace.modules.internal.work.Order;
import org.enlace.modules.internal.work.Works;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.StepUp;

/** Modules, for programs. */
@Path("/api/modules")
@Needs("modules.read")
@Produces("application/json")
public final class ModuleApi {
    private final Modules modules;
    private final Offers offers;
    private final Plans plans;
    private final Works works;
    private final ChangeStore history;

    public ModuleApi(Modules modules, Offers offers, Plans plans, Works works, ChangeStore history) {
        this.modules = modules;
        this.offers = offers;
        this.plans = plans;
        this.works = works;
        this.history = history;
    }

    @GET
    @Describe(value = "Lists the installed modules, by id.", answers = ModuleJson.class, list = true)
    public Response list(@Context Caller caller, @Context Paging paging) {
        return part(
                modules.list().stream()
                        .map(module -> ModuleJson.of(module, caller.language()))
                        .toList(),
                ModuleJson::id,
                paging);
    }

    @GET
    @Path("/offers")
    @Describe(
            value = "Lists the modules that could be installed, each in its newest version, by id.",
            answers = ModuleJson.OfferJson.class,
            list = true)
    public Response offers(@Context Caller caller, @Context Paging paging) {
        return part(
                offers.newest().stream()
                        .map(offer -> ModuleJson.OfferJson.of(offer, caller.language()))
                        .toList(),
                ModuleJson.OfferJson::id,
                paging);
    }

    /** A part of a list that is whole in memory and sorted by a key. */
    private static <T> Response part(List<T> all, java.util.function.Function<T, String> key, Paging paging) {
        List<T> rest = all.stream()
                .filter(one -> paging.after() == null || key.apply(one).compareTo(paging.after()) > 0)
                .toList();
        boolean more = rest.size() > paging.size();
        List<T> shown = more ? rest.subList(0, paging.size()) : rest;
        return paging.answer(shown, more ? key.apply(shown.get(shown.size() - 1)) : null);
    }

    @GET
    @Path("/{id}")
    @Describe(value = "Gives all there is to know of one installed module.", answers = DetailsJson.class)
    public DetailsJson find(@Context Caller caller, @PathParam("id") String id) {
        return DetailsJson.of(modules.info(ModuleIds.require(id)), caller.language());
    }

    @GET
    @Path("/{id}/history")
    @Describe(
            value = "Lists what became of one module, newest first; also of one that is not here any more.",
            answers = HistoryJson.class,
            list = true)
    public Response history(@PathParam("id") String id, @Context Paging paging) {
        List<Change> part = history.list(
                Optional.of(ModuleIds.require(id)),
                Optional.ofNullable(paging.after()).map(RecordId::parse),
                paging.size() + 1);
        boolean more = part.size() > paging.size();
        List<Change> shown = more ? part.subList(0, paging.size()) : part;
        return paging.answer(
                shown.stream().map(HistoryJson::of).toList(),
                more ? shown.get(shown.size() - 1).id().toString() : null);
    }

    @GET
    @Path("/{id}/plan")
    @Describe(
            value = "Says what a change would do and why it cannot be made, touching nothing; operation is install,"
                    + " upgrade, rollback or remove, version the one that is to come.",
            answers = PlanJson.class)
    public PlanJson plan(
            @Context Caller caller,
            @PathParam("id") String id,
            @QueryParam("operation") @DefaultValue("install") String operation,
            @QueryParam("version") @DefaultValue("") String version) {
        return PlanJson.of(plans.plan(ModuleIds.require(id), operation, version, caller), caller.language());
    }

    @POST
    @Path("/{id}/changes")
    @Needs("modules.manage")
    @StepUp
    @Consumes("application/json")
    @Describe(
            value = "Begins a change that goes on in the background; from is the version that runs now, to the one that"
                    + " is to run, each left out where there is none.",
            answers = ChangeJson.class,
            status = 202)
    public Response begin(@Context Caller caller, @PathParam("id") String id, NewChangeJson body) {
        Order order = plans.order(
                ModuleIds.require(id),
                body.operation(),
                Optional.ofNullable(body.from()).orElse(""),
                Optional.ofNullable(body.to()).orElse(""),
                caller);
        ChangeJson change = ChangeJson.of(works.begin(order, caller));
        return Response.accepted(change)
                .location(URI.create("/api/modules/changes/" + change.id()))
                .build();
    }

    @GET
    @Path("/changes/{id}")
    @Describe(value = "Says how a change goes or how it ended, until the next one begins.", answers = ChangeJson.class)
    public ChangeJson change(@PathParam("id") String id) {
        return ChangeJson.of(works.find(RecordId.parse(id)));
    }
}
