package org.enlace.training.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Stale;
import org.enlace.training.exchange.CallShares;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Sharing a call with the countries whose officers may apply from their own nodes, with what travels and what does not. */
@Path("/training/exchanges/calls/{id}/share")
@Needs("training.share")
public final class CallSharePages {
    private final Pages pages;

    CallSharePages(Pages pages) {
        this.pages = pages;
    }

    private CallShares shares() {
        return pages.desks().callShares();
    }

    @GET
    @Produces("text/html")
    public Page begin(@Context Caller caller, @PathParam("id") String id) {
        return page(pages.desks().calls().find(RecordId.parse(id), caller), new Form(), caller);
    }

    @POST
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response share(@Context Caller caller, @PathParam("id") String id, FormData data) {
        ExchangeCall call = pages.desks().calls().find(RecordId.parse(id), caller);
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        try {
            Set<CountryCode> audience = new TreeSet<>();
            form.all("audience").forEach(code -> audience.add(new CountryCode(code)));
            shares().share(call.id(), form.version(), audience, caller);
            return Pages.to(CallPages.at(call.id()), "call-shared");
        } catch (Refusal refusal) {
            form.refused(refusal, labels, Set.of(), "audience");
            return Response.status(422).entity(page(call, form, caller)).build();
        } catch (Stale stale) {
            form.stale((int) version(call, caller), labels, "audience");
            return Response.status(409).entity(page(call, form, caller)).build();
        }
    }

    private long version(ExchangeCall call, Caller caller) {
        return shares().find(call.id(), caller).map(SharedRecord::version).orElse(0L);
    }

    private Page page(ExchangeCall call, Form form, Caller caller) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("call", call);
        parameters.put("form", form);
        parameters.put("partners", shares().partners(call.id(), caller));
        parameters.put("version", version(call, caller));
        Labels labels = pages.labels(caller);
        return pages.page(
                labels.get("call.share.title"),
                "call-share",
                List.of(ExchangesPage.crumb(labels), CallPages.crumb(call)),
                caller,
                parameters);
    }
}
