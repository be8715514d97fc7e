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
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.exchange.MatchingSetup;
import org.enlace.training.exchange.MatchingSetups;
import org.enlace.training.exchange.Quotas;
import org.enlace.training.exchange.Weights;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** What is decided of a call before a run: weights and quotas. */
@Path("/training/exchanges/calls/{call}/matching")
@Needs("training.organise")
public final class MatchingSetupPages {
    private final Pages pages;
    private final SetupChange change;

    MatchingSetupPages(Pages pages) {
        this.pages = pages;
        change = new SetupChange(pages);
    }

    private MatchingSetups setups() {
        return pages.desks().matching().setups();
    }

    @GET
    @Path("/weights")
    @Produces("text/html")
    public Page weights(@Context Caller caller, @PathParam("call") String id) {
        RecordId call = RecordId.parse(id);
        MatchingSetup setup = setups().of(call, caller);
        Form form = new Form().put("version", setup.version()).put("reason", setup.reason());
        WeightsForm.fill(form, setup.weights().orElseGet(setups()::defaults));
        return weightsPage(call, form, caller);
    }

    private Page weightsPage(RecordId call, Form form, Caller caller) {
        Labels labels = pages.labels(caller);
        MatchingView view = MatchingPages.view(pages, call, caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("view", view);
        parameters.put("form", form);
        parameters.put("setup", setups().of(call, caller));
        parameters.put("defaults", WeightsForm.of(setups().defaults()));
        return pages.page(
                labels.get("weights.title"),
                "matching-weights",
                MatchingPages.below(view.call(), labels),
                caller,
                parameters);
    }

    @POST
    @Path("/weights")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response weigh(@Context Caller caller, @PathParam("call") String id, FormData data) {
        RecordId call = RecordId.parse(id);
        Set<String> fields = new HashSet<>(WeightsForm.of(Weights.DEFAULT).keySet());
        fields.add("reason");
        return change.make(
                call,
                Form.of(data),
                fields,
                "theme",
                MatchingView.path(call),
                caller,
                form -> weightsPage(call, form, caller),
                (form, labels) -> {
                    boolean back = form.get("act").equals("defaults");
                    Weights weights = back ? null : WeightsForm.read(form, labels);
                    if (weights == null && !back) {
                        return null;
                    }
                    setups().weigh(call, form.version(), Optional.ofNullable(weights), form.get("reason"), caller);
                    return "matching-weighed";
                });
    }

    @GET
    @Path("/quotas")
    @Produces("text/html")
    public Page quotas(@Context Caller caller, @PathParam("call") String id) {
        RecordId call = RecordId.parse(id);
        MatchingSetup setup = setups().of(call, caller);
        return quotasPage(
                call, new Form().put("version", setup.version()).put("quotas", lines(setup.quotas())), caller);
    }

    private Page quotasPage(RecordId call, Form form, Caller caller) {
        Labels labels = pages.labels(caller);
        MatchingView view = MatchingPages.view(pages, call, caller);
        return pages.page(
                labels.get("matching.quotas.title"),
                "matching-quotas",
                MatchingPages.below(view.call(), labels),
                caller,
                Map.of("view", view, "form", form));
    }

    @POST
    @Path("/quotas")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response limit(@Context Caller caller, @PathParam("call") String id, FormData data) {
        RecordId call = RecordId.parse(id);
        return change.make(
                call,
                Form.of(data),
                Set.of("quotas"),
                "quotas",
                MatchingView.path(call),
                caller,
                form -> quotasPage(call, form, caller),
                (form, labels) -> {
                    setups().limit(call, form.version(), quotas(form.get("quotas")), caller);
                    return "matching-limited";
                });
    }

    private static String lines(Quotas quotas) {
        Map<String, String> lines = new TreeMap<>();
        Set<CountryCode> countries = new HashSet<>(quotas.sending().keySet());
        countries.addAll(quotas.receiving().keySet());
        for (CountryCode country : countries) {
            lines.put(
                    country.value(),
                    number(quotas.sending().get(country)) + "; "
                            + number(quotas.receiving().get(country)));
        }
        StringBuilder text = new StringBuilder();
        lines.forEach((country, line) ->
                text.append(country).append("; ").append(line).append('\n'));
        return text.toString();
    }

    private static String number(Integer quota) {
        return quota == null ? "-" : quota.toString();
    }

    /** One country a line: code; sends; receives, where - is no limit. */
    private static Quotas quotas(String text) {
        Map<CountryCode, Integer> sending = new HashMap<>();
        Map<CountryCode, Integer> receiving = new HashMap<>();
        Set<CountryCode> seen = new HashSet<>();
        int at = 0;
        for (String line : text.lines().toList()) {
            at++;
            if (line.isBlank()) {
                continue;
            }
            String[] fields = line.strip().split("\\s*[;\\t]\\s*", -1);
            if (fields.length != 3
                    || !fields[0].matches("[A-Za-z]{2}")
                    || !fields[1].matches("-?|\\d{1,6}")
                    || !fields[2].matches("-?|\\d{1,6}")) {
                throw new Refusal(
                        "placement.quota-line",
                        "Line " + at + " is \"" + line + "\"; write country; sends; receives, such as CO; 3; -",
                        at,
                        Form.cut(line));
            }
            CountryCode country = new CountryCode(fields[0].toUpperCase(Locale.ROOT));
            if (!seen.add(country)) {
                throw new Refusal(
                        "placement.quota-twice", country + " stands twice; keep one line of it", country.value());
            }
            put(sending, country, fields[1]);
            put(receiving, country, fields[2]);
        }
        return new Quotas(sending, receiving);
    }

    private static void put(Map<CountryCode, Integer> quotas, CountryCode country, String number) {
        if (!number.isEmpty() && !number.equals("-")) {
            quotas.put(country, Integer.parseInt(number));
        }
    }
}
