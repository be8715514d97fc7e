package org.enlace.node.sample;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** Says which version answers. */
@Path("/notes")
@Needs("notes.read")
public final class NotesPage {
    @GET
    @Produces("text/html")
    public Page show() {
        return new Page("Notes", output -> output.writeContent("<p id=\"version\">Notes " + Notes.version() + "</p>"));
    }
}
