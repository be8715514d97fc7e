package org.enlace.modules.internal.web;

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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.modules.Adoption;
import org.enlace.modules.AdoptionTerms;
import org.enlace.modules.Adoptions;
import org.enlace.modules.Instrument;
import org.enlace.modules.InstrumentKind;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.MaxBody;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.Upload;
import org.enlace.web.ui.Choice;

/** Recording an adoption. */
@Path("/modules/adoptions/new")
@Needs("adoptions.record")
public final class AdoptionForm {
    private static final long LARGEST_BODY = Adoptions.LARGEST_DOCUMENT + 64 * 1024;

    private final Adoptions adoptions;
    private final KnownModules modules;
    private final Room room;

    AdoptionForm(Adoptions adoptions, KnownModules modules, Room room) {
        this.adoptions = adoptions;
        this.modules = modules;
        this.room = room;
    }

    /** @param renews the adoption this one renews; what stays the same is filled in */
    @GET
    @Produces("text/html")
    public Page begin(
            @Context Caller caller,
            @QueryParam("module") @DefaultValue("") String module,
            @QueryParam("renews") @DefaultValue("") String renews) {
        Form form = new Form().with("module", module);
        if (!renews.isEmpty()) {
            AdoptionTerms before =
                    adoptions.find(RecordId.parse(renews), caller).terms();
            form.with("module", before.module())
                    .with("kind", before.instrument().kind().token())
                    .with("authority", before.authority())
                    .with("scope", before.scope());
            before.until().map(last -> last.plusDays(1)).ifPresent(next -> fill(form, "from", next));
        }
        return page(form, caller);
    }

    private static void fill(Form form, String name, LocalDate day) {
        form.with(name + "-year", String.valueOf(day.getYear()))
                .with(name + "-month", String.valueOf(day.getMonthValue()))
                .with(name + "-day", String.valueOf(day.getDayOfMonth()));
    }

    @POST
    @Consumes("multipart/form-data")
    @Produces("text/html")
    @MaxBody(LARGEST_BODY)
    public Response record(@Context Caller caller, FormData data) throws IOException {
        Labels labels = room.labels(caller);
        Form form = Form.of(data);
        LocalDate date = form.day("date", labels);
        LocalDate from = form.day("from", labels);
        Optional<LocalDate> until =
                form.empty("until") ? Optional.empty() : Optional.ofNullable(form.day("until", labels));
        for (String field : List.of("kind", "number", "title", "authority", "scope")) {
            if (form.get(field).isBlank()) {
                form.wrong(field, labels.get("form.missing", labels.get("adoption." + field)));
            }
        }
        String module = form.get("module").isEmpty() ? form.get("other").strip() : form.get("module");
        if (module.isEmpty()) {
            form.wrong("module", labels.get("form.missing", labels.get("adoption.module")));
        }
        if (form.isWrong()) {
            return Room.refused(page(form, caller));
        }
        Optional<Upload> file = data.file("document");
        try {
            AdoptionTerms terms = new AdoptionTerms(
                    module,
                    new Instrument(InstrumentKind.of(form.get("kind")), form.get("number"), date, form.get("title")),
                    form.get("authority"),
                    form.get("scope"),
                    from,
                    until);
            Adoption recorded = adoptions.record(terms, file.map(Upload::name), content(file), caller);
            return Room.to("/modules/adoptions/" + recorded.id() + "?done=recorded");
        } catch (Refusal refusal) {
            return Room.refused(page(form.refused(refusal, "module", labels), caller));
        }
    }

    private static byte[] content(Optional<Upload> file) throws IOException {
        if (file.isEmpty()) {
            return new byte[0];
        }
        try (InputStream in = file.get().open()) {
            return in.readAllBytes();
        }
    }

    private Page page(Form form, Caller caller) {
        Labels labels = room.labels(caller);
        List<Choice> choices = new ArrayList<>(List.of(Choice.of("", labels.get("adoption.module.other"))));
        for (String id : modules.ids()) {
            String title = modules.title(id, caller.language());
            choices.add(Choice.of(id, title.equals(id) ? id : title + " (" + id + ")"));
        }
        if (!form.get("module").isEmpty()
                && choices.stream().noneMatch(choice -> choice.value().equals(form.get("module")))) {
            choices.add(Choice.of(form.get("module"), form.get("module")));
        }
        return room.ofAdoptions(
                labels.get("record.title"), "adoption-form", caller, Map.of("form", form, "modules", choices));
    }
}
