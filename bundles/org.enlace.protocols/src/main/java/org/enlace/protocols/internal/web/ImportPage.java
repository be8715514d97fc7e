package org.enlace.protocols.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.protocols.ImportPlan;
import org.enlace.protocols.ProtocolImports;
import org.enlace.protocols.ProtocolImports.Mode;
import org.enlace.protocols.ProtocolImports.Staged;
import org.enlace.protocols.TableImports;
import org.enlace.web.FormData;
import org.enlace.web.GoesOn;
import org.enlace.web.MaxBody;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.Upload;

/** Importing a file: choose it, see what would happen, carry it out. */
@Path("/protocols/import")
@Needs("protocols.import")
public final class ImportPage {
    /** The file, and the form around it. */
    private static final long BODY = ProtocolImports.BYTES_AT_MOST + 64L * 1024;

    /** So much of a file tells what it is. */
    private static final int BEGINNING = 256;

    private final ProtocolImports imports;
    private final TableImports tables;
    private final Room room;

    public ImportPage(ProtocolImports imports, TableImports tables, Room room) {
        this.imports = imports;
        this.tables = tables;
        this.room = room;
    }

    @GET
    @Produces("text/html")
    public Page choose(@Context Caller caller) {
        return choose("", caller);
    }

    @POST
    @Consumes("multipart/form-data")
    @Produces("text/html")
    @MaxBody(BODY)
    public Response stage(@Context Caller caller, FormData form) {
        Optional<Upload> file = form.file("file");
        Labels labels = room.labels(caller);
        if (file.isEmpty()) {
            return refused(choose(labels.get("import.file.missing"), caller));
        }
        try (InputStream content = file.get().open();
                InputStream looked = file.get().open()) {
            String name = file.get().name();
            if (tables.isTable(name, looked.readNBytes(BEGINNING))) {
                return Room.to("/protocols/import/"
                        + tables.stage(name, content, caller).id() + "/columns");
            }
            Staged staged = imports.stage(name, content, caller);
            return Room.to("/protocols/import/" + staged.id());
        } catch (Refusal refusal) {
            return refused(choose(labels.of(refusal), caller));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GET
    @Path("/{file}")
    @Produces("text/html")
    public Response plan(@Context Caller caller, @PathParam("file") String file) {
        RecordId id = RecordId.parse(file);
        Staged staged;
        try {
            staged = imports.staged(id, caller);
        } catch (Refusal refusal) {
            if (refusal.code().startsWith("import.table.")) {
                return Room.to("/protocols/import/" + id + "/columns");
            }
            throw refusal;
        }
        Labels labels = room.labels(caller);
        return Response.ok(page(
                        labels.get("import.plan.title", staged.fileName()),
                        "plan",
                        Map.of("labels", labels, "caller", caller, "staged", staged),
                        labels))
                .build();
    }

    @POST
    @Path("/{file}/run")
    @Consumes("application/x-www-form-urlencoded")
    @Produces("text/html")
    public Page run(@Context Caller caller, @PathParam("file") String file, FormData form) {
        ImportPlan plan = imports.run(RecordId.parse(file), Mode.ACCEPTABLE, caller);
        Labels labels = room.labels(caller);
        return page(labels.get("import.done.title"), "imported", Map.of("labels", labels, "plan", plan), labels);
    }

    @POST
    @Path("/{file}/drop")
    @GoesOn("erasure")
    @Consumes("application/x-www-form-urlencoded")
    public Response drop(@Context Caller caller, @PathParam("file") String file, FormData form) {
        imports.drop(RecordId.parse(file), caller);
        return Response.seeOther(URI.create("/protocols/import")).build();
    }

    private Page choose(String error, Caller caller) {
        Labels labels = room.labels(caller);
        return page(labels.get("import.title"), "import", Map.of("labels", labels, "error", error), labels);
    }

    private Page page(String title, String template, Map<String, Object> parameters, Labels labels) {
        return new Page(
                title,
                List.of(new Page.Crumb(labels.get("list.title"), "/protocols")),
                room.fill(template, new HashMap<>(parameters)));
    }

    private static Response refused(Page page) {
        return Response.status(422).entity(page).build();
    }
}
