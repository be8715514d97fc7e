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
import org.enlace.training.Series;
import org.enlace.training.SeriesShares;
import org.enlace.training.Session;
import org.enlace.web.FormData;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Sharing a series with those who are invited: to whom, what will travel and what will not, and taking it back. */
@Path("/training/series/{id}/share")
@Needs("training.share")
public final class SeriesSharePages {
    private final Pages pages;

    SeriesSharePages(Pages pages) {
        this.pages = pages;
    }

    private SeriesShares shares() {
        return pages.desks().shares();
    }

    private Series series(String id, Caller caller) {
        Series series = pages.desks().trainings().series(RecordId.parse(id), caller);
        series.requireOwn();
        return series;
    }

    @GET
    @Produces("text/html")
    public Page begin(@Context Caller caller, @PathParam("id") String id) {
        Series series = series(id, caller);
        Form form = new Form();
        shares().obstacle(series.id(), caller)
                .ifPresent(refusal -> form.refused(refusal, pages.labels(caller), Set.of(), "audience"));
        return form(series, form, caller);
    }

    /** Shows what will be shared with whom, and once that was seen shares it, or goes back to what was chosen. */
    @POST
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response share(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Series series = series(id, caller);
        Form form = Form.of(data);
        if (form.get("change").equals("yes")) {
            return Response.ok(form(series, form, caller)).build();
        }
        Labels labels = pages.labels(caller);
        try {
            Set<CountryCode> audience = countries(form, "audience");
            if (form.get("confirmed").equals("yes")) {
                shares().share(series.id(), form.version(), audience, caller);
                return Pages.to(Pages.at(series), "shared");
            }
            shares().check(series.id(), form.version(), audience, caller);
            return Response.ok(confirmation(series, form, audience, caller)).build();
        } catch (Refusal refusal) {
            form.refused(refusal, labels, Set.of(), "audience");
            return Response.status(422).entity(form(series, form, caller)).build();
        } catch (Stale stale) {
            form.stale((int) version(series, caller), labels, "audience");
            return Response.status(409).entity(form(series, form, caller)).build();
        }
    }

    private long version(Series series, Caller caller) {
        return shares().find(series.id(), caller).map(SharedRecord::version).orElse(0L);
    }

    private static Set<CountryCode> countries(Form form, String field) {
        Set<CountryCode> countries = new TreeSet<>();
        form.all(field).forEach(code -> countries.add(new CountryCode(code)));
        return countries;
    }

    private Page form(Series series, Form form, Caller caller) {
        return page("share.title", "share", series, form, new HashMap<>(), caller);
    }

    private Page confirmation(Series series, Form form, Set<CountryCode> audience, Caller caller) {
        List<Session> sessions = pages.desks().sessions().of(series.id(), caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("audience", audience);
        parameters.put("sessions", sessions);
        return page("share.confirm.title", "sharing", series, form, parameters, caller);
    }

    @GET
    @Path("/narrow")
    @Produces("text/html")
    public Page whom(@Context Caller caller, @PathParam("id") String id) {
        return narrowing(series(id, caller), new Form(), caller);
    }

    @POST
    @Path("/narrow")
    @GoesOn("retention")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response narrow(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Series series = series(id, caller);
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        try {
            Set<CountryCode> left = new TreeSet<>(shares().find(series.id(), caller)
                    .map(SharedRecord::audience)
                    .orElse(Set.of()));
            left.removeAll(countries(form, "out"));
            shares().narrow(series.id(), form.version(), left, form.get("reason"), caller);
            return Pages.to(Pages.at(series), "narrowed");
        } catch (Refusal refusal) {
            form.refused(refusal, labels, Set.of("reason"), "out");
            return Response.status(422).entity(narrowing(series, form, caller)).build();
        } catch (Stale stale) {
            form.stale((int) version(series, caller), labels, "out");
            return Response.status(409).entity(narrowing(series, form, caller)).build();
        }
    }

    private Page narrowing(Series series, Form form, Caller caller) {
        return page("share.narrow.title", "narrow", series, form, new HashMap<>(), caller);
    }

    private Page page(
            String title, String template, Series series, Form form, Map<String, Object> parameters, Caller caller) {
        parameters.put("series", series);
        parameters.put("form", form);
        parameters.put("partners", shares().partners(series.id(), caller));
        parameters.put("version", version(series, caller));
        return pages.page(pages.labels(caller).get(title), template, List.of(Pages.crumb(series)), caller, parameters);
    }
}
