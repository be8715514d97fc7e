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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.Rules;
import org.enlace.training.Trainings;
import org.enlace.training.exchange.Call;
import org.enlace.training.exchange.Cefr;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.HostOffer;
import org.enlace.training.exchange.HostPlace;
import org.enlace.training.exchange.LanguageCode;
import org.enlace.training.exchange.Period;
import org.enlace.training.exchange.RankBand;
import org.enlace.training.exchange.Theme;
import org.enlace.web.FormData;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** A host's place in a call: offering it, saying something else of it, taking it back. */
@Path("/training")
@Needs("training.host")
public final class PlaceForm {
    private static final RecordId NONE = new RecordId(new UUID(0, 0));
    private static final Set<String> FIELDS =
            Set.of("country", "unit", "themes", "languages", "periods", "bands", "capacity");

    private final Pages pages;

    PlaceForm(Pages pages) {
        this.pages = pages;
    }

    @GET
    @Path("/exchanges/calls/{id}/places/new")
    @Produces("text/html")
    public Page begin(@Context Caller caller, @PathParam("id") String id) {
        ExchangeCall call = pages.desks().calls().find(RecordId.parse(id), caller);
        Form form = new Form()
                .put("country", pages.desks().country())
                .put("capacity", 1)
                .put("periods", ExchangeFields.lines(List.of(call.call().window())));
        return page(call, Optional.empty(), form, caller);
    }

    @POST
    @Path("/exchanges/calls/{id}/places/new")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response offer(@Context Caller caller, @PathParam("id") String id, FormData data) {
        ExchangeCall call = pages.desks().calls().find(RecordId.parse(id), caller);
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        HostPlace place = read(form, labels, caller);
        if (place != null) {
            try {
                pages.desks().calls().offer(call.id(), place, caller);
                return Pages.to(CallPages.at(call.id()), "place-offered");
            } catch (Refusal refusal) {
                form.refused(refusal, labels, FIELDS, "unit");
            }
        }
        return Response.status(422)
                .entity(page(call, Optional.empty(), form, caller))
                .build();
    }

    @GET
    @Path("/exchanges/places/{id}/edit")
    @Produces("text/html")
    public Page edit(@Context Caller caller, @PathParam("id") String id) {
        HostOffer offer = pages.desks().calls().place(RecordId.parse(id), caller);
        HostPlace place = offer.place();
        Form form = new Form()
                .put("version", offer.version())
                .put("country", place.country())
                .put("unit", place.unit())
                .putAll("themes", place.themes().stream().map(Theme::value).toList())
                .put("periods", ExchangeFields.lines(place.periods()))
                .putAll("bands", place.bands().stream().map(Enum::name).toList())
                .put("capacity", place.capacity());
        ExchangeFields.put(form, place.languages());
        return page(pages.desks().calls().find(offer.call(), caller), Optional.of(offer), form, caller);
    }

    @POST
    @Path("/exchanges/places/{id}/edit")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response revise(@Context Caller caller, @PathParam("id") String id, FormData data) {
        RecordId record = RecordId.parse(id);
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        HostPlace place = read(form, labels, caller);
        int status = 422;
        if (place != null) {
            try {
                HostOffer revised = pages.desks().calls().reviseOffer(record, form.version(), place, caller);
                return Pages.to(CallPages.at(revised.call()), "place-revised");
            } catch (Refusal refusal) {
                form.refused(refusal, labels, FIELDS, "unit");
            } catch (Stale stale) {
                form.stale(pages.desks().calls().place(record, caller).version(), labels, "unit");
                status = 409;
            }
        }
        HostOffer now = pages.desks().calls().place(record, caller);
        ExchangeCall call = pages.desks().calls().find(now.call(), caller);
        return Response.status(status)
                .entity(page(call, Optional.of(now), form, caller))
                .build();
    }

    @POST
    @Path("/exchanges/places/{id}/withdraw")
    @GoesOn("retention")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response withdraw(@Context Caller caller, @PathParam("id") String id, FormData data) {
        RecordId record = RecordId.parse(id);
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        int status = 422;
        try {
            HostOffer gone = pages.desks().calls().withdrawOffer(record, form.version(), caller);
            return Pages.to(CallPages.at(gone.call()), "place-withdrawn");
        } catch (Refusal refusal) {
            form.refused(refusal, labels, Set.of(), "unit");
        } catch (Stale stale) {
            form.stale(pages.desks().calls().place(record, caller).version(), labels, "unit");
            status = 409;
        }
        HostOffer now = pages.desks().calls().place(record, caller);
        ExchangeCall call = pages.desks().calls().find(now.call(), caller);
        return Response.status(status)
                .entity(page(call, Optional.of(now), form, caller))
                .build();
    }

    private HostPlace read(Form form, Labels labels, Caller caller) {
        String typed = caller.holds(Trainings.ORGANISE)
                ? form.get("country")
                : pages.desks().country().value();
        CountryCode country = form.read("country", labels, () -> new CountryCode(typed));
        form.read("unit", labels, () -> Rules.line("unit", form.get("unit"), HostPlace.LONGEST_UNIT));
        List<Theme> themes = form.read(
                "themes", labels, () -> Rules.distinct("themes", ExchangeFields.themes(form), Call.MOST_THEMES));
        Map<LanguageCode, Cefr> languages = form.read("languages", labels, () -> {
            Map<LanguageCode, Cefr> read = ExchangeFields.languages(form);
            Rules.distinct("languages", List.copyOf(read.keySet()), HostPlace.MOST_LANGUAGES);
            return read;
        });
        List<Period> periods = form.read(
                "periods",
                labels,
                () -> Rules.distinct("periods", ExchangeFields.periods(form.get("periods")), HostPlace.MOST_PERIODS));
        Set<RankBand> bands = form.read("bands", labels, () -> {
            Set<RankBand> read = ExchangeFields.bands(form);
            Rules.distinct("bands", List.copyOf(read), RankBand.values().length);
            return read;
        });
        Integer capacity = form.read("capacity", labels, () -> form.number("capacity", 0));
        if (form.wrong()) {
            return null;
        }
        try {
            return new HostPlace(
                    NONE, country, form.get("unit"), new LinkedHashSet<>(themes), languages, periods, bands, capacity);
        } catch (Refusal refusal) {
            form.refused(refusal, labels, FIELDS, "unit");
            return null;
        }
    }

    private Page page(ExchangeCall call, Optional<HostOffer> offer, Form form, Caller caller) {
        Labels labels = pages.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("call", call);
        parameters.put("offer", offer.orElse(null));
        parameters.put("form", form);
        parameters.put(
                "action",
                offer.map(one -> ExchangesPage.HERE + "/places/" + one.id() + "/edit")
                        .orElse(CallPages.at(call.id()) + "/places/new"));
        return pages.page(
                labels.get(offer.isPresent() ? "place.edit" : "place.new"),
                "place-form",
                List.of(ExchangesPage.crumb(labels), CallPages.crumb(call)),
                caller,
                parameters);
    }
}
