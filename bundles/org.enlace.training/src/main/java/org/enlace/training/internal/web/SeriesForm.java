package org.enlace.training.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.mail.MailAddress;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.LocalTimes;
import org.enlace.training.Place;
import org.enlace.training.Quotas;
import org.enlace.training.Series;
import org.enlace.training.SeriesContent;
import org.enlace.training.SeriesKind;
import org.enlace.training.internal.outcome.SeriesTemplates;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Choice;

/** Writing a new series, from nothing or from a template, and changing one. A refused or outdated form comes back as it was typed. */
@Path("/training")
@Needs("training.organise")
public final class SeriesForm {
    private static final Set<String> FIELDS = Set.of(
            "programme", "kind", "title", "summary", "organiser", "contact", "zone", "languages", "quotas", "source");

    private final Pages pages;
    private final OutcomeRoom room;

    SeriesForm(Pages pages, OutcomeRoom room) {
        this.pages = pages;
        this.room = room;
    }

    @GET
    @Path("/series/new")
    @Produces("text/html")
    public Page begin(
            @Context Caller caller,
            @QueryParam("template") @DefaultValue("") String template,
            @QueryParam("programme") @DefaultValue("") String programme) {
        Language language = caller.language();
        Form form = new Form()
                .put("programme", programme)
                .put("kind", SeriesKind.SEMINAR.token())
                .put("zone", zone(caller))
                .putAll("languages", List.of(language.tag()));
        pages.desks().catalogue().find(template).filter(one -> !one.event()).ifPresent(one -> form.put(
                        "kind", one.kind().token())
                .put("title", one.title().get(language))
                .put("summary", one.summary(language))
                .put("source", one.source())
                .put("template", one.id())
                .put("firstTime", "09:00")
                .put("rhythm", one.kind() == SeriesKind.VIDEOCONFERENCE_SERIES ? "weekly" : "daily")
                .putAll("languages", one.languages().stream().map(Language::tag).toList()));
        return page(null, form, caller);
    }

    /** The reader's, where it is a region; else the main one of the node's country. */
    private String zone(Caller caller) {
        try {
            return LocalTimes.zone(caller.zone().getId()).getId();
        } catch (Refusal refusal) {
            return pages.desks().countries().find(pages.desks().country()).stream()
                    .flatMap(country -> country.zones().stream())
                    .map(ZoneId::getId)
                    .findFirst()
                    .orElse("UTC");
        }
    }

    @POST
    @Path("/series/new")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response create(@Context Caller caller, FormData data) {
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        SeriesContent content = content(form, labels);
        Optional<SeriesTemplates.Start> start = form.hasDay("first") ? start(form, labels) : Optional.empty();
        if (content != null && !form.wrong()) {
            try {
                String template = form.get("template");
                Series made = template.isEmpty()
                        ? pages.desks().trainings().createSeries(content, caller)
                        : room.desks().templates().make(content, template, start, caller);
                return Pages.to(Pages.at(made), "created");
            } catch (Refusal refusal) {
                boolean time =
                        refusal.field().filter(Set.of("start", "end")::contains).isPresent();
                form.refused(refusal, labels, FIELDS, time ? "firstTime" : "title");
            }
        }
        return Response.status(422).entity(page(null, form, caller)).build();
    }

    /** When the sessions of a template are; what is wrong with it is noted at its fields. */
    private static Optional<SeriesTemplates.Start> start(Form form, Labels labels) {
        LocalDate day = form.read("first", labels, () -> form.day("first"));
        LocalTime time = form.read("firstTime", labels, () -> form.clock("firstTime"));
        return day == null || time == null
                ? Optional.empty()
                : Optional.of(
                        new SeriesTemplates.Start(day, time, form.get("rhythm").equals("weekly")));
    }

    @GET
    @Path("/series/{id}/edit")
    @Produces("text/html")
    public Page edit(@Context Caller caller, @PathParam("id") String id) {
        Series series = pages.desks().trainings().series(RecordId.parse(id), caller);
        SeriesContent content = series.content();
        Form form = new Form()
                .put("version", series.version())
                .put("programme", content.programme().map(RecordId::toString).orElse(""))
                .put("kind", content.kind().token())
                .put("title", content.title())
                .put("summary", content.summary())
                .put("organiser", content.organiser())
                .put("contact", content.contact().map(MailAddress::value).orElse(""))
                .put("zone", content.zone())
                .put("quotas", Lines.of(content.quotas()))
                .put("source", content.source())
                .putAll(
                        "languages",
                        content.languages().stream().map(Language::tag).toList());
        return page(series, form, caller);
    }

    @POST
    @Path("/series/{id}/edit")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response save(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Series now = pages.desks().trainings().series(RecordId.parse(id), caller);
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        SeriesContent content = content(form, labels);
        if (content == null) {
            return Response.status(422).entity(page(now, form, caller)).build();
        }
        try {
            pages.desks().trainings().reviseSeries(now.id(), form.version(), content, caller);
            return Pages.to(Pages.at(now), "saved");
        } catch (Refusal refusal) {
            Page page = page(now, form.refused(refusal, labels, FIELDS, "title"), caller);
            return Response.status(422).entity(page).build();
        } catch (Stale stale) {
            Series moved = pages.desks().trainings().series(now.id(), caller);
            Page page = page(moved, form.stale(moved.version(), labels, "title"), caller);
            return Response.status(409).entity(page).build();
        }
    }

    private static SeriesContent content(Form form, Labels labels) {
        Optional<RecordId> programme = form.read(
                "programme",
                labels,
                () -> form.get("programme").isEmpty()
                        ? Optional.<RecordId>empty()
                        : Optional.of(RecordId.parse(form.get("programme"))));
        SeriesKind kind = form.read("kind", labels, () -> SeriesKind.of(form.get("kind")));
        Optional<MailAddress> contact = form.read(
                "contact",
                labels,
                () -> form.get("contact").isBlank()
                        ? Optional.<MailAddress>empty()
                        : Optional.of(new MailAddress(form.get("contact").strip())));
        ZoneId zone = form.read("zone", labels, () -> LocalTimes.zone(form.get("zone")));
        Quotas quotas = form.read("quotas", labels, () -> Lines.quotas(form.get("quotas")));
        // Each field by itself, beside others that are well, so that all faults are told at once.
        for (String field : List.of("title", "summary", "organiser", "source", "languages")) {
            form.read(
                    field,
                    labels,
                    () -> new SeriesContent(
                            Optional.empty(),
                            SeriesKind.SEMINAR,
                            field.equals("title") ? form.get(field) : "-",
                            field.equals("summary") ? form.get(field) : "",
                            field.equals("organiser") ? form.get(field) : "-",
                            Optional.empty(),
                            ZoneId.of("UTC"),
                            field.equals("languages") ? languages(form) : List.of(Language.ES),
                            Quotas.NONE,
                            field.equals("source") ? form.get(field) : ""));
        }
        if (form.wrong()) {
            return null;
        }
        return new SeriesContent(
                programme,
                kind,
                form.get("title"),
                form.get("summary"),
                form.get("organiser"),
                contact,
                zone,
                languages(form),
                quotas,
                form.get("source"));
    }

    static List<Language> languages(Form form) {
        return form.all("languages").stream()
                .map(Language::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private Page page(Series series, Form form, Caller caller) {
        Labels labels = pages.labels(caller);
        String title = labels.get(series == null ? "series.new" : "series.edit");
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("title", title);
        parameters.put("form", form);
        parameters.put("action", series == null ? Pages.HOME + "/series/new" : Pages.at(series) + "/edit");
        parameters.put("back", series == null ? Pages.HOME : Pages.at(series));
        parameters.put("kinds", kinds(form, labels));
        parameters.put("programmes", programmes(form, labels, caller));
        parameters.put("planned", series == null ? planned(form, caller) : List.of());
        parameters.put("templates", series == null ? templates(form, labels) : List.of());
        return pages.page(
                title, "series-form", series == null ? List.of() : List.of(Pages.crumb(series)), caller, parameters);
    }

    /** What the sessions of the template would be, for whoever decides on a first day. */
    private List<String> planned(Form form, Caller caller) {
        return pages.desks().catalogue().templates().stream()
                .filter(one -> one.id().equals(form.get("template")))
                .flatMap(one -> SeriesTemplates.agendas(one.kind(), one.agenda(caller.language())).stream())
                .map(agenda -> agenda.stream()
                        .map(block -> block.title() + " (" + block.minutes() + "′)")
                        .collect(Collectors.joining("; ")))
                .toList();
    }

    private static List<Choice> kinds(Form form, Labels labels) {
        List<Choice> kinds = new ArrayList<>();
        for (SeriesKind kind : SeriesKind.values()) {
            kinds.add(Choice.of(kind.token(), labels.get("kind." + kind.token()))
                    .selected(kind.token().equals(form.get("kind"))));
        }
        return kinds;
    }

    /** The newest hundred; of an older one that is chosen, itself. */
    private List<Choice> programmes(Form form, Labels labels, Caller caller) {
        List<Choice> choices = new ArrayList<>();
        choices.add(Choice.of("", labels.get("field.no-programme")));
        String chosen = form.get("programme");
        pages.desks()
                .trainings()
                .programmes(Place.FIRST, 100, caller)
                .items()
                .forEach(one ->
                        choices.add(Choice.of(one.id().toString(), one.content().title())
                                .selected(one.id().toString().equals(chosen))));
        if (!chosen.isEmpty() && choices.stream().noneMatch(Choice::selected)) {
            choices.add(Choice.of(chosen, chosen).selected(true));
        }
        return choices;
    }

    private List<Choice> templates(Form form, Labels labels) {
        List<Choice> choices = new ArrayList<>();
        choices.add(Choice.of("", labels.get("template.none")));
        pages.desks()
                .catalogue()
                .templates()
                .forEach(one -> choices.add(Choice.of(one.id(), one.title().get(labels.language()))
                        .selected(one.id().equals(form.get("template")))));
        return choices.size() == 1 ? List.of() : choices;
    }
}
