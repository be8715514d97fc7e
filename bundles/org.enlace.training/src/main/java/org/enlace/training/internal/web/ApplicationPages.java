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
import java.util.function.Function;
import java.util.function.Supplier;
import org.enlace.files.FilePanels;
import org.enlace.files.OwnerRef;
import org.enlace.files.StoredFile;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.exchange.Abroad;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.ApplicationForm;
import org.enlace.training.exchange.Applications;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.HostOffer;
import org.enlace.training.internal.ExchangeDocuments;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** One application: what it says, where it stands, whose turn it is; and correcting it before somebody decides. */
@Path("/training")
@Needs("training.read")
public final class ApplicationPages {
    private static final List<String> DONE = List.of(
            "handed-in",
            "application-revised",
            "application-withdrawn",
            "endorsed",
            "refused",
            "proposed",
            "accepted",
            "discarded",
            "host-confirmed",
            "host-declined",
            "looking-again",
            "ticked",
            "prepared",
            "held-exchange",
            "paper",
            "expenses",
            "papers-in",
            "certified",
            "followed-up",
            "ended");

    private final Pages pages;
    private final Supplier<FilePanels> panels;

    ApplicationPages(Pages pages, Supplier<FilePanels> panels) {
        this.pages = pages;
        this.panels = panels;
    }

    static String at(RecordId application) {
        return ExchangesPage.LIST + "/" + application;
    }

    @GET
    @Path("/exchanges/applications/{id}")
    @Produces("text/html")
    public Page show(
            @Context Caller caller,
            @PathParam("id") String id,
            @QueryParam("done") @DefaultValue("") String done,
            @QueryParam("files") String files) {
        Application application = pages.desks().applications().find(RecordId.parse(id), caller);
        return page(application, Pages.done(pages.labels(caller), done, DONE), new Form(), files, caller);
    }

    private Page page(Application application, String done, Form form, String panel, Caller caller) {
        Applications all = pages.desks().applications();
        ExchangeCall call = pages.desks().calls().find(application.core().call(), caller);
        Labels labels = pages.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("call", call);
        parameters.put("application", application);
        parameters.put("may", all.moves(application, caller));
        parameters.put("steps", all.steps(application.id(), caller));
        parameters.put("expenses", all.expenses(application.id(), caller));
        List<HostOffer> places = pages.desks().calls().places(call.id(), caller);
        parameters.put("places", places);
        parameters.put("taken", pages.desks().calls().taken(call.id(), caller));
        parameters.put("place", place(application, places));
        List<StoredFile> files = pages.desks().exchangeFiles().of(application.id(), caller);
        parameters.put("files", files);
        parameters.put("own", pages.desks().country());
        parameters.put(
                "origin",
                pages.desks().callShares().origin(application.id(), caller).orElse(null));
        parameters.put(
                "abroad",
                pages.desks().callShares().abroad(application.id(), caller).orElse(Abroad.NOTHING));
        parameters.put(
                "asked",
                pages.desks().callShares().hostAsked(application.id(), caller).orElse(null));
        parameters.put(
                "owner", pages.desks().callShares().owner(call.id(), caller).orElse(null));
        parameters.put("done", done);
        parameters.put("form", form);
        parameters.put("panel", panels.get().of(new OwnerRef(ExchangeDocuments.NAME, application.id()), panel, caller));
        return pages.page(
                application.form().name(),
                "application",
                List.of(ExchangesPage.crumb(labels), CallPages.crumb(call)),
                caller,
                parameters);
    }

    private static HostOffer place(Application application, List<HostOffer> places) {
        return application instanceof Application.Placed placed
                ? places.stream()
                        .filter(one -> one.id().equals(placed.placement().place()))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** Does something and goes back to the application; what is refused is told there, at the field named. */
    Response act(String id, FormData data, String field, Caller caller, Function<Form, String> work) {
        return act(id, data, Set.of(), field, caller, work);
    }

    /** @param fields of the form, for what a refusal names */
    Response act(
            String id, FormData data, Set<String> fields, String field, Caller caller, Function<Form, String> work) {
        RecordId record = RecordId.parse(id);
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        int status;
        try {
            return Pages.to(at(record), work.apply(form));
        } catch (Refusal refusal) {
            form.refused(refusal, labels, fields, field);
            status = 422;
        } catch (Stale stale) {
            form.stale(pages.desks().applications().find(record, caller).version(), labels, field);
            status = 409;
        }
        Application now = pages.desks().applications().find(record, caller);
        return Response.status(status).entity(page(now, "", form, null, caller)).build();
    }

    @GET
    @Path("/exchanges/applications/{id}/edit")
    @Needs("training.apply")
    @Produces("text/html")
    public Page edit(@Context Caller caller, @PathParam("id") String id) {
        Application now = pages.desks().applications().find(RecordId.parse(id), caller);
        return editing(now, ApplicationFields.form(now), caller);
    }

    @POST
    @Path("/exchanges/applications/{id}/edit")
    @Needs("training.apply")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response revise(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Application now = pages.desks().applications().find(RecordId.parse(id), caller);
        Form form = Form.of(data)
                .put("officer", now.form().officer())
                .put("country", now.form().profile().country());
        Labels labels = pages.labels(caller);
        List<RecordId> files = pages.desks().exchangeFiles().of(now.id(), caller).stream()
                .map(StoredFile::id)
                .toList();
        ApplicationForm read = ApplicationFields.read(
                form, files, labels, now.form().officer(), now.form().profile().country());
        int status = 422;
        if (read != null) {
            try {
                pages.desks().applications().revise(now.id(), form.version(), read, caller);
                return Pages.to(at(now.id()), "application-revised");
            } catch (Refusal refusal) {
                form.refused(refusal, labels, ApplicationFields.fields(), "name");
            } catch (Stale stale) {
                form.stale(now.version(), labels, "name");
                status = 409;
            }
        }
        return Response.status(status).entity(editing(now, form, caller)).build();
    }

    private Page editing(Application application, Form form, Caller caller) {
        ExchangeCall call = pages.desks().calls().find(application.core().call(), caller);
        Labels labels = pages.labels(caller);
        return pages.page(
                labels.get("application.edit"),
                "application-form",
                List.of(
                        ExchangesPage.crumb(labels),
                        CallPages.crumb(call),
                        new Page.Crumb(application.form().name(), at(application.id()))),
                caller,
                Map.of("call", call, "application", application, "form", form));
    }
}
