package org.enlace.training.internal.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.documents.TableFormat;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.training.exchange.Balance;
import org.enlace.training.exchange.Balances;
import org.enlace.training.internal.matching.MatchingFiles;
import org.enlace.web.Download;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.StepUp;
import org.enlace.web.ui.Bars;

/** How many days countries sent officers to one another: a chart with its table, and the same as a file. */
@Path("/training")
@Needs("training.read")
public final class ReciprocityPage {
    /** So many pairs a chart shows at most, those with the most days; the table has all. */
    private static final int BARS = 12;

    private final Pages pages;

    ReciprocityPage(Pages pages) {
        this.pages = pages;
    }

    @GET
    @Path("/reciprocity")
    @Produces("text/html")
    public Response show(
            @Context Caller caller,
            @QueryParam("year") @DefaultValue("") String year,
            @QueryParam("country") @DefaultValue("") String country) {
        Labels labels = pages.labels(caller);
        Form form = new Form().put("year", year).put("country", country);
        Optional<Integer> wanted = read(form, "year", labels, () -> Balances.year(year));
        Optional<CountryCode> of = read(form, "country", labels, () -> country(country));
        Balances.Sheet sheet = pages.desks().matching().balances().of(wanted, of, caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("form", form);
        parameters.put("sheet", sheet);
        parameters.put("chart", chart(sheet, labels));
        parameters.put("query", query(wanted, of));
        Page page = pages.page(labels.get("reciprocity.title"), "reciprocity", List.of(), caller, parameters);
        return Response.status(form.wrong() ? 422 : 200).entity(page).build();
    }

    /** What is wrong is told at its field, and everything shown. */
    private static <T> Optional<T> read(Form form, String field, Labels labels, Supplier<Optional<T>> reading) {
        Optional<T> read = form.read(field, labels, reading);
        return form.error(field).isEmpty() ? read : Optional.empty();
    }

    private static Optional<CountryCode> country(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new CountryCode(text));
    }

    private static String query(Optional<Integer> year, Optional<CountryCode> country) {
        List<String> parts = new ArrayList<>();
        year.ifPresent(one -> parts.add("year=" + one));
        country.ifPresent(one -> parts.add("country=" + one));
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    /** Null where nothing is there. */
    private static Bars chart(Balances.Sheet sheet, Labels labels) {
        if (sheet.totals().isEmpty()) {
            return null;
        }
        List<Bars.Row> rows = sheet.totals().stream()
                .sorted(Comparator.comparing((Balance one) -> -(one.sent() + one.received())))
                .limit(BARS)
                .map(one -> new Bars.Row(
                        labels.get("reciprocity.pair", labels.country(one.country()), labels.country(one.other())),
                        List.of(one.sent(), one.received())))
                .toList();
        Bars.Row first = rows.get(0);
        String label = labels.get(
                "reciprocity.chart",
                rows.size(),
                first.label(),
                first.values().get(0),
                first.values().get(1));
        return Bars.of(label, List.of(labels.get("reciprocity.sent"), labels.get("reciprocity.received")), rows);
    }

    @GET
    @Path("/reciprocity.xlsx")
    @StepUp
    public Response xlsx(
            @Context Caller caller,
            @QueryParam("year") @DefaultValue("") String year,
            @QueryParam("country") @DefaultValue("") String country) {
        return file(TableFormat.XLSX, year, country, caller);
    }

    @GET
    @Path("/reciprocity.csv")
    @StepUp
    public Response csv(
            @Context Caller caller,
            @QueryParam("year") @DefaultValue("") String year,
            @QueryParam("country") @DefaultValue("") String country) {
        return file(TableFormat.CSV, year, country, caller);
    }

    private Response file(TableFormat format, String year, String country, Caller caller) {
        MatchingFiles files = pages.desks().matching().files();
        Balances.Sheet sheet = files.beginBalances(Balances.year(year), country(country), format, caller);
        StreamingOutput body = out -> files.writeBalances(sheet, format, out, caller);
        return Download.of("reciprocity." + format.ending(), format.mediaType(), body)
                .build();
    }
}
