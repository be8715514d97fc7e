package org.enlace.training.internal.web;

import gg.jte.Content;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.enlace.documents.Document;
import org.enlace.documents.TableFormat;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.training.internal.overview.OverviewFiles;
import org.enlace.training.overview.Happening;
import org.enlace.training.overview.Participation;
import org.enlace.training.overview.YearOverview;
import org.enlace.web.Download;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.StepUp;
import org.enlace.web.Ui;
import org.enlace.web.ui.Bars;

/** What waits for those who coordinate, the figures of a year, its plan, and both to keep. */
@Path("/training")
@Needs("training.organise")
public final class OverviewPages {
    /** More bars are no picture any more; the table has them all. */
    private static final int BARS = 15;

    private final OutcomeRoom room;

    OverviewPages(OutcomeRoom room) {
        this.room = room;
    }

    /**
     * Figures of people by something, as a chart and a table.
     *
     * @param chart null where there is nothing to show
     */
    public record Part(String title, String column, List<Row> rows, Bars chart) {}

    public record Row(String name, Participation people) {}

    private int year(String typed, Caller caller) {
        if (typed == null || typed.isBlank()) {
            return room.desks().overviews().today().getYear();
        }
        try {
            return Integer.parseInt(typed.strip());
        } catch (NumberFormatException e) {
            throw new Refusal("training.overview-year", "\"" + typed + "\" is no year", Form.cut(typed), "2000", "2100")
                    .at("year");
        }
    }

    @GET
    @Path("/overview")
    @Produces("text/html")
    public Page overview(@Context Caller caller, @QueryParam("year") String typed) {
        Labels labels = room.pages().labels(caller);
        YearOverview overview = room.desks().overviews().year(year(typed, caller), caller);
        Map<String, Object> parameters = sheet(overview, labels);
        parameters.put("waiting", room.desks().overviews().waiting(caller));
        parameters.put("years", years("/training/overview", overview.year(), caller));
        return room.pages().page(labels.get("overview.title"), "overview", List.of(), caller, parameters);
    }

    private List<Content> years(String path, int shown, Caller caller) {
        List<Content> links = new ArrayList<>();
        for (int year : room.desks().overviews().years(caller)) {
            links.add(
                    year == shown
                            ? Ui.text(Integer.toString(year))
                            : Ui.link(Integer.toString(year), path + "?year=" + year));
        }
        return links;
    }

    private Map<String, Object> sheet(YearOverview overview, Labels labels) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("overview", overview);
        parameters.put("files", room.desks().files());
        parameters.put(
                "parts",
                List.of(
                        part("overview.by-country", "column.country", overview.countries(), labels::country, labels),
                        part(
                                "overview.by-unit",
                                "nominate.unit",
                                overview.units(),
                                unit -> unit.isEmpty() ? labels.get("overview.no-unit") : unit,
                                labels),
                        part(
                                "overview.by-sex",
                                "nominate.sex",
                                overview.sexes(),
                                sex -> labels.get("sex." + sex.token()),
                                labels),
                        part(
                                "overview.by-theme",
                                "overview.theme",
                                overview.themes(),
                                theme -> room.desks().files().theme(theme, labels.language()),
                                labels)));
        return parameters;
    }

    private static <K> Part part(
            String title, String column, Map<K, Participation> figures, Function<K, String> name, Labels labels) {
        List<Row> rows = figures.entrySet().stream()
                .map(one -> new Row(name.apply(one.getKey()), one.getValue()))
                .sorted(Comparator.comparingInt((Row row) -> -row.people().nominated())
                        .thenComparing(Row::name))
                .toList();
        String words = labels.get(title);
        List<Bars.Row> bars = rows.stream()
                .limit(BARS)
                .map(row -> new Bars.Row(
                        row.name(), List.of(row.people().seated(), row.people().attended())))
                .toList();
        Bars chart = bars.isEmpty()
                ? null
                : Bars.of(
                        labels.get("overview.chart", words, Math.min(BARS, rows.size()), rows.size()),
                        List.of(labels.get("overview.seated"), labels.get("overview.attended")),
                        bars);
        return new Part(words, labels.get(column), rows, chart);
    }

    @GET
    @Path("/plan")
    @Needs("training.read")
    @Produces("text/html")
    public Page plan(@Context Caller caller, @QueryParam("year") String typed) {
        Labels labels = room.pages().labels(caller);
        int year = year(typed, caller);
        List<Happening> plan = room.desks().overviews().plan(year, caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("year", year);
        parameters.put("plan", plan);
        parameters.put("bars", bars(plan, labels));
        return room.pages().page(labels.get("plan.title"), "plan", List.of(), caller, parameters);
    }

    private static Bars bars(List<Happening> plan, Labels labels) {
        if (plan.isEmpty()) {
            return null;
        }
        List<Bars.Row> rows = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            int here = month;
            List<Happening> all = plan.stream()
                    .filter(one -> one.start().getMonthValue() == here && one.kind() != Happening.Kind.CANCELLED)
                    .toList();
            int held = (int) all.stream()
                    .filter(one -> one.kind() == Happening.Kind.HELD)
                    .count();
            rows.add(new Bars.Row(OverviewFiles.month(month, labels.language()), List.of(all.size() - held, held)));
        }
        return Bars.of(
                labels.get("plan.chart"), List.of(labels.get("plan.kind.planned"), labels.get("plan.kind.held")), rows);
    }

    @GET
    @Path("/overview/report.xlsx")
    @Needs("training.export")
    @StepUp
    public Response xlsx(@Context Caller caller, @QueryParam("year") String typed) {
        return table(TableFormat.XLSX, typed, caller);
    }

    @GET
    @Path("/overview/report.csv")
    @Needs("training.export")
    @StepUp
    public Response csv(@Context Caller caller, @QueryParam("year") String typed) {
        return table(TableFormat.CSV, typed, caller);
    }

    private Response table(TableFormat format, String typed, Caller caller) {
        YearOverview overview = room.desks().overviews().year(year(typed, caller), caller);
        room.desks().files().begin(overview.year(), format.ending(), caller);
        StreamingOutput body = out -> room.desks().files().write(overview, format, out, caller);
        return Download.of("training-" + overview.year() + "." + format.ending(), format.mediaType(), body)
                .build();
    }

    @GET
    @Path("/overview/report.pdf")
    @Needs("training.export")
    @StepUp
    public Response pdf(@Context Caller caller, @QueryParam("year") String typed, @Context UriInfo address) {
        YearOverview overview = room.desks().overviews().year(year(typed, caller), caller);
        room.desks().files().begin(overview.year(), "pdf", caller);
        Labels labels = room.pages().labels(caller);
        Document document = new Document(
                labels.get("overview.of-year", Integer.toString(overview.year())),
                null,
                labels.get("module.title"),
                caller.language(),
                "training " + overview.year(),
                address.getBaseUri()
                        .resolve("/training/overview?year=" + overview.year())
                        .toString(),
                labels.get("overview.note"),
                room.pages().fill("overview-sheet", sheet(overview, labels), caller));
        return Download.of(
                        "training-" + overview.year() + ".pdf",
                        "application/pdf",
                        room.desks().documents().pdf(document))
                .build();
    }
}
