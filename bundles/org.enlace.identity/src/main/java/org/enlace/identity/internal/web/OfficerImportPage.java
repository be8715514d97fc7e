package org.enlace.identity.internal.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.enlace.documents.Table;
import org.enlace.documents.Tables;
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

    private static final Tables.Limits LIMITS = new Tables.Limits(1 << 20, 5_000);

    private final Officers officers;
    private final Tables tables;
    private final Desk desk;

    OfficerImportPage(Officers officers, Tables tables, Desk desk) {
        this.officers = officers;
        this.tables = tables;
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
            String csv = carried(file.get());
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

    /** The file as its page carries it from this step to the next: each line by its number, as far as that goes. */
    private String carried(Upload file) {
        Table table = tables.read(file.open(), LIMITS);
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(table.columns());
            long next = 2;
            for (Table.Line line : table.lines()) {
                text.write("\n".repeat((int) Math.max(0, Math.min(LIMITS.lines(), line.number() - next))));
                csv.writeRecord(table.columns().stream().map(line::cell).toList());
                next = Math.max(next, line.number()) + 1;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
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
