package org.enlace.modules.internal.web;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.modules.Adopted;
import org.enlace.modules.Adoption;
import org.enlace.modules.AdoptionFile;
import org.enlace.modules.Adoptions;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.web.Download;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.StepUp;

/** One adoption: what was decided, its document, what became of it; confirming and withdrawing it. */
@Path("/modules/adoptions")
@Needs("adoptions.read")
public final class AdoptionPage {
    private final Adoptions adoptions;
    private final KnownModules modules;
    private final Room room;

    AdoptionPage(Adoptions adoptions, KnownModules modules, Room room) {
        this.adoptions = adoptions;
        this.modules = modules;
        this.room = room;
    }

    @GET
    @Path("/{id}")
    @Produces("text/html")
    public Page show(
            @Context Caller caller, @PathParam("id") String id, @QueryParam("done") @DefaultValue("") String done) {
        Adoption adoption = find(id, caller);
        Map<String, Object> parameters = about(adoption, caller);
        parameters.put("done", room.labels(caller).done("adoption", done).orElse(""));
        return room.ofAdoptions(adoption.terms().instrument().title(), "adoption", caller, parameters);
    }

    @GET
    @Path("/{id}/document")
    public Response document(@Context Caller caller, @PathParam("id") String id) {
        AdoptionFile file = adoptions.document(RecordId.parse(id), caller);
        return Download.of(file.document().name(), file.document().type(), file.content())
                .build();
    }

    @GET
    @Path("/{id}/confirm")
    @Needs("adoptions.confirm")
    @StepUp
    @Produces("text/html")
    public Page askConfirm(@Context Caller caller, @PathParam("id") String id) {
        return asking("adoption-confirm", "confirm.title", find(id, caller), new Form(), caller);
    }

    @POST
    @Path("/{id}/confirm")
    @Needs("adoptions.confirm")
    @StepUp
    @Consumes(Room.FORM)
    @Produces("text/html")
    public Response confirm(@Context Caller caller, @PathParam("id") String id, FormData data) {
        RecordId record = RecordId.parse(id);
        Labels labels = room.labels(caller);
        Form form = Form.of(data);
        try {
            Adoption after = adoptions.confirm(record, Form.version(data), caller);
            String done = after instanceof Adoption.Recorded ? "supported" : "confirmed";
            return Room.to("/modules/adoptions/" + record + "?done=" + done);
        } catch (Refusal refusal) {
            form.refused(refusal, "version", labels);
            return Room.refused(asking("adoption-confirm", "confirm.title", find(id, caller), form, caller));
        } catch (Stale stale) {
            form.wrong("version", labels.get("form.stale"));
            return Response.status(409)
                    .entity(asking("adoption-confirm", "confirm.title", find(id, caller), form, caller))
                    .build();
        }
    }

    @GET
    @Path("/{id}/withdraw")
    @Needs("adoptions.record")
    @StepUp
    @Produces("text/html")
    public Page askWithdraw(@Context Caller caller, @PathParam("id") String id) {
        return asking("adoption-withdraw", "withdraw.title", find(id, caller), new Form(), caller);
    }

    @POST
    @Path("/{id}/withdraw")
    @Needs("adoptions.record")
    @StepUp
    @Consumes(Room.FORM)
    @Produces("text/html")
    public Response withdraw(@Context Caller caller, @PathParam("id") String id, FormData data) {
        RecordId record = RecordId.parse(id);
        Labels labels = room.labels(caller);
        Form form = Form.of(data);
        try {
            adoptions.withdraw(record, Form.version(data), data.first("reason"), caller);
            return Room.to("/modules/adoptions/" + record + "?done=withdrawn");
        } catch (Refusal refusal) {
            form.refused(refusal, "reason", labels);
            return Room.refused(asking("adoption-withdraw", "withdraw.title", find(id, caller), form, caller));
        } catch (Stale stale) {
            form.wrong("reason", labels.get("form.stale"));
            return Response.status(409)
                    .entity(asking("adoption-withdraw", "withdraw.title", find(id, caller), form, caller))
                    .build();
        }
    }

    private Adoption find(String id, Caller caller) {
        return adoptions.find(RecordId.parse(id), caller);
    }

    private Page asking(String template, String title, Adoption adoption, Form form, Caller caller) {
        Map<String, Object> parameters = about(adoption, caller);
        parameters.put("form", form);
        return room.ofAdoptions(
                room.labels(caller).get(title),
                template,
                caller,
                parameters,
                new Page.Crumb(adoption.terms().instrument().title(), "/modules/adoptions/" + adoption.id()));
    }

    private Map<String, Object> about(Adoption adoption, Caller caller) {
        LocalDate today = adoptions.today();
        Adopted adopted = adoptions.of(adoption.module(), caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("adoption", adoption);
        parameters.put("adopted", adopted);
        parameters.put("today", today);
        parameters.put(
                "seconds",
                adoption instanceof Adoption.Recorded recorded
                        ? room.labels(caller).seconds(recorded, adoptions.confirmers(adoption, caller))
                        : List.of());
        parameters.put("moduleTitle", modules.title(adoption.module(), caller.language()));
        return parameters;
    }
}
