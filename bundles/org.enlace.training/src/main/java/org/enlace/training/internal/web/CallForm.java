package org.enlace.training.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.Rules;
import org.enlace.training.exchange.Call;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.Period;
import org.enlace.training.exchange.Theme;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Writing a call, and saying something else of it. */
@Path("/training")
@Needs("training.organise")
public final class CallForm {
    private static final RecordId NONE = new RecordId(new UUID(0, 0));
    private static final int WEEK = 5;
    private static final Set<String> FIELDS =
            Set.of("title", "themes", "first", "last", "days", "deadline", "conditions");

    private final Pages pages;

    CallForm(Pages pages) {
        this.pages = pages;
    }

    @GET
    @Path("/exchanges/calls/new")
    @Produces("text/html")
    public Page begin(@Context Caller caller) {
        return page(Optional.empty(), new Form().put("days", WEEK), caller);
    }

    @POST
    @Path("/exchanges/calls/new")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response create(@Context Caller caller, FormData data) {
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        Call call = read(form, labels);
        if (call != null) {
            try {
                ExchangeCall made = pages.desks().calls().create(call, caller);
                return Pages.to(CallPages.at(made.id()), "call-created");
            } catch (Refusal refusal) {
                form.refused(refusal, labels, FIELDS, "title");
            }
        }
        return Response.status(422).entity(page(Optional.empty(), form, caller)).build();
    }

    @GET
    @Path("/exchanges/calls/{id}/edit")
    @Produces("text/html")
    public Page edit(@Context Caller caller, @PathParam("id") String id) {
        ExchangeCall now = pages.desks().calls().find(RecordId.parse(id), caller);
        Call call = now.call();
        Form form = new Form()
                .put("version", now.version())
                .put("title", call.title())
                .putAll("themes", call.themes().stream().map(Theme::value).toList())
                .put("otherThemes", ExchangeFields.otherThemes(call.themes()))
                .putDay("first", call.window().first())
                .putDay("last", call.window().last())
                .put("days", call.days())
                .putAll("required", call.themeRequired() ? List.of("yes") : List.of())
                .putDay("deadline", call.deadline())
                .put("conditions", call.conditions());
        return page(Optional.of(now), form, caller);
    }

    @POST
    @Path("/exchanges/calls/{id}/edit")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response revise(@Context Caller caller, @PathParam("id") String id, FormData data) {
        RecordId record = RecordId.parse(id);
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        Call call = read(form, labels);
        int status = 422;
        if (call != null) {
            try {
                pages.desks().calls().revise(record, form.version(), call, caller);
                return Pages.to(CallPages.at(record), "call-revised");
            } catch (Refusal refusal) {
                form.refused(refusal, labels, FIELDS, "title");
            } catch (Stale stale) {
                form.stale(pages.desks().calls().find(record, caller).version(), labels, "title");
                status = 409;
            }
        }
        ExchangeCall now = pages.desks().calls().find(record, caller);
        return Response.status(status)
                .entity(page(Optional.of(now), form, caller))
                .build();
    }

    /** What was typed; null where something is wrong, which is noted at its field. */
    private static Call read(Form form, Labels labels) {
        form.read("title", labels, () -> Rules.line("title", form.get("title"), Call.LONGEST_TITLE));
        List<Theme> themes = form.read(
                "themes", labels, () -> Rules.distinct("themes", ExchangeFields.themes(form), Call.MOST_THEMES));
        LocalDate first = form.read("first", labels, () -> form.day("first"));
        LocalDate last = form.read("last", labels, () -> form.day("last"));
        Period window = first == null || last == null ? null : form.read("last", labels, () -> new Period(first, last));
        Integer days = form.read("days", labels, () -> form.number("days", 0));
        LocalDate deadline = form.read("deadline", labels, () -> form.day("deadline"));
        form.read(
                "conditions",
                labels,
                () -> Rules.textOrNone("conditions", form.get("conditions"), Call.LONGEST_CONDITIONS));
        if (form.wrong()) {
            return null;
        }
        boolean required = form.get("required").equals("yes");
        try {
            return new Call(NONE, form.get("title"), themes, window, days, required, deadline, form.get("conditions"));
        } catch (Refusal refusal) {
            form.refused(refusal, labels, FIELDS, "title");
            return null;
        }
    }

    private Page page(Optional<ExchangeCall> call, Form form, Caller caller) {
        Labels labels = pages.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("form", form);
        parameters.put(
                "action", call.map(one -> CallPages.at(one.id()) + "/edit").orElse(ExchangesPage.HERE + "/calls/new"));
        parameters.put("back", call.map(one -> CallPages.at(one.id())).orElse(ExchangesPage.HERE));
        String title = labels.get(call.isPresent() ? "call.edit" : "call.new");
        parameters.put("title", title);
        List<Page.Crumb> way = call.map(one -> List.of(ExchangesPage.crumb(labels), CallPages.crumb(one)))
                .orElse(List.of(ExchangesPage.crumb(labels)));
        return pages.page(title, "call-form", way, caller, parameters);
    }
}
