package org.enlace.training.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.exchange.Applications;
import org.enlace.training.exchange.HostOffer;
import org.enlace.training.exchange.Period;
import org.enlace.training.exchange.Placement;
import org.enlace.web.FormData;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;

/** What is decided on an application until the host has answered, and its withdrawal. */
@Path("/training")
@Consumes(Pages.FORM)
@Produces("text/html")
@Needs("training.read")
public final class DecisionPages {
    private final Pages pages;
    private final ApplicationPages application;

    DecisionPages(Pages pages, ApplicationPages application) {
        this.pages = pages;
        this.application = application;
    }

    private Applications all() {
        return pages.desks().applications();
    }

    @POST
    @Path("/exchanges/applications/{id}/withdraw")
    @Needs("training.apply")
    @GoesOn("retention")
    public Response withdraw(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return application.act(id, data, "withdrawal", caller, form -> {
            all().withdraw(RecordId.parse(id), form.version(), form.get("withdrawal"), caller);
            return "application-withdrawn";
        });
    }

    @POST
    @Path("/exchanges/applications/{id}/endorse")
    @Needs("training.endorse")
    public Response endorse(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return application.act(id, data, "decide", caller, form -> {
            all().endorse(RecordId.parse(id), form.version(), caller);
            return "endorsed";
        });
    }

    @POST
    @Path("/exchanges/applications/{id}/refuse")
    @Needs("training.endorse")
    public Response refuse(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return application.act(id, data, "reason", caller, form -> {
            all().refuse(RecordId.parse(id), form.version(), form.get("reason"), caller);
            return "refused";
        });
    }

    /** The place by hand: where, and the first day; the call says how long a stay is. */
    @POST
    @Path("/exchanges/applications/{id}/propose")
    @Needs("training.organise")
    public Response propose(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return application.act(id, data, Set.of("place", "stay"), "place", caller, form -> {
            RecordId record = RecordId.parse(id);
            HostOffer offer = pages.desks().calls().place(form.chosen("place"), caller);
            int days = pages.desks().calls().find(offer.call(), caller).call().days();
            LocalDate first = form.day("stay");
            Period stay = new Period(first, first.plusDays(days - 1L));
            Placement placement = new Placement(offer.id(), offer.place().country(), stay);
            all().propose(record, form.version(), placement, caller);
            return "proposed";
        });
    }

    @POST
    @Path("/exchanges/applications/{id}/accept")
    @Needs("training.organise")
    public Response accept(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return application.act(id, data, "decide", caller, form -> {
            all().accept(RecordId.parse(id), form.version(), caller);
            return "accepted";
        });
    }

    @POST
    @Path("/exchanges/applications/{id}/discard")
    @Needs("training.organise")
    public Response discard(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return application.act(id, data, "decide", caller, form -> {
            all().discard(RecordId.parse(id), form.version(), caller);
            return "discarded";
        });
    }

    @POST
    @Path("/exchanges/applications/{id}/confirm")
    @Needs("training.host")
    public Response confirm(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return application.act(id, data, "decide", caller, form -> {
            all().confirm(RecordId.parse(id), form.version(), caller);
            return "host-confirmed";
        });
    }

    @POST
    @Path("/exchanges/applications/{id}/decline")
    @Needs("training.host")
    public Response decline(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return application.act(id, data, "reason", caller, form -> {
            all().decline(RecordId.parse(id), form.version(), form.get("reason"), caller);
            return "host-declined";
        });
    }

    @POST
    @Path("/exchanges/applications/{id}/look-again")
    @Needs("training.organise")
    public Response lookAgain(@Context Caller caller, @PathParam("id") String id, FormData data) {
        return application.act(id, data, "decide", caller, form -> {
            all().lookAgain(RecordId.parse(id), form.version(), caller);
            return "looking-again";
        });
    }
}
