package org.enlace.node.sample;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.enlace.web.Describe;
import org.enlace.web.Needs;

/** The notes for programs. */
@Path("/api/notes")
@Needs("notes.read")
@Produces("application/json")
public final class NotesApi {
    private final Notes notes;

    NotesApi(Notes notes) {
        this.notes = notes;
    }

    /** @param rows every row with all its columns, a line each */
    public record Told(String version, String rows) {}

    /** A note to be written. */
    public record NewNote(String id, String words) {}

    @GET
    @Describe(value = "Tells all notes.", answers = Told.class)
    public Told all() {
        return new Told(Notes.version(), notes.rows());
    }

    @POST
    @Needs("notes.write")
    @Consumes("application/json")
    @Describe(value = "Adds a note.", answers = Told.class, status = 201)
    public Response add(NewNote note) {
        notes.add(note.id(), note.words());
        return Response.status(Response.Status.CREATED)
                .entity(new Told(Notes.version(), note.id()))
                .build();
    }
}
