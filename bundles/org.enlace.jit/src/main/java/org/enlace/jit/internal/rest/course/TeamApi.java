package org.enlace.jit.internal.rest.course;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.jit.Part;
import org.enlace.jit.Team;
import org.enlace.jit.TeamState;
import org.enlace.jit.course.Courses;
import org.enlace.jit.course.Courses.Act;
import org.enlace.jit.course.Courses.Query;
import org.enlace.jit.course.Move;
import org.enlace.jit.course.TeamLine;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.rest.Given;
import org.enlace.jit.internal.rest.StampJson;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.VersionTag;

/** Teams and their requests for programs: the same use cases and permissions as the pages. */
@Path("/api/jit")
@Needs("jit.read")
@Produces("application/json")
public final class TeamApi {
    private final Supplier<Desks> desks;

    public TeamApi(Supplier<Desks> desks) {
        this.desks = desks;
    }

    private Courses courses() {
        return desks.get().courses();
    }

    private static Query query(String words, String state, String country) {
        return new Query(
                state.isEmpty() ? Optional.empty() : Optional.of(Given.word(state, "state", TeamState::of)),
                country.isEmpty() ? Optional.empty() : Optional.of(new CountryCode(country)),
                words);
    }

    @GET
    @Path("/teams")
    @Describe(
            value = "Lists the caller's teams, newest first; q are words of the reference or the subject.",
            answers = TeamJson.Line.class,
            list = true)
    public Response list(
            @Context Caller caller,
            @Context Paging paging,
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("country") @DefaultValue("") String country) {
        return answer(courses().list(query(words, state, country), Given.place(paging), paging.size(), caller), paging);
    }

    @GET
    @Path("/overview")
    @Needs("jit.oversee")
    @Describe(
            value =
                    "Lists which teams there are, newest first, without what they are about; q are words of the reference.",
            answers = TeamJson.Line.class,
            list = true)
    public Response overview(
            @Context Caller caller,
            @Context Paging paging,
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("country") @DefaultValue("") String country) {
        return answer(
                courses().overview(query(words, state, country), Given.place(paging), paging.size(), caller), paging);
    }

    private static Response answer(Part<TeamLine> part, Paging paging) {
        return paging.answer(part.items().stream().map(TeamJson.Line::of).toList(), Given.next(part));
    }

    @GET
    @Path("/teams/{id}")
    @Describe(value = "Gives one team with its request.", answers = TeamJson.class)
    public Response find(@Context Caller caller, @PathParam("id") String id, @Context Request request) {
        Team team = courses().find(RecordId.parse(id), caller);
        return VersionTag.answer(TeamJson.of(team), team.version(), request);
    }

    @GET
    @Path("/teams/{id}/course")
    @Describe(value = "Tells what happened in a team, oldest first.", answers = TeamJson.Event.class)
    public List<TeamJson.Event> course(@Context Caller caller, @PathParam("id") String id) {
        return courses().events(RecordId.parse(id), caller).stream()
                .map(TeamJson.Event::of)
                .toList();
    }

    @POST
    @Path("/teams")
    @Needs("jit.prepare")
    @Consumes("application/json")
    @Describe(value = "Begins a team, to be assessed.", answers = TeamJson.class, status = 201)
    public Response begin(@Context Caller caller, TeamJson.Content body) {
        Team made = courses().begin(Given.needed(body, "body").content(), caller);
        return Response.created(URI.create("/api/jit/teams/" + made.id()))
                .entity(TeamJson.of(made))
                .tag(VersionTag.of(made.version()))
                .build();
    }

    @PUT
    @Path("/teams/{id}")
    @Needs("jit.prepare")
    @Consumes("application/json")
    @Describe(value = "Changes what a request says before it is handed over; needs If-Match.", answers = TeamJson.class)
    public Response revise(
            @Context Caller caller,
            @PathParam("id") String id,
            @HeaderParam("If-Match") String ifMatch,
            TeamJson.Content body) {
        return changed(courses()
                .revise(
                        RecordId.parse(id),
                        VersionTag.expectedInt(ifMatch),
                        Given.needed(body, "body").content(),
                        caller));
    }

    @POST
    @Path("/teams/{id}/steps/{act}")
    @Needs("jit.prepare")
    @Consumes("application/json")
    @Describe(
            value =
                    "Takes a step at home: draft, drop, resume, submit to the own central authority or recall; needs If-Match.",
            answers = TeamJson.class)
    public Response step(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("act") String act,
            @HeaderParam("If-Match") String ifMatch,
            TeamJson.Step body) {
        RecordId record = RecordId.parse(id);
        int version = VersionTag.expectedInt(ifMatch);
        var note = Given.needed(body, "body").note();
        return changed(
                switch (Given.word(act, "act", word -> known(word, Act.PREPARED))) {
                    case DRAFT -> courses().draft(record, version, note, caller);
                    case DROP -> courses().drop(record, version, note, caller);
                    case RESUME -> courses().resume(record, version, note, caller);
                    case SUBMIT -> courses().submit(record, version, note, caller);
                    default -> courses().recall(record, version, note, caller);
                });
    }

    @POST
    @Path("/teams/{id}/decisions/{act}")
    @Needs("jit.central")
    @Consumes("application/json")
    @Describe(value = "Gives a request back, or sends it; needs If-Match.", answers = TeamJson.class)
    public Response decide(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("act") String act,
            @HeaderParam("If-Match") String ifMatch,
            TeamJson.Step body) {
        RecordId record = RecordId.parse(id);
        int version = VersionTag.expectedInt(ifMatch);
        var note = Given.needed(body, "body").note();
        return changed(
                Given.word(act, "act", word -> known(word, Act.DECIDED)) == Act.SEND
                        ? courses().send(record, version, note, caller)
                        : courses().giveBack(record, version, note, caller));
    }

    @POST
    @Path("/teams/{id}/countries/{country}/{move}")
    @Needs("jit.central")
    @Consumes("application/json")
    @Describe(
            value =
                    "Takes the next step with an asked country: acknowledge, ask, give, accept, refuse or withdraw; needs If-Match.",
            answers = TeamJson.class)
    public Response move(
            @Context Caller caller,
            @PathParam("id") String id,
            @PathParam("country") String country,
            @PathParam("move") String move,
            @HeaderParam("If-Match") String ifMatch,
            TeamJson.Step body) {
        TeamJson.Step step = Given.needed(body, "body");
        return changed(courses()
                .move(
                        RecordId.parse(id),
                        VersionTag.expectedInt(ifMatch),
                        Given.word(move, "move", Move::of),
                        new CountryCode(country),
                        step.note(),
                        step.asGround(),
                        caller));
    }

    @GET
    @Path("/teams/{id}/circle")
    @Describe(value = "Tells who knows of a team on this node.", answers = TeamJson.MemberJson.class)
    public List<TeamJson.MemberJson> circle(@Context Caller caller, @PathParam("id") String id) {
        return courses().circle(RecordId.parse(id), caller).stream()
                .map(one -> new TeamJson.MemberJson(one.officer().value(), StampJson.of(one.by())))
                .toList();
    }

    @POST
    @Path("/teams/{id}/circle")
    @Consumes("application/json")
    @Describe(value = "Lets an officer of this node know of a team.", answers = TeamJson.MemberJson.class)
    public List<TeamJson.MemberJson> bringIn(
            @Context Caller caller, @PathParam("id") String id, TeamJson.Officer body) {
        String officer = Given.needed(Given.needed(body, "body").officer(), "officer");
        courses().bringIn(RecordId.parse(id), new OfficerId(officer), caller);
        return circle(caller, id);
    }

    @DELETE
    @Path("/teams/{id}/circle/{officer}")
    @Describe(value = "Lets an officer know of a team no longer.", status = 204)
    public Response letGo(@Context Caller caller, @PathParam("id") String id, @PathParam("officer") String officer) {
        courses().letGo(RecordId.parse(id), new OfficerId(officer), caller);
        return Response.noContent().build();
    }

    private static Optional<Act> known(String word, Set<Act> some) {
        return some.stream().filter(act -> act.token().equals(word)).findFirst();
    }

    private static Response changed(Team team) {
        return Response.ok(TeamJson.of(team)).tag(VersionTag.of(team.version())).build();
    }
}
