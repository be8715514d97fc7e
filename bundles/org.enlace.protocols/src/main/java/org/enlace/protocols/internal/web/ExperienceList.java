package org.enlace.protocols.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.protocols.Experience.State;
import org.enlace.protocols.Experiences;
import org.enlace.protocols.internal.ExperienceParameters;
import org.enlace.protocols.internal.FilterParameters;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Link;

/** The reports of use of all documents: first those that wait for a review. */
@Path("/protocols/experience")
@Needs("protocols.read")
public final class ExperienceList {
    private static final String SELF = "/protocols/experience";
    private static final String ANY = "any";
    private static final int LINES = 20;

    private final Experiences experiences;
    private final Room room;

    public ExperienceList(Experiences experiences, Room room) {
        this.experiences = experiences;
        this.room = room;
    }

    @GET
    @Produces("text/html")
    public Page list(
            @Context Caller caller,
            @QueryParam("state") String state,
            @QueryParam("mine") String mine,
            @QueryParam("page") String cursor) {
        boolean own = "yes".equals(mine);
        State wanted = ANY.equals(state) ? null : ExperienceParameters.state(state);
        if (wanted == null && !ANY.equals(state)) {
            wanted = State.SUBMITTED;
        }
        Experiences.Part part = experiences.page(new Experiences.Filter(null, wanted, own), cursor, LINES, caller);
        Labels labels = room.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("labels", labels);
        parameters.put("state", wanted == null ? ANY : wanted.token());
        parameters.put("own", own);
        parameters.put("selected", selected(wanted, own, labels));
        parameters.put(
                "items",
                part.lines().stream()
                        .map(line -> ExperienceWords.item(line, true, labels, room.people(), caller))
                        .toList());
        parameters.put("previous", address(wanted, own, part.previous()));
        parameters.put("next", address(wanted, own, part.next()));
        return new Page(
                labels.get("experience.all"),
                List.of(new Page.Crumb(labels.get("list.title"), "/protocols")),
                room.fill("experiences", parameters));
    }

    /** What the list is narrowed by beyond what it shows at first, each with the address of the list without it. */
    private static List<Link> selected(State wanted, boolean own, Labels labels) {
        List<Link> links = new ArrayList<>();
        if (wanted != State.SUBMITTED) {
            links.add(new Link(
                    labels.get("filter.experience.state") + ": "
                            + (wanted == null ? labels.get("filter.any") : ExperienceWords.state(wanted, labels)),
                    FilterParameters.address(SELF, written(State.SUBMITTED, own))));
        }
        if (own) {
            links.add(new Link(
                    labels.get("filter.experience.mine"), FilterParameters.address(SELF, written(wanted, false))));
        }
        return links;
    }

    private static Map<String, String> written(State wanted, boolean own) {
        Map<String, String> query = new LinkedHashMap<>();
        if (wanted != State.SUBMITTED) {
            query.put("state", wanted == null ? ANY : wanted.token());
        }
        if (own) {
            query.put("mine", "yes");
        }
        return query;
    }

    private static String address(State wanted, boolean own, String cursor) {
        if (cursor == null) {
            return null;
        }
        Map<String, String> query = written(wanted, own);
        query.put("page", cursor);
        return FilterParameters.address(SELF, query);
    }
}
