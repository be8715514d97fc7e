package org.enlace.jit.internal.web.closing;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.jit.internal.statistics.StatisticsWords;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.jit.statistics.Item;
import org.enlace.jit.statistics.TeamStatistics;
import org.enlace.platform.Caller;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Bars;

/** Figures over all teams, for whoever oversees: a chart with its table, medians, sums; no team can be seen in them. */
@Path("/jit")
@Needs("jit.oversee")
public final class StatisticsPage {
    /** So many years stand beside the sum over all; the file has every one. */
    private static final int YEARS = 4;

    private final Pages pages;
    private final ClosingRoom room;

    StatisticsPage(Pages pages, ClosingRoom room) {
        this.pages = pages;
        this.room = room;
    }

    @GET
    @Path("/statistics")
    @Produces("text/html")
    public Page show(@Context Caller caller) {
        TeamStatistics statistics = room.area().statistics().of(caller);
        Labels labels = room.labels(caller);
        StatisticsWords words = StatisticsWords.of(pages.texts(), caller.language());
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("say", words);
        parameters.put("statistics", statistics);
        parameters.put("sheets", statistics.sheets().limit(YEARS + 1L).toList());
        parameters.put("chart", chart(statistics, words));
        return pages.page(labels.get("statistics.title"), "statistics/sheet", List.of(), caller, parameters);
    }

    /** Teams by state; null where nothing is shown of them. */
    private static Bars chart(TeamStatistics statistics, StatisticsWords words) {
        List<Bars.Row> rows = new ArrayList<>();
        statistics.all().of(Item.Group.STATE).forEach((item, figure) -> {
            if (figure.shown()) {
                rows.add(new Bars.Row(words.item(item), List.of(figure.teams())));
            }
        });
        return rows.isEmpty()
                ? null
                : Bars.of(
                        words.get("statistics.chart", rows.size()), List.of(words.get("statistics.chart.teams")), rows);
    }
}
