package org.enlace.protocols.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.enlace.documents.TableFormat;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.protocols.Implementations;
import org.enlace.protocols.Implementations.Staged;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocols;
import org.enlace.web.Download;
import org.enlace.web.FormData;
import org.enlace.web.GoesOn;
import org.enlace.web.MaxBody;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.StepUp;
import org.enlace.web.Upload;

/** A checklist as a spreadsheet, out and in. */
@Path("/protocols/{id}/implementation")
@Needs("protocols.implement")
public final class ChecklistFiles {
    private static final String PLACE = "implementation";

    /** The file, and the form around it. */
    private static final long BODY = Implementations.BYTES_AT_MOST + 64L * 1024;

    private final ChecklistRoom room;
    private final Implementations implementations;
    private final Protocols protocols;
    private final Reading reading;

    ChecklistFiles(ChecklistRoom room, Protocols protocols) {
        this.room = room;
        this.protocols = protocols;
        implementations = room.implementations();
        reading = new Reading(protocols, room.room());
    }

    @GET
    @Path("/export.xlsx")
    @StepUp
    public Response xlsx(@Context Caller caller, @PathParam("id") String id) {
        return table(TableFormat.XLSX, id, caller);
    }

    @GET
    @Path("/export.csv")
    @StepUp
    public Response csv(@Context Caller caller, @PathParam("id") String id) {
        return table(TableFormat.CSV, id, caller);
    }

    private Response table(TableFormat format, String id, Caller caller) {
        return reading.answer(id, PLACE, caller, protocol -> file(implementations, format, protocol, caller));
    }

    /** @param protocol opened for the caller */
    public static Response file(Implementations implementations, TableFormat format, Protocol protocol, Caller caller) {
        implementations.checkTable(protocol.id(), caller);
        StreamingOutput body = out -> implementations.table(format, protocol.id(), caller.language(), out, caller);
        return Download.of(protocol.reference() + "-checklist." + format.ending(), format.mediaType(), body)
                .build();
    }

    @GET
    @Path("/import")
    @Produces("text/html")
    public Response choose(@Context Caller caller, @PathParam("id") String id) {
        return reading.page(id, PLACE, caller, protocol -> {
            implementations.get(protocol.id(), caller);
            return choose(protocol, "", caller);
        });
    }

    private Page choose(Protocol protocol, String error, Caller caller) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("error", error);
        return room.page(
                room.labels(caller).get("checklist.import"), protocol, true, "checklistimport", parameters, caller);
    }

    @POST
    @Path("/import")
    @Consumes("multipart/form-data")
    @Produces("text/html")
    @MaxBody(BODY)
    public Response stage(@Context Caller caller, @PathParam("id") String id, FormData form) {
        Protocol protocol = protocols.find(RecordId.parse(id), caller);
        Labels labels = room.labels(caller);
        Optional<Upload> file = form.file("file");
        if (file.isEmpty()) {
            implementations.get(protocol.id(), caller);
            return ChecklistRoom.refused(choose(protocol, labels.get("checklist.import.missing"), caller));
        }
        try (InputStream content = file.get().open()) {
            Staged staged = implementations.stage(protocol.id(), file.get().name(), content, caller);
            return Room.to(ChecklistView.home(protocol.id()) + "/import/" + staged.id());
        } catch (Refusal refusal) {
            if (refusal.code().equals("checklist.none")) {
                throw refusal;
            }
            return ChecklistRoom.refused(choose(protocol, labels.of(refusal), caller));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GET
    @Path("/import/{file}")
    @Produces("text/html")
    public Response plan(@Context Caller caller, @PathParam("id") String id, @PathParam("file") String file) {
        RecordId staged = RecordId.parse(file);
        return reading.page(
                id,
                PLACE,
                caller,
                protocol -> plan(protocol, implementations.staged(protocol.id(), staged, caller), "", caller));
    }

    private Page plan(Protocol protocol, Staged staged, String error, Caller caller) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("caller", caller);
        parameters.put("staged", staged);
        parameters.put("error", error);
        return room.page(
                room.labels(caller).get("checklist.plan", staged.fileName()),
                protocol,
                true,
                "checklistplan",
                parameters,
                caller);
    }

    @POST
    @Path("/import/{file}/run")
    @Consumes("application/x-www-form-urlencoded")
    @Produces("text/html")
    public Response run(
            @Context Caller caller, @PathParam("id") String id, @PathParam("file") String file, FormData form) {
        RecordId protocol = RecordId.parse(id);
        RecordId staged = RecordId.parse(file);
        try {
            implementations.run(protocol, staged, caller);
            return Room.to(ChecklistView.home(protocol) + "?done=imported");
        } catch (Refusal refusal) {
            if (!refusal.code().equals("checklist.refused-rows")) {
                throw refusal;
            }
            String error = room.labels(caller).of(refusal);
            return reading.answer(
                    id,
                    PLACE,
                    caller,
                    opened -> ChecklistRoom.refused(
                            plan(opened, implementations.staged(protocol, staged, caller), error, caller)));
        }
    }

    @POST
    @Path("/import/{file}/drop")
    @GoesOn("erasure")
    @Consumes("application/x-www-form-urlencoded")
    public Response drop(
            @Context Caller caller, @PathParam("id") String id, @PathParam("file") String file, FormData form) {
        RecordId protocol = RecordId.parse(id);
        implementations.drop(protocol, RecordId.parse(file), caller);
        return Room.to(ChecklistView.home(protocol) + "/import");
    }
}
