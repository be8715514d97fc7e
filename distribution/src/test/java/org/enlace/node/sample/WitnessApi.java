package org.enlace.node.sample;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.enlace.web.Describe;
import org.enlace.web.Needs;

/** What the witness saw. */
@Path("/api/witness")
@Needs("witness.read")
@Produces("application/json")
public final class WitnessApi {
    private final Witness witness;

    WitnessApi(Witness witness) {
        this.witness = witness;
    }

    /**
     * @param rows      of the notes, a line each
     * @param schema    whether there is the schema of the notes
     * @param snapshots the state of each snapshot of it
     */
    public record Sworn(String rows, boolean schema, List<String> snapshots) {}

    @GET
    @Describe(value = "Tells what is stored of the notes.", answers = Sworn.class)
    public Sworn tell() {
        return witness.sworn();
    }
}
