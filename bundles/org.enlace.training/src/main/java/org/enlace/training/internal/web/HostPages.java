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
import java.util.function.Consumer;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.Part;
import org.enlace.training.exchange.HostRequest;
import org.enlace.training.exchange.HostRequests;
import org.enlace.training.internal.HostDesk;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** What organisers of other countries ask of hosts of this one, and the answers. */
@Path("/training")
@Needs("training.host")
public final class HostPages {
    private static final List<String> DONE = List.of("hosted-confirmed", "hosted-declined");

    private final Pages pages;

    HostPages(Pages pages) {
        this.pages = pages;
    }

    private HostRequests all() {
        return pages.desks().hostDesk();
    }

    private static String at(RecordId request) {
        return HostDesk.PATH + "/" + request;
    }

    private static Page.Crumb crumb(Labels labels) {
        return new Page.Crumb(labels.get("hosted.title"), HostDesk.PATH);
    }

    @GET
    @Path("/exchanges/hosted")
    @Produces("text/html")
    public Page list(
            @Context Caller caller,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("before") @DefaultValue("") String before) {
        Labels labels = pages.labels(caller);
        Part<HostRequest> part = all().list(Pages.place(after, before), Pages.LINES, caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("requests", part.items());
        Pages.around(parameters, part, HostDesk.PATH);
        return pages.page(
                labels.get("hosted.title"), "hosted", List.of(ExchangesPage.crumb(labels)), caller, parameters);
    }

    @GET
    @Path("/exchanges/hosted/{id}")
    @Produces("text/html")
    public Page show(
            @Context Caller caller, @PathParam("id") String id, @QueryParam("done") @DefaultValue("") String done) {
        HostRequest request = all().find(RecordId.parse(id), caller);
        return page(request, Pages.done(pages.labels(caller), done, DONE), new Form(), caller);
    }

    private Page page(HostRequest request, String done, Form form, Caller caller) {
        Labels labels = pages.labels(caller);
        return pages.page(
                request.said().unit(),
                "hosted-request",
                List.of(ExchangesPage.crumb(labels), crumb(labels)),
                caller,
                Map.of("request", request, "done", done, "form", form));
    }

    @POST
    @Path("/exchanges/hosted/{id}/confirm")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response confirm(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return act(id, data, "hosted-confirmed", caller, form -> all().confirm(
                        RecordId.parse(id), form.version(), caller));
    }

    @POST
    @Path("/exchanges/hosted/{id}/decline")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response decline(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return act(id, data, "hosted-declined", caller, form -> all().decline(
                        RecordId.parse(id), form.version(), form.get("reason"), caller));
    }

    /** Answers and goes back; what is refused is told there, at the field named. */
    private Response act(String id, FormData data, String done, Caller caller, Consumer<Form> work) {
        RecordId record = RecordId.parse(id);
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        int status;
        try {
            work.accept(form);
            return Pages.to(at(record), done);
        } catch (Refusal refusal) {
            form.refused(refusal, labels, Set.of("reason"), "answer");
            status = 422;
        } catch (Stale stale) {
            form.stale(all().find(record, caller).version(), labels, "answer");
            status = 409;
        }
        HostRequest now = all().find(record, caller);
        return Response.status(status).entity(page(now, "", form, caller)).build();
    }
}
