package org.enlace.modules.internal.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.enlace.modules.InstalledModule;
import org.enlace.modules.internal.work.Work;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** How a change goes, and how it ended. With script it follows by itself. */
@Path("/modules/changes")
@Needs("modules.read")
public final class ChangePage {
    private final ModulePages.Parts parts;
    private final Room room;

    ChangePage(ModulePages.Parts parts, Room room) {
        this.parts = parts;
        this.room = room;
    }

    /**
     * @param seen what was shown last, where the page asks for news of itself
     * @param htmx sent by the page's script
     */
    @GET
    @Path("{id}")
    @Produces("text/html")
    public Response follow(
            @Context Caller caller,
            @PathParam("id") String id,
            @QueryParam("seen") @DefaultValue("") String seen,
            @HeaderParam("HX-Request") String htmx) {
        RecordId which = RecordId.parse(id);
        ModuleWords words = new ModuleWords(room.labels(caller));
        Optional<Work> found = parts.works().last().filter(work -> work.id().equals(which));
        if (found.isEmpty()) {
            String title = words.get("change.gone");
            Page gone = room.ofModules(title, "module-change-gone", caller, Map.of("words", words, "title", title));
            return Response.status(404).entity(gone).build();
        }
        Work work = found.get();
        Work.View view = work.view();
        if (htmx != null && seen.equals(view.mark())) {
            return Response.noContent().build();
        }
        return Response.ok(page(work, view, words, caller)).build();
    }

    private Page page(Work work, Work.View view, ModuleWords words, Caller caller) {
        String id = work.order().module();
        String title =
                words.title(work.order().operation(), words.in(work.order().title(), id));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("words", words);
        parameters.put("title", title);
        parameters.put("work", work);
        parameters.put("view", view);
        parameters.put("tasks", ChangeSteps.of(work.order().operation(), view, words));
        parameters.put("status", ChangeSteps.status(work.order().operation(), view, words));
        parameters.put(
                "remedy",
                view.state() instanceof Work.State.Refused refused ? Remedy.of(refused.why(), id, words) : null);
        parameters.put("now", now(id).orElse(null));
        return room.ofModules(title, "module-change", caller, parameters);
    }

    private Optional<InstalledModule> now(String id) {
        return parts.modules().list().stream()
                .filter(module -> module.id().equals(id))
                .findFirst();
    }
}
