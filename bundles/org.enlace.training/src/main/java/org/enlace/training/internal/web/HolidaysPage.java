package org.enlace.training.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;
import org.enlace.training.Holiday;
import org.enlace.training.HolidayPlan;
import org.enlace.training.Holidays;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.Upload;

/** The holidays of the countries from this year on, and their import. */
@Path("/training")
@Needs("training.read")
public final class HolidaysPage {
    private final Pages pages;
    private final Clock clock;

    HolidaysPage(Pages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    @GET
    @Path("/holidays")
    @Produces("text/html")
    public Page show(
            @Context Caller caller,
            @QueryParam("country") @DefaultValue("") String country,
            @QueryParam("done") @DefaultValue("") String done) {
        Form form = new Form()
                .put("country", country.isEmpty() ? pages.desks().country().value() : country);
        String said = Pages.done(pages.labels(caller), done, List.of("holidays"));
        return page(form, said, caller);
    }

    @POST
    @Path("/holidays")
    @Needs("training.organise")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response take(@Context Caller caller, FormData data) {
        Form form = Form.of(data);
        try {
            CountryCode country = new CountryCode(form.get("country"));
            pages.desks().holidays().take(country, form.get("holidays"), caller);
            return Pages.to(Pages.HOME + "/holidays?country=" + country, "holidays");
        } catch (Refusal refusal) {
            form.refused(refusal, pages.labels(caller), Set.of("country", "holidays"), "country");
            return Response.status(422).entity(page(form, "", caller)).build();
        }
    }

    /** Shows what would become of a file; nothing is kept before it is asked for. */
    @POST
    @Path("/holidays/file")
    @Needs("training.organise")
    @Consumes("multipart/form-data")
    @Produces("text/html")
    public Response check(@Context Caller caller, FormData data) {
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        try {
            Upload file = data.file("file")
                    .orElseThrow(
                            () -> new Refusal("training.list-missing", "No file is chosen; choose one").at("file"));
            HolidayPlan plan =
                    pages.desks().holidays().check(new CountryCode(form.get("country")), bytes(file), caller);
            Page.Crumb back = new Page.Crumb(labels.get("holidays.title"), Pages.HOME + "/holidays");
            return Response.ok(pages.page(
                            labels.get("holidays.plan"), "holidays-plan", List.of(back), caller, Map.of("plan", plan)))
                    .build();
        } catch (Refusal refusal) {
            form.refused(refusal, labels, Set.of("country", "file"), "file");
            return Response.status(422).entity(page(form, "", caller)).build();
        }
    }

    private static byte[] bytes(Upload file) {
        try (InputStream in = file.open()) {
            return in.readNBytes(600 * 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Page page(Form form, String done, Caller caller) {
        Holidays holidays = pages.desks().holidays();
        Labels labels = pages.labels(caller);
        LocalDate from = LocalDate.now(clock.withZone(ZoneOffset.UTC)).withDayOfYear(1);
        CountryCode chosen = form.get("country").matches("[A-Z]{2}")
                ? new CountryCode(form.get("country"))
                : pages.desks().country();
        List<Holiday> days = holidays.of(chosen, from, caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("form", form);
        parameters.put("done", done);
        parameters.put("country", chosen);
        parameters.put("days", days);
        parameters.put("known", holidays.known(from, caller));
        return pages.page(labels.get("holidays.title"), "holidays", List.of(), caller, parameters);
    }
}
