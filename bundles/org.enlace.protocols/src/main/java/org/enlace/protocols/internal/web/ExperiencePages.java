package org.enlace.protocols.internal.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.protocols.Experience;
import org.enlace.protocols.Experiences;
import org.enlace.protocols.Protocol;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;

/** The reports of use of a document, and one of them. */
@Path("/protocols/{id}/experience")
@Needs("protocols.read")
public final class ExperiencePages {
    private static final int LINES = 20;
    private static final Set<String> DONE = Set.of("reported", "accepted", "declined", "withdrawn", "assessed");

    private final ExperienceRoom place;
    private final Experiences experiences;
    private final Reading reading;

    public ExperiencePages(ExperienceRoom place) {
        this.place = place;
        experiences = place.experiences();
        reading = place.reading();
    }

    @GET
    @Produces("text/html")
    public Response list(@Context Caller caller, @PathParam("id") String id, @QueryParam("page") String cursor) {
        return reading.page(id, "experience", caller, protocol -> listed(protocol, cursor, caller));
    }

    private Page listed(Protocol protocol, String cursor, Caller caller) {
        Experiences.Part part =
                experiences.page(new Experiences.Filter(protocol.id(), null, false), cursor, LINES, caller);
        Labels labels = place.room().labels(caller);
        String self = "/protocols/" + protocol.id() + "/experience";
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("evidence", experiences.evidence(protocol.id(), caller));
        parameters.put(
                "items",
                part.lines().stream()
                        .map(line -> ExperienceWords.item(
                                line, false, labels, place.room().people(), caller))
                        .toList());
        parameters.put("previous", part.previous() == null ? null : self + "?page=" + part.previous());
        parameters.put("next", part.next() == null ? null : self + "?page=" + part.next());
        return place.page("experience.section", protocol, null, "experience-list", parameters, caller);
    }

    @GET
    @Path("/{report}")
    @Produces("text/html")
    public Response show(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("report") String report,
            @QueryParam("done") String done) {
        RecordId wanted = RecordId.parse(report);
        return reading.page(id, "experience/" + wanted, caller, protocol -> shown(protocol, wanted, done, caller));
    }

    private Page shown(Protocol protocol, RecordId report, String done, Caller caller) {
        Experience experience = experiences.find(protocol.id(), report, caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("markdown", place.markdown());
        parameters.put("lessons", experiences.lessons(protocol.id(), report, caller));
        parameters.put(
                "steps",
                experiences.evidence(protocol.id(), caller).steps().stream()
                        .filter(step -> step.report().equals(report))
                        .toList());
        parameters.put("done", done != null && DONE.contains(done) ? done : "");
        return place.page("experience.title", protocol, experience, "experience", parameters, caller);
    }

    @POST
    @Path("/{report}/withdraw")
    @Needs("protocols.report")
    @Consumes("application/x-www-form-urlencoded")
    public Response withdraw(
            @Context Caller caller, @PathParam("id") String id, @PathParam("report") String report, FormData data) {
        return ExperienceRoom.to(
                experiences.withdraw(RecordId.parse(id), RecordId.parse(report), RecordPage.version(data), caller),
                "withdrawn");
    }
}
