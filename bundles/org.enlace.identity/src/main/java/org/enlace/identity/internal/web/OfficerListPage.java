package org.enlace.identity.internal.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.identity.Directory;
import org.enlace.identity.Officers;
import org.enlace.identity.Officers.Filter;
import org.enlace.identity.Officers.OfficerPage;
import org.enlace.identity.Officers.State;
import org.enlace.identity.RoleName;
import org.enlace.identity.Roles;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;
import org.enlace.platform.UnitId;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.Paging;
import org.enlace.web.ui.Link;

/** The officers of the node, searched and narrowed. */
@Path("/officers")
@Needs("officers.read")
public final class OfficerListPage {
    private final Officers officers;
    private final Roles roles;
    private final Directory directory;
    private final Desk desk;

    OfficerListPage(Officers officers, Roles roles, Directory directory, Desk desk) {
        this.officers = officers;
        this.roles = roles;
        this.directory = directory;
        this.desk = desk;
    }

    @GET
    @Produces("text/html")
    public Page list(
            @Context Caller caller,
            @Context Paging paging,
            @QueryParam("q") @DefaultValue("") String words,
            @QueryParam("unit") @DefaultValue("") String unit,
            @QueryParam("role") @DefaultValue("") String role,
            @QueryParam("state") @DefaultValue("") String state) {
        Labels labels = desk.labels(caller);
        Filter filter = new Filter(
                words.strip(),
                Optional.of(unit).filter(text -> !text.isEmpty()).map(UnitId::new),
                Optional.of(role).filter(text -> !text.isEmpty()).map(RoleName::new),
                state(state));
        OfficerPage page =
                officers.page(filter, Optional.ofNullable(paging.after()).map(OfficerId::new), paging.size(), caller);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("q", words.strip());
        query.put("unit", unit);
        query.put("role", role);
        query.put("state", state);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("caller", caller);
        parameters.put("query", query);
        parameters.put("selected", selected(query, labels));
        parameters.put("units", directory.units(caller));
        parameters.put("roles", labels.sorted(roles.all(caller)));
        parameters.put("page", page);
        parameters.put("first", paging.after() == null);
        parameters.put(
                "next", page.next().map(next -> paging.next(next.value())).orElse(null));
        return desk.page(labels.get("page.officers.title"), "officers", labels, parameters);
    }

    /** The filters in force, each with the address of the list without it. */
    private static List<Link> selected(Map<String, String> query, Labels labels) {
        List<Link> links = new ArrayList<>();
        query.forEach((name, value) -> {
            if (!value.isEmpty()) {
                String shown =
                        switch (name) {
                            case "role" -> labels.of(new RoleName(value));
                            case "state" -> state(value).map(labels::of).orElse(value);
                            default -> value;
                        };
                links.add(new Link(labels.get("page.filter." + name) + ": " + shown, address(query, name)));
            }
        });
        return links;
    }

    private static Optional<State> state(String typed) {
        return Arrays.stream(State.values())
                .filter(state -> state.name().equalsIgnoreCase(typed))
                .findFirst();
    }

    private static String address(Map<String, String> query, String without) {
        String rest = query.entrySet().stream()
                .filter(entry ->
                        !entry.getKey().equals(without) && !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return rest.isEmpty() ? "/officers" : "/officers?" + rest;
    }
}
