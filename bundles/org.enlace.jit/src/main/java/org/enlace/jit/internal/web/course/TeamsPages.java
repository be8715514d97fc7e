package org.enlace.jit.internal.web.course;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Part;
import org.enlace.jit.TeamState;
import org.enlace.jit.course.Courses.Query;
import org.enlace.jit.course.TeamLine;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.Pages;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Link;

/** The lists: one's own teams, and what there is of teams for whoever oversees. */
@Path("/jit")
@Needs("jit.read")
public final class TeamsPages {
    private final CourseRoom room;

    TeamsPages(CourseRoom room) {
        this.room = room;
    }

    @GET
    @Produces("text/html")
    public Page list(
            @Context Caller caller,
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("country") @DefaultValue("") String country,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("before") @DefaultValue("") String before) {
        Query query = query(words, state, country);
        Part<TeamLine> part = room.courses().list(query, Pages.place(after, before), Pages.LINES, caller);
        return page(part, query, Pages.HOME, "course/teams", "module.title", caller);
    }

    @GET
    @Path("/overview")
    @Needs("jit.oversee")
    @Produces("text/html")
    public Page overview(
            @Context Caller caller,
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("country") @DefaultValue("") String country,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("before") @DefaultValue("") String before) {
        Query query = query(words, state, country);
        Part<TeamLine> part = room.courses().overview(query, Pages.place(after, before), Pages.LINES, caller);
        return page(part, query, Pages.HOME + "/overview", "course/overview", "overview.title", caller);
    }

    /** What somebody typed; a word that is none narrows nothing. */
    private static Query query(String words, String state, String country) {
        String cut = words.length() > 100 ? words.substring(0, 100) : words;
        return new Query(
                TeamState.of(state),
                country.matches("[A-Z]{2}") ? Optional.of(new CountryCode(country)) : Optional.empty(),
                cut.strip());
    }

    private Page page(Part<TeamLine> part, Query query, String path, String template, String title, Caller caller) {
        Labels labels = room.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("say", room.say(caller));
        parameters.put("lines", part.items());
        parameters.put("query", query);
        parameters.put("selected", selected(query, path, caller));
        parameters.put("today", room.courses().today(caller));
        parameters.put("may", caller.holds(JitPermissions.PREPARE));
        parameters.put("path", path);
        Pages.around(parameters, part, address(path, query, ""));
        return room.pages().page(labels.get(title), template, List.of(), caller, parameters);
    }

    private List<Link> selected(Query query, String path, Caller caller) {
        Labels labels = room.labels(caller);
        List<Link> selected = new ArrayList<>();
        if (!query.words().isEmpty()) {
            selected.add(new Link(labels.get("filter.words", query.words()), address(path, query, "q")));
        }
        query.state()
                .ifPresent(state -> selected.add(new Link(
                        labels.get("filter.state", labels.get("team.state." + state.token())),
                        address(path, query, "state"))));
        query.country()
                .ifPresent(country -> selected.add(new Link(
                        labels.get("filter.country", labels.country(country)), address(path, query, "country"))));
        return selected;
    }

    /** The list with this filter, one part of it left out. */
    private static String address(String path, Query query, String without) {
        List<String> parts = new ArrayList<>();
        if (!query.words().isEmpty() && !without.equals("q")) {
            parts.add("q=" + URLEncoder.encode(query.words(), StandardCharsets.UTF_8));
        }
        query.state().filter(state -> !without.equals("state")).ifPresent(state -> parts.add("state=" + state.token()));
        query.country()
                .filter(country -> !without.equals("country"))
                .ifPresent(country -> parts.add("country=" + country));
        return parts.isEmpty() ? path : path + "?" + String.join("&", parts);
    }
}
