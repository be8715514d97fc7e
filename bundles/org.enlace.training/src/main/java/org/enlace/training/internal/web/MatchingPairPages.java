package org.enlace.training.internal.web;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.exchange.MatchingSetups;
import org.enlace.training.exchange.PairKind;
import org.enlace.training.exchange.Pairing;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** The pairs of a call that are agreed, pinned and banned. */
@Path("/training/exchanges/calls/{call}/matching")
@Needs("training.organise")
public final class MatchingPairPages {
    private final Pages pages;
    private final SetupChange change;

    MatchingPairPages(Pages pages) {
        this.pages = pages;
        change = new SetupChange(pages);
    }

    private MatchingSetups setups() {
        return pages.desks().matching().setups();
    }

    /** @param words that stand in the name of the officer to choose, in whatever case */
    @GET
    @Path("/pairs")
    @Produces("text/html")
    public Page pairs(
            @Context Caller caller,
            @PathParam("call") String id,
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("done") @DefaultValue("") String done) {
        RecordId call = RecordId.parse(id);
        Form form =
                new Form().put("version", setups().of(call, caller).version()).put("q", words);
        String said = Pages.done(pages.labels(caller), done, List.of("matching-fixed", "matching-lifted"));
        return pairsPage(call, form, said, caller);
    }

    private Page pairsPage(RecordId call, Form form, String done, Caller caller) {
        Labels labels = pages.labels(caller);
        MatchingView view = MatchingPages.view(pages, call, caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("view", view);
        parameters.put("form", form);
        parameters.put("setup", setups().of(call, caller));
        parameters.put("conflicts", setups().conflicts(call, caller));
        parameters.put("names", pages.desks().matching().runs().applications(call, caller));
        parameters.put(
                "candidates",
                pages.desks().matching().runs().outlook(call, caller).candidates());
        parameters.put("places", pages.desks().calls().places(call, caller));
        parameters.put("done", done);
        return pages.page(
                labels.get("pairs.title"),
                "matching-pairs",
                MatchingPages.below(view.call(), labels),
                caller,
                parameters);
    }

    @POST
    @Path("/pairs")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response fix(@Context Caller caller, @PathParam("call") String id, FormData data) {
        RecordId call = RecordId.parse(id);
        return change.make(
                call,
                Form.of(data),
                Set.of("application", "place", "kind", "reason"),
                "application",
                MatchingView.path(call) + "/pairs",
                caller,
                form -> pairsPage(call, form, "", caller),
                (form, labels) -> {
                    PairKind kind = form.read("kind", labels, () -> PairKind.of(form.get("kind")));
                    Pairing pairing = pairing(form, labels);
                    if (form.wrong()) {
                        return null;
                    }
                    setups().fix(call, form.version(), kind, pairing, form.get("reason"), caller);
                    return "matching-fixed";
                });
    }

    @POST
    @Path("/pairs/lift")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response lift(@Context Caller caller, @PathParam("call") String id, FormData data) {
        RecordId call = RecordId.parse(id);
        return change.make(
                call,
                Form.of(data),
                Set.of(),
                "application",
                MatchingView.path(call) + "/pairs",
                caller,
                form -> pairsPage(call, form, "", caller),
                (form, labels) -> {
                    PairKind kind = PairKind.of(form.get("kind"));
                    Pairing pairing = pairing(form, labels);
                    if (pairing == null) {
                        return null;
                    }
                    setups().lift(call, form.version(), kind, pairing, caller);
                    return "matching-lifted";
                });
    }

    private static Pairing pairing(Form form, Labels labels) {
        RecordId application = form.read("application", labels, () -> form.chosen("application"));
        RecordId place = form.read("place", labels, () -> form.chosen("place"));
        return application == null || place == null ? null : new Pairing(application, place);
    }
}
