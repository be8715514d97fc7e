package org.enlace.identity.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.enlace.identity.OfficerImport;
import org.enlace.identity.Officers;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;
import org.enlace.web.MaxBody;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.StepUp;
import org.enlace.web.Upload;

/** Importing officers: choose the file, see what would happen, carry it out. The file travels in the page, not on the node. */
@Path("/officers/import")
@Needs("officers.manage")
@StepUp
public final class OfficerImportPage {
    /** The file of at most 1 MiB, and the form around it. */
    private static final long BODY = (1 << 20) + 64L * 1024;

    private final Officers officers;
    private final Desk desk;

    OfficerImportPage(Officers officers, Desk desk) {
        this.officers = officers;
        this.desk = desk;
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
    public Response plan(@Context Caller caller, FormData form) {
        Optional<Upload> file = form.file("file");
        Labels labels = desk.labels(caller);
        if (file.isEmpty()) {
            return Desk.refused(choose(labels.get("page.import.missing"), caller));
        }
        try {
            String csv = file.get().text();
            return Response.ok(outcome("page.import.plan.title", csv, officers.plan(stream(csv), caller), caller))
                    .build();
        } catch (Refusal refusal) {
            return Desk.refused(choose(labels.of(refusal), caller));
        }
    }

    @POST
    @Path("run")
    @Consumes("multipart/form-data")
    @Produces("text/html")
    @MaxBody(BODY)
    public Response run(@Context Caller caller, FormData form) {
        try {
            OfficerImport done = officers.run(stream(form.first("csv")), caller);
            return Response.ok(outcome("page.import.done.title", null, done, caller))
                    .build();
        } catch (Refusal refusal) {
            return Desk.refused(choose(desk.labels(caller).of(refusal), caller));
        }
    }

    private static ByteArrayInputStream stream(String csv) {
        return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    }

    private Page choose(String error, Caller caller) {
        Labels labels = desk.labels(caller);
        return desk.ofOfficers(labels.get("page.import.title"), "import", labels, Map.of("error", error));
    }

    /** @param csv null once it has been done */
    private Page outcome(String title, String csv, OfficerImport plan, Caller caller) {
        Labels labels = desk.labels(caller);
        return desk.ofOfficers(
                labels.get(title),
                csv == null ? "imported" : "import-plan",
                labels,
                csv == null ? Map.of("plan", plan) : Map.of("plan", plan, "csv", csv));
    }
}
