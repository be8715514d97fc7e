package org.enlace.files.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.enlace.files.Files;
import org.enlace.files.StoredFile;
import org.enlace.files.internal.Owners;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.web.FormData;
import org.enlace.web.GoesOn;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.StepUp;

/** What is done to a file, each after a question: removed, held, lifted, kept for longer, erased. */
@Path("/files/{file}")
@Needs("files.read")
public final class ActPages {
    private final Files files;
    private final Owners owners;
    private final Room room;

    ActPages(Files files, Owners owners, Room room) {
        this.files = files;
        this.owners = owners;
        this.room = room;
    }

    @GET
    @Path("/remove")
    @Needs("files.add")
    @Produces("text/html")
    public Response askRemove(@Context Caller caller, @PathParam("file") String id) {
        return ask("remove", id, caller);
    }

    @POST
    @Path("/remove")
    @Needs("files.add")
    @Consumes(Room.FORM)
    @Produces("text/html")
    public Response remove(@Context Caller caller, @PathParam("file") String id, FormData data) {
        return done("remove", id, data, caller, form -> {
            StoredFile gone = files.remove(RecordId.parse(id), form.version(), caller);
            return owners.known(gone.owner(), caller).owner().path() + "?files=removed#files";
        });
    }

    @GET
    @Path("/hold")
    @Needs("files.hold")
    @Produces("text/html")
    public Response askHold(@Context Caller caller, @PathParam("file") String id) {
        return ask("hold", id, caller);
    }

    @POST
    @Path("/hold")
    @Needs("files.hold")
    @GoesOn("custody")
    @Consumes(Room.FORM)
    @Produces("text/html")
    public Response hold(@Context Caller caller, @PathParam("file") String id, FormData data) {
        return done("hold", id, data, caller, form -> {
            files.hold(RecordId.parse(id), form.version(), form.reason(), caller);
            return Room.HOME + "/" + id + "?done=held";
        });
    }

    @GET
    @Path("/lift")
    @Needs("files.hold")
    @Produces("text/html")
    public Response askLift(@Context Caller caller, @PathParam("file") String id) {
        return ask("lift", id, caller);
    }

    @POST
    @Path("/lift")
    @Needs("files.hold")
    @GoesOn("custody")
    @Consumes(Room.FORM)
    @Produces("text/html")
    public Response lift(@Context Caller caller, @PathParam("file") String id, FormData data) {
        return done("lift", id, data, caller, form -> {
            files.lift(RecordId.parse(id), form.version(), form.reason(), caller);
            return Room.HOME + "/" + id + "?done=lifted";
        });
    }

    @GET
    @Path("/keep")
    @Needs("files.hold")
    @Produces("text/html")
    public Response askKeep(@Context Caller caller, @PathParam("file") String id) {
        return ask("keep", id, caller);
    }

    @POST
    @Path("/keep")
    @Needs("files.hold")
    @GoesOn("retention")
    @Consumes(Room.FORM)
    @Produces("text/html")
    public Response keep(@Context Caller caller, @PathParam("file") String id, FormData data) {
        return done("keep", id, data, caller, form -> {
            files.keep(RecordId.parse(id), form.version(), form.end(caller.zone()), form.reason(), caller);
            return Room.HOME + "/" + id + "?done=kept";
        });
    }

    @GET
    @Path("/erase")
    @Needs("files.erase")
    @StepUp
    @Produces("text/html")
    public Response askErase(@Context Caller caller, @PathParam("file") String id) {
        return ask("erase", id, caller);
    }

    @POST
    @Path("/erase")
    @Needs("files.erase")
    @StepUp
    @GoesOn("erasure")
    @Consumes(Room.FORM)
    @Produces("text/html")
    public Response erase(@Context Caller caller, @PathParam("file") String id, FormData data) {
        return done("erase", id, data, caller, form -> {
            files.erase(RecordId.parse(id), form.version(), form.reason(), caller);
            return Room.HOME + "/" + id + "?done=erased";
        });
    }

    private Response ask(String act, String id, Caller caller) {
        return FilePage.readable(
                files, RecordId.parse(id), caller, file -> Response.ok(page(act, file, Form.of(file.version()), caller))
                        .build());
    }

    /** @param doing does it and says where to go on */
    private Response done(String act, String id, FormData data, Caller caller, Function<Form, String> doing) {
        Form form = Form.of(data);
        Labels labels = room.labels(caller);
        try {
            return Response.seeOther(URI.create(doing.apply(form))).build();
        } catch (Refusal refusal) {
            if (refusal.code().equals("files.reason")) {
                throw refusal;
            }
            StoredFile file = files.find(RecordId.parse(id), caller);
            return Response.status(422)
                    .entity(page(act, file, form.wrong(refusal, labels), caller))
                    .build();
        } catch (Stale stale) {
            StoredFile now = files.find(RecordId.parse(id), caller);
            return Response.status(409)
                    .entity(page(act, now, form.stale(now.version(), labels), caller))
                    .build();
        }
    }

    private Page page(String act, StoredFile file, Form form, Caller caller) {
        List<Page.Crumb> way = List.of(
                Room.crumb(owners.known(file.owner(), caller).owner()),
                new Page.Crumb(file.name().value(), Room.HOME + "/" + file.id()));
        String title = room.labels(caller).get(act + ".title");
        return room.page(title, "act", way, Map.of("act", act, "file", file, "form", form), caller);
    }
}
