package org.enlace.training.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.files.FilePanels;
import org.enlace.files.OwnerRef;
import org.enlace.files.StoredFile;
import org.enlace.platform.Caller;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.ApplicationDraft;
import org.enlace.training.exchange.ApplicationForm;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.internal.ExchangeDocuments;
import org.enlace.web.FormData;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.Ui;

/** An application on its way to be handed in: a page for each step, each kept when it is left. */
@Path("/training")
@Needs("training.apply")
public final class DraftPages {
    private final Pages pages;
    private final Supplier<FilePanels> panels;

    DraftPages(Pages pages, Supplier<FilePanels> panels) {
        this.pages = pages;
        this.panels = panels;
    }

    private static String at(ApplicationDraft draft, String step) {
        return ExchangesPage.HERE + "/drafts/" + draft.id() + "/" + step;
    }

    @POST
    @Path("/exchanges/calls/{id}/apply")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response begin(@Context Caller caller, @PathParam("id") String id, FormData data) {
        ApplicationDraft draft = pages.desks().applications().begin(RecordId.parse(id), caller);
        return Response.seeOther(URI.create(at(draft, "officer"))).build();
    }

    @GET
    @Path("/exchanges/drafts/{id}/{stage}")
    @Produces("text/html")
    public Page show(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("stage") String step,
            @QueryParam("files") String files) {
        ApplicationDraft draft = pages.desks().applications().draft(RecordId.parse(id), caller);
        return page(draft, known(step), ApplicationFields.form(draft.answers()), files, caller);
    }

    private static String known(String step) {
        if (!ApplicationFields.STEPS.contains(step)) {
            throw new NotFound("exchange-step", Form.cut(step));
        }
        return step;
    }

    /** Keeps what was typed, well or not; goes on where nothing is wrong with it, or where the officer wants to stop. */
    @POST
    @Path("/exchanges/drafts/{id}/{stage}")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response save(
            @Context Caller caller, @PathParam("id") String id, @PathParam("stage") String step, FormData data) {
        RecordId record = RecordId.parse(id);
        Form typed = Form.of(data);
        Labels labels = pages.labels(caller);
        ApplicationDraft draft;
        try {
            draft = pages.desks()
                    .applications()
                    .save(record, typed.version(), ApplicationFields.answers(known(step), typed), caller);
        } catch (Refusal refusal) {
            ApplicationDraft before = pages.desks().applications().draft(record, caller);
            typed.refused(refusal, labels, ApplicationFields.fields(), step);
            return Response.status(422)
                    .entity(page(before, step, typed, null, caller))
                    .build();
        } catch (Stale stale) {
            ApplicationDraft now = pages.desks().applications().draft(record, caller);
            List<String> fields = ApplicationFields.OF.getOrDefault(step, List.of());
            Form form = fields.isEmpty() ? ApplicationFields.form(now.answers()) : typed;
            form.stale(now.version(), labels, fields.isEmpty() ? step : fields.get(0));
            return Response.status(409)
                    .entity(page(now, step, form, null, said(now, fields), caller))
                    .build();
        }
        if (step.equals("check")) {
            return handIn(draft, caller);
        }
        if (typed.get("act").equals("later")) {
            return Response.seeOther(URI.create(ExchangesPage.LIST + "?own=yes"))
                    .build();
        }
        Form form = ApplicationFields.form(draft.answers());
        ApplicationFields.check(
                step, form, labels, caller.reader(), pages.desks().country());
        if (form.wrong()) {
            return Response.status(422)
                    .entity(page(draft, step, form, null, caller))
                    .build();
        }
        String next = ApplicationFields.STEPS.get(ApplicationFields.STEPS.indexOf(step) + 1);
        return Response.seeOther(URI.create(at(draft, next))).build();
    }

    private Response handIn(ApplicationDraft draft, Caller caller) {
        Form form = ApplicationFields.form(draft.answers());
        Labels labels = pages.labels(caller);
        ApplicationForm read = ApplicationFields.read(
                form,
                files(draft, caller),
                labels,
                caller.reader(),
                pages.desks().country());
        if (read != null) {
            try {
                Application made = pages.desks().applications().handIn(draft.id(), read, caller);
                return Pages.to(ApplicationPages.at(made.id()), "handed-in");
            } catch (Refusal refusal) {
                form.refused(refusal, labels, ApplicationFields.fields(), "check");
            }
        }
        return Response.status(422)
                .entity(page(draft, "check", form, null, caller))
                .build();
    }

    private List<RecordId> files(ApplicationDraft draft, Caller caller) {
        return pages.desks().exchangeFiles().of(draft.id(), caller).stream()
                .map(StoredFile::id)
                .toList();
    }

    @POST
    @Path("/exchanges/drafts/{id}/discard")
    @GoesOn("erasure")
    @Consumes(Pages.FORM)
    @Produces("text/html")
    public Response discard(@Context Caller caller, @PathParam("id") String id, FormData data) {
        pages.desks().applications().discardDraft(RecordId.parse(id), caller);
        return Pages.to(ExchangesPage.HERE, "draft-discarded");
    }

    /** What a draft says in these fields, to be compared with what was typed. */
    private static String said(ApplicationDraft draft, List<String> fields) {
        return fields.stream()
                .map(field -> String.join(", ", draft.answers().getOrDefault(field, List.of())))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n\n"));
    }

    private Page page(ApplicationDraft draft, String step, Form form, String files, Caller caller) {
        return page(draft, step, form, files, "", caller);
    }

    /** @param now what was saved in another window meanwhile; empty where nothing was */
    private Page page(ApplicationDraft draft, String step, Form form, String files, String now, Caller caller) {
        ExchangeCall call = pages.desks().calls().find(draft.call(), caller);
        Labels labels = pages.labels(caller);
        boolean check = step.equals("check");
        if (check && !form.wrong()) {
            ApplicationFields.STEPS.forEach(each -> ApplicationFields.check(
                    each, form, labels, caller.reader(), pages.desks().country()));
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("call", call);
        parameters.put("draft", draft);
        parameters.put("step", step);
        parameters.put("form", form);
        parameters.put("now", now);
        parameters.put(
                "panel",
                step.equals("documents")
                        ? panels.get().of(new OwnerRef(ExchangeDocuments.NAME, draft.id()), files, caller)
                        : Ui.text(""));
        parameters.put("files", check ? files(draft, caller).size() : 0);
        parameters.put("own", pages.desks().country());
        return pages.page(
                labels.get("apply.title"),
                "draft",
                List.of(ExchangesPage.crumb(labels), CallPages.crumb(call)),
                caller,
                parameters);
    }

    /** Where a field that is wrong is put right. */
    public static String stepOf(RecordId draft, String field) {
        return ExchangesPage.HERE + "/drafts/" + draft + "/" + ApplicationFields.step(field) + "#" + field;
    }
}
