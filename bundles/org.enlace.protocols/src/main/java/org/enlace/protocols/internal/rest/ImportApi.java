package org.enlace.protocols.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.io.InputStream;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.Refusal;
import org.enlace.platform.Texts;
import org.enlace.protocols.ImportPlan;
import org.enlace.protocols.ProtocolImports;
import org.enlace.protocols.ProtocolImports.Mode;
import org.enlace.web.Describe;
import org.enlace.web.MaxBody;
import org.enlace.web.Needs;

/** Importing a file by program: a dry run, or the import itself. */
@Path("/api/protocols/import")
@Needs("protocols.import")
@Produces("application/json")
public final class ImportApi {
    private final ProtocolImports imports;
    private final Texts texts;

    public ImportApi(ProtocolImports imports, Texts texts) {
        this.imports = imports;
        this.texts = texts;
    }

    /** @param mode {@code plan} changes nothing; {@code acceptable} leaves refused records out; {@code all} takes all or none */
    @POST
    @Consumes("application/json")
    @MaxBody(ProtocolImports.BYTES_AT_MOST)
    @Describe(
            "Imports a JSON array of records. mode=plan (the default) tells what would happen; acceptable or all do it.")
    public ImportPlanJson run(
            @Context Caller caller, @QueryParam("mode") @DefaultValue("plan") String mode, InputStream file) {
        ImportPlan plan =
                mode(mode).map(chosen -> imports.run(file, chosen, caller)).orElseGet(() -> imports.plan(file, caller));
        return ImportPlanJson.of(plan, texts, caller.language());
    }

    /** What to do with refused records; empty to change nothing. */
    static Optional<Mode> mode(String mode) {
        return switch (mode) {
            case "plan" -> Optional.empty();
            case "acceptable" -> Optional.of(Mode.ACCEPTABLE);
            case "all" -> Optional.of(Mode.ALL_OR_NOTHING);
            default ->
                throw new Refusal(
                                "protocol.parameter",
                                "\"" + mode + "\" is no value for mode; use one of: plan, acceptable, all",
                                mode,
                                "mode",
                                "plan, acceptable, all")
                        .at("mode");
        };
    }
}
