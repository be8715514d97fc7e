package org.enlace.identity.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.enlace.identity.Deputies;
import org.enlace.identity.Directory;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;
import org.enlace.web.AnyOfficer;
import org.enlace.web.FormData;
import org.enlace.web.Page;
import org.enlace.web.StepUp;
import org.enlace.web.ui.DateParts;

/** Who acts for one while one is away. */
@Path("/account/deputies")
@AnyOfficer("Everybody sees to their own account")
public final class DeputiesPage {
    private static final int OFFERED = 200;

    private final Deputies deputies;
    private final Directory directory;
    private final Desk desk;
    private final Clock clock;

    DeputiesPage(Deputies deputies, Directory directory, Desk desk, Clock clock) {
        this.deputies = deputies;
        this.directory = directory;
        this.desk = desk;
        this.clock = clock;
    }

    @GET
    @Produces("text/html")
    public Page list(@Context Caller caller, @QueryParam("done") String done) {
        Labels labels = desk.labels(caller);
        return desk.ofAccount(
                labels.get("page.deputies.title"),
                "deputies",
                labels,
                Map.of(
                        "caller",
                        caller,
                        "named",
                        deputies.named(caller),
                        "naming",
                        deputies.naming(caller),
                        "directory",
                        directory,
                        "done",
                        done == null ? "" : done));
    }

    @GET
    @Path("new")
    @StepUp
    @Produces("text/html")
    public Page form(@Context Caller caller) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), caller.zone());
        return form(Form.empty(), DateParts.of(today.toString()), DateParts.of(""), caller);
    }

    @POST
    @Path("new")
    @StepUp
    @Consumes("application/x-www-form-urlencoded")
    @Produces("text/html")
    public Response name(@Context Caller caller, FormData data) {
        Labels labels = desk.labels(caller);
        Form form = Form.of(data);
        LocalDate from = day(data, "from", form, labels);
        LocalDate until = day(data, "until", form, labels);
        if (!form.isWrong()) {
            try {
                deputies.name(new OfficerId(data.first("deputy")), begin(from, caller), end(until, caller), caller);
                return Desk.to("/account/deputies?done=named");
            } catch (Refusal refusal) {
                form.refused(refusal, refusal.code().equals("deputy.period") ? "until" : "deputy", labels);
            }
        }
        return Desk.refused(form(form, parts(data, "from"), parts(data, "until"), caller));
    }

    @POST
    @Path("end")
    @Consumes("application/x-www-form-urlencoded")
    public Response end(@Context Caller caller, FormData data) {
        deputies.end(data.first("deputy"), caller);
        return Desk.to("/account/deputies?done=ended");
    }

    /** Today begins now, another day with its first moment. */
    private Instant begin(LocalDate day, Caller caller) {
        Instant now = clock.instant();
        Instant start = day.atStartOfDay(caller.zone()).toInstant();
        return LocalDate.ofInstant(now, caller.zone()).equals(day) ? now : start;
    }

    /** The whole day counts. */
    private static Instant end(LocalDate day, Caller caller) {
        return day.plusDays(1).atStartOfDay(caller.zone()).toInstant();
    }

    private static LocalDate day(FormData data, String name, Form form, Labels labels) {
        try {
            LocalDate day = LocalDate.of(
                    number(data, name + "-year"), number(data, name + "-month"), number(data, name + "-day"));
            if (day.getYear() >= 2000 && day.getYear() < 2200) {
                return day;
            }
        } catch (DateTimeException | NumberFormatException e) {
            // Answered below, like a day that is out of any reason.
        }
        form.wrong(name, labels.get("page.deputy.day"));
        return null;
    }

    private static int number(FormData data, String name) {
        return Integer.parseInt(data.first(name).strip());
    }

    private static DateParts parts(FormData data, String name) {
        return new DateParts(data.first(name + "-year"), data.first(name + "-month"), data.first(name + "-day"));
    }

    private Page form(Form form, DateParts from, DateParts until, Caller caller) {
        Labels labels = desk.labels(caller);
        return new Page(
                labels.get("page.deputy.new.title"),
                List.of(
                        new Page.Crumb(labels.get("page.account.title"), "/account"),
                        new Page.Crumb(labels.get("page.deputies.title"), "/account/deputies")),
                desk.fill(
                        "deputy-new",
                        labels,
                        Map.of(
                                "form", form,
                                "from", from,
                                "until", until,
                                "most", OFFERED,
                                "officers",
                                        directory.officers("", OFFERED + 1, caller).stream()
                                                .filter(entry ->
                                                        !entry.officer().equals(caller.officer()))
                                                .toList())));
    }
}
