package org.enlace.protocols.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.io.InputStream;
import org.enlace.platform.Caller;
import org.enlace.platform.Texts;
import org.enlace.protocols.ImportPlan;
import org.enlace.protocols.ProtocolImports;
import org.enlace.protocols.TableImports;
import org.enlace.protocols.TableMapping;
import org.enlace.protocols.internal.table.MappingJson;
import org.enlace.web.Describe;
import org.enlace.web.MaxBody;
import org.enlace.web.Needs;

/** Importing a table by program: a dry run, or the import itself. */
@Path("/api/protocols/import/table")
@Needs("protocols.import")
@Produces("application/json")
public final class TableApi {
    private final TableImports imports;
    private final Texts texts;

    public TableApi(TableImports imports, Texts texts) {
        this.imports = imports;
        this.texts = texts;
    }

    /**
     * @param mode    {@code plan} changes nothing; {@code acceptable} leaves refused records out; {@code all} takes all or none
     * @param mapping as {@link MappingJson} reads it; what it leaves out is found out by the headings
     */
    @POST
    @Consumes({
        "text/csv",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/octet-stream"
    })
    @MaxBody(ProtocolImports.BYTES_AT_MOST)
    @Describe(
            "Imports a CSV, or the first sheet of an XLSX. mode as for JSON; mapping is a JSON object with letters (utf-8, windows-1252),"
                    + " separator (comma, semicolon, tab), dates (day-first, month-first), columns (heading: field) and defaults (field: value),"
                    + " each of which may be left out.")
    public ImportPlanJson run(
            @Context Caller caller,
            @QueryParam("mode") @DefaultValue("plan") String mode,
            @QueryParam("mapping") String mapping,
            InputStream file) {
        TableMapping said = MappingJson.read(mapping);
        ImportPlan plan = ImportApi.mode(mode)
                .map(chosen -> imports.run(file, said, chosen, caller))
                .orElseGet(() -> imports.plan(file, said, caller));
        return ImportPlanJson.of(plan, texts, caller.language());
    }
}
