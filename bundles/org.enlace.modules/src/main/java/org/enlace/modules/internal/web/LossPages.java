package org.enlace.modules.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.enlace.modules.internal.Remains.Left;
import org.enlace.modules.internal.decision.Decision;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.StepUp;

/** What destroys records for good, each after its export: going back with a loss, and purging what a removed module left. */
@Path("/modules")
@Needs("modules.manage")
public final class LossPages {
    private final ModulePages.Parts parts;
    private final RecordDownloads downloads;
    private final Room room;

    LossPages(ModulePages.Parts parts, Room room) {
        this.parts = parts;
        this.room = room;
        downloads = new RecordDownloads(parts.node().data().resolve("tmp"));
    }

    @GET
    @Path("{id}/left")
    @Produces("text/html")
    public Page left(@Context Caller caller, @PathParam("id") String id) {
        return page(parts.remains().left(ModuleIds.require(id)), new Form(), caller);
    }

    @GET
    @Path("{id}/left/export")
    @StepUp
    public Response exportLeft(@Context Caller caller, @PathParam("id") String id) throws IOException {
        String module = ModuleIds.require(id);
        return downloads.send(
                module, caller, file -> parts.remains().exportLeft(module, file, caller, (step, done, total) -> {}));
    }

    @GET
    @Path("{id}/later/export")
    @StepUp
    public Response exportLater(@Context Caller caller, @PathParam("id") String id) throws IOException {
        String module = ModuleIds.require(id);
        return downloads.send(module + "-later", caller, file -> parts.remains()
                .exportLater(module, file, caller, (step, done, total) -> {}));
    }

    @POST
    @Path("{id}/purge")
    @StepUp
    @Consumes(Room.FORM)
    @Produces("text/html")
    public Response purge(@Context Caller caller, @PathParam("id") String id, FormData data) {
        Left left = parts.remains().left(ModuleIds.require(id));
        Labels labels = room.labels(caller);
        Form form = Form.of(data);
        if (!data.first("confirm").strip().equals(id)) {
            form.wrong("confirm", labels.get("left.confirm.wrong", id));
        }
        var export = downloads.last(id, caller);
        if (export.isEmpty()) {
            form.wrong("export", labels.get("left.export.missing"));
        }
        if (form.isWrong()) {
            return Room.refused(page(left, form, caller));
        }
        try {
            Decision decision = parts.remains().proposePurge(id, export.get(), data.first("reason"), caller);
            return Room.to("/modules/decisions/" + decision.id());
        } catch (Refusal refusal) {
            return Room.refused(page(left, form.refused(refusal, "reason", labels), caller));
        }
    }

    private Page page(Left left, Form form, Caller caller) {
        ModuleWords words = new ModuleWords(room.labels(caller));
        String title = words.get("left.title", words.in(left.title(), left.module()));
        Optional<Offer> offer = parts.offers().newest(left.module());
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("words", words);
        parameters.put("title", title);
        parameters.put("left", left);
        parameters.put("form", form);
        parameters.put("export", downloads.last(left.module(), caller).orElse(null));
        parameters.put(
                "install",
                offer.map(one -> PlanPage.address(one.id(), "install", one.version()))
                        .orElse(null));
        return room.ofModules(title, "module-left", caller, parameters);
    }
}
