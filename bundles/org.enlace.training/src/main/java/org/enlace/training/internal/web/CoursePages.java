package org.enlace.training.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.exchange.Applications;
import org.enlace.web.FormData;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;

/** The course of an exchange: the checklist, that it was held, the papers, the certificate, the follow-ups and what came of it. */
@Path("/training")
@Consumes(Pages.FORM)
@Produces("text/html")
@Needs("training.read")
public final class CoursePages {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Pages pages;
    private final ApplicationPages application;

    CoursePages(Pages pages, ApplicationPages application) {
        this.pages = pages;
        this.application = application;
    }

    private Applications all() {
        return pages.desks().applications();
    }

    @POST
    @Path("/exchanges/applications/{id}/tick")
    public Response tick(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return application.act(id, data, "preparation", caller, form -> {
            var item = ExchangeTokens.item(form.get("item"));
            String state = ExchangeTokens.tick(form.get("state"));
            if (state.equals("open")) {
                all().untick(RecordId.parse(id), form.version(), item, caller);
            } else {
                all().tick(RecordId.parse(id), form.version(), item, state.equals("ready"), caller);
            }
            return "ticked";
        });
    }

    @POST
    @Path("/exchanges/applications/{id}/prepared")
    @Needs("training.endorse")
    public Response prepared(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return application.act(id, data, "decide", caller, form -> {
            all().prepared(RecordId.parse(id), form.version(), caller);
            return "prepared";
        });
    }

    @POST
    @Path("/exchanges/applications/{id}/hold")
    @Needs("training.host")
    public Response hold(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return application.act(id, data, "decide", caller, form -> {
            all().hold(RecordId.parse(id), form.version(), caller);
            return "held-exchange";
        });
    }

    @POST
    @Path("/exchanges/applications/{id}/paper")
    @GoesOn("custody")
    public Response paper(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return application.act(id, data, Set.of("document"), "kind", caller, form -> {
            all().handIn(
                            RecordId.parse(id),
                            form.version(),
                            ExchangeTokens.paper(form.get("kind")),
                            form.chosen("document"),
                            caller);
            return "paper";
        });
    }

    @POST
    @Path("/exchanges/applications/{id}/expenses")
    @GoesOn("custody")
    public Response expenses(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return application.act(id, data, "expenses", caller, form -> {
            all().setExpenses(
                            RecordId.parse(id), form.version(), ExchangeFields.expenses(form.get("expenses")), caller);
            return "expenses";
        });
    }

    @POST
    @Path("/exchanges/applications/{id}/reported")
    @Needs("training.organise")
    public Response reported(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return application.act(id, data, "decide", caller, form -> {
            all().reported(RecordId.parse(id), form.version(), caller);
            return "papers-in";
        });
    }

    @POST
    @Path("/exchanges/applications/{id}/certify")
    @Needs("training.organise")
    public Response certify(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return application.act(id, data, "decide", caller, form -> {
            all().certify(RecordId.parse(id), form.version(), caller);
            return "certified";
        });
    }

    @POST
    @Path("/exchanges/applications/{id}/follow-up")
    public Response followUp(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return application.act(id, data, "used", caller, form -> {
            all().answer(
                            RecordId.parse(id),
                            form.version(),
                            ExchangeTokens.due(form.get("due")),
                            form.get("used"),
                            caller);
            return "followed-up";
        });
    }

    @POST
    @Path("/exchanges/applications/{id}/end")
    public Response end(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return application.act(id, data, "product", caller, form -> {
            all().followedUp(RecordId.parse(id), form.version(), product(form), caller);
            return "ended";
        });
    }

    /** The file that was chosen, or the record whose address or id was written. */
    private static Optional<RecordId> product(Form form) {
        String chosen = form.get("document").strip();
        String typed = chosen.isEmpty() ? form.get("product").strip() : chosen;
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        Matcher id = ID.matcher(typed);
        if (!id.find()) {
            throw new Refusal(
                            "placement.product",
                            "\"" + Form.cut(typed)
                                    + "\" is no address of a record; copy that of its page in the library",
                            Form.cut(typed))
                    .at("product");
        }
        return Optional.of(RecordId.parse(id.group()));
    }
}
