package org.enlace.training.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.evaluation.Evaluations.About;
import org.enlace.training.evaluation.Indicator;
import org.enlace.training.evaluation.Indicators;
import org.enlace.training.evaluation.Subject;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Choice;

/** An indicator of results, new or changed; and its removal. */
@Path("/training")
@Needs("training.organise")
public final class IndicatorForm {
    private static final Set<String> FIELDS = Set.of("name", "unit", "before", "after", "source", "link");

    private final Pages pages;

    IndicatorForm(Pages pages) {
        this.pages = pages;
    }

    private Indicators indicators() {
        return pages.desks().evaluation().indicators();
    }

    @GET
    @Path("/series/{id}/indicators/new")
    @Produces("text/html")
    public Page begin(@Context Caller caller, @PathParam("id") String id) {
        return page(Subject.series(RecordId.parse(id)), null, new Form(), caller);
    }

    @POST
    @Path("/series/{id}/indicators/new")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response add(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Subject subject = Subject.series(RecordId.parse(id));
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        try {
            Indicator.Content content = content(form, labels);
            if (content != null) {
                indicators().add(subject, content, caller);
                return Pages.to(EvaluationPages.at(subject), "indicator");
            }
        } catch (Refusal refusal) {
            form.refused(refusal, labels, FIELDS, "name");
        }
        return Response.status(422).entity(page(subject, null, form, caller)).build();
    }

    @GET
    @Path("/indicators/{id}")
    @Produces("text/html")
    public Page edit(@Context Caller caller, @PathParam("id") String id) {
        Indicator one = indicators().find(RecordId.parse(id), caller);
        Indicator.Content content = one.content();
        Form form = new Form()
                .put("version", one.version())
                .put("name", content.name())
                .put("unit", content.unit())
                .put("before", content.before().map(BigDecimal::toPlainString).orElse(""))
                .put("after", content.after().map(BigDecimal::toPlainString).orElse(""))
                .put("source", content.source())
                .put("link", content.link().map(IndicatorForm::token).orElse(""));
        return page(one.subject(), one, form, caller);
    }

    @POST
    @Path("/indicators/{id}")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response save(@Context Caller caller, @PathParam("id") String id, FormData data) {
        RecordId record = RecordId.parse(id);
        return change(record, data, caller, form -> {
            Indicator.Content content = content(form, pages.labels(caller));
            if (content == null) {
                return "";
            }
            indicators().revise(record, form.version(), content, caller);
            return "indicator";
        });
    }

    @POST
    @Path("/indicators/{id}/remove")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response remove(@Context Caller caller, @PathParam("id") String id, FormData data) {
        RecordId record = RecordId.parse(id);
        return change(record, data, caller, form -> {
            indicators().remove(record, form.version(), caller);
            return "indicator-removed";
        });
    }

    private Response change(RecordId id, FormData data, Caller caller, Function<Form, String> work) {
        Form form = Form.of(data);
        Labels labels = pages.labels(caller);
        Indicator one = indicators().find(id, caller);
        try {
            String done = work.apply(form);
            if (!done.isEmpty()) {
                return Pages.to(EvaluationPages.at(one.subject()), done);
            }
        } catch (Refusal refusal) {
            form.refused(refusal, labels, FIELDS, "name");
        } catch (Stale stale) {
            Indicator now = indicators().find(id, caller);
            form.stale(now.version(), labels, "name");
            return Response.status(409)
                    .entity(page(now.subject(), now, form, caller))
                    .build();
        }
        return Response.status(422)
                .entity(page(one.subject(), one, form, caller))
                .build();
    }

    private static Indicator.Content content(Form form, Labels labels) {
        Optional<BigDecimal> before = form.read("before", labels, () -> value(form, "before"));
        Optional<BigDecimal> after = form.read("after", labels, () -> value(form, "after"));
        if (form.wrong()) {
            return null;
        }
        return new Indicator.Content(
                form.get("name"), form.get("unit"), before, after, form.get("source"), link(form.get("link")));
    }

    /** A number as people write it, with a comma or a point. */
    private static Optional<BigDecimal> value(Form form, String name) {
        String typed = form.get(name).strip().replace(',', '.');
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        if (!typed.matches("-?[0-9]{1,15}(\\.[0-9]{1,10})?")) {
            throw new Refusal(
                            "training.indicator-number",
                            "\"" + Form.cut(typed)
                                    + "\" is no number; write figures, with a comma or a point for decimals",
                            Form.cut(typed))
                    .at(name);
        }
        return Optional.of(new BigDecimal(typed));
    }

    private static String token(Indicator.Link link) {
        return link.source() + " " + link.key();
    }

    private static Optional<Indicator.Link> link(String token) {
        int space = token.indexOf(' ');
        return space < 1
                ? Optional.empty()
                : Optional.of(new Indicator.Link(token.substring(0, space), token.substring(space + 1)));
    }

    private Page page(Subject subject, Indicator one, Form form, Caller caller) {
        Labels labels = pages.labels(caller);
        About about = pages.desks().evaluation().evaluations().about(subject, caller);
        List<Choice> links = new ArrayList<>();
        links.add(Choice.of("", labels.get("indicator.link.none")));
        indicators()
                .choices(caller)
                .forEach(each -> links.add(Choice.of(token(each.link()), each.module() + ": " + each.title())));
        String chosen = form.get("link");
        if (!chosen.isEmpty() && links.stream().noneMatch(each -> each.value().equals(chosen))) {
            links.add(Choice.of(chosen, labels.get("indicator.link.away")));
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("about", about);
        parameters.put("indicator", one);
        parameters.put("links", links);
        parameters.put("form", form);
        String title = labels.get(one == null ? "indicator.new" : "indicator.edit");
        return pages.page(title, "indicator-form", EvaluationPages.way(about, labels), caller, parameters);
    }
}
