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
import org.enlace.mail.MailAddress;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Nomination;
import org.enlace.training.PastedLine;
import org.enlace.training.Person;
import org.enlace.training.Series;
import org.enlace.training.Sex;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Nominating one person, or a list that is pasted, looked at and then taken. */
@Path("/training")
@Needs("training.nominate")
public final class NominationForm {
    private static final Set<String> FIELDS = Set.of("name", "post", "country", "mail", "language", "unit", "sex");

    private final Pages pages;

    NominationForm(Pages pages) {
        this.pages = pages;
    }

    private Series series(String id, Caller caller) {
        return pages.desks().trainings().series(RecordId.parse(id), caller);
    }

    @GET
    @Path("/series/{id}/nominations/new")
    @Produces("text/html")
    public Page begin(@Context Caller caller, @PathParam("id") String id) {
        Series series = series(id, caller);
        Form form = new Form()
                .put("country", pages.desks().country())
                .put("language", series.content().languages().get(0).tag());
        return page(series, form, false, caller);
    }

    @POST
    @Path("/series/{id}/nominations/new")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response nominate(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Series series = series(id, caller);
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        Person person = person(form, labels);
        boolean ask = false;
        if (person != null) {
            try {
                boolean other = form.get("alike").equals("yes");
                Nomination made = pages.desks().nominations().nominate(series.id(), person, other, caller);
                return Pages.to(Pages.HOME + "/nominations/" + made.id(), "nominated");
            } catch (Refusal refusal) {
                ask = refusal.code().equals("training.alike");
                form.refused(refusal, labels, FIELDS, "name");
            }
        }
        return Response.status(422).entity(page(series, form, ask, caller)).build();
    }

    private static Person person(Form form, Labels labels) {
        MailAddress mail =
                form.read("mail", labels, () -> new MailAddress(form.get("mail").strip()));
        CountryCode country = form.read("country", labels, () -> new CountryCode(form.get("country")));
        Language language = form.read("language", labels, () -> Language.of(form.get("language"))
                .orElseThrow(() -> new Refusal(
                        "training.language",
                        "\"" + form.get("language") + "\" is no language; use es, pt, en or fr",
                        Form.cut(form.get("language")))));
        MailAddress some = new MailAddress("a@b.example");
        CountryCode any = new CountryCode("CO");
        form.read("name", labels, () -> new Person(form.get("name"), "", any, some, Language.ES));
        form.read("post", labels, () -> new Person("-", form.get("post"), any, some, Language.ES));
        Sex sex = form.read("sex", labels, () -> Sex.of(form.get("sex")));
        form.read("unit", labels, () -> new Person("-", "", any, some, Language.ES, form.get("unit"), Sex.OTHER));
        return form.wrong()
                ? null
                : new Person(form.get("name"), form.get("post"), country, mail, language, form.get("unit"), sex);
    }

    private Page page(Series series, Form form, boolean ask, Caller caller) {
        Labels labels = pages.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("series", series);
        parameters.put("form", form);
        parameters.put("ask", ask);
        return pages.page(
                labels.get("nominate.title"), "nomination-form", List.of(Pages.crumb(series)), caller, parameters);
    }

    @GET
    @Path("/series/{id}/nominations/paste")
    @Produces("text/html")
    public Page paste(@Context Caller caller, @PathParam("id") String id) {
        return pasted(series(id, caller), new Form(), List.of(), caller);
    }

    /** Shows what would become of the list; asked again with {@code take}, takes it. */
    @POST
    @Path("/series/{id}/nominations/paste")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response check(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Series series = series(id, caller);
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        try {
            if (form.get("act").equals("take")) {
                boolean alike = form.get("alike").equals("yes");
                pages.desks().nominations().nominateAll(series.id(), form.get("list"), alike, caller);
                return Pages.to(Pages.at(series) + "/nominations", "nominated");
            }
            List<PastedLine> lines = pages.desks().nominations().check(series.id(), form.get("list"), caller);
            if (lines.isEmpty()) {
                throw new Refusal("training.paste-none", "No line of the list can be nominated; correct it");
            }
            return Response.ok(pasted(series, form, lines, caller)).build();
        } catch (Refusal refusal) {
            form.refused(refusal, labels, Set.of(), "list");
            return Response.status(422)
                    .entity(pasted(series, form, List.of(), caller))
                    .build();
        }
    }

    private Page pasted(Series series, Form form, List<PastedLine> lines, Caller caller) {
        Labels labels = pages.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("series", series);
        parameters.put("form", form);
        parameters.put("lines", lines);
        parameters.put("well", lines.stream().filter(PastedLine::well).count());
        parameters.put(
                "alike",
                lines.stream()
                        .filter(line -> line.person().isPresent() && !line.well())
                        .count());
        return pages.page(labels.get("paste.title"), "paste", List.of(Pages.crumb(series)), caller, parameters);
    }
}
