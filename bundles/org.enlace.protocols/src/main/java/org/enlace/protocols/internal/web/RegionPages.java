package org.enlace.protocols.internal.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.protocols.Region;
import org.enlace.protocols.Region.Matrix;
import org.enlace.protocols.Region.Profile;
import org.enlace.protocols.RegionFilter;
import org.enlace.protocols.RegionFilter.Order;
import org.enlace.protocols.internal.FilterParameters;
import org.enlace.protocols.internal.RegionParameters;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.ui.Link;

/** What the countries of the region decided: the matrix of documents and countries, and one country. */
@Path("/protocols/region")
@Needs("protocols.read")
public final class RegionPages {
    static final String PATH = "/protocols/region";
    private static final int ROWS = 25;

    private final Region region;
    private final Room room;

    public RegionPages(Region region, Room room) {
        this.region = region;
        this.room = room;
    }

    @GET
    @Produces("text/html")
    public Page matrix(@Context Caller caller, @Context UriInfo address) {
        MultivaluedMap<String, String> query = address.getQueryParameters();
        RegionFilter filter = RegionParameters.read(query::getFirst);
        Labels labels = room.labels(caller);
        Matrix page = region.page(filter, query.getFirst("page"), ROWS, caller);
        Map<String, Object> parameters = parameters(labels, caller);
        parameters.put("filter", filter);
        parameters.put("selected", selected(filter, labels));
        parameters.put("page", page);
        parameters.put("previous", turned(filter, page.previous()));
        parameters.put("next", turned(filter, page.next()));
        return new Page(labels.get("region.title"), way(labels, false), room.fill("region", parameters));
    }

    private static List<Link> selected(RegionFilter filter, Labels labels) {
        List<Link> links = new ArrayList<>();
        if (filter.kind() != null) {
            links.add(without("filter.kind", labels.of(filter.kind()), filter.withKind(null), labels));
        }
        if (filter.country() != null) {
            String name = PartnerMarks.country(filter.country(), labels);
            links.add(without("region.filter.country", name, filter.withCountry(null), labels));
        }
        if (filter.state() != null) {
            links.add(without("region.filter.state", labels.of(filter.state()), filter.withState(null), labels));
        }
        return links;
    }

    private static Link without(String key, String value, RegionFilter rest, Labels labels) {
        return new Link(labels.get(key) + ": " + value, address(rest));
    }

    public static String address(RegionFilter filter) {
        return FilterParameters.address(PATH, RegionParameters.write(filter));
    }

    /** The matrix with its rows in another order. */
    public static String ordered(RegionFilter filter, Order order) {
        return address(filter.withOrder(order));
    }

    private static String turned(RegionFilter filter, String cursor) {
        if (cursor == null) {
            return null;
        }
        Map<String, String> parameters = RegionParameters.write(filter);
        parameters.put("page", cursor);
        return FilterParameters.address(PATH, parameters);
    }

    @GET
    @Path("/{country}")
    @Produces("text/html")
    public Page country(
            @Context Caller caller, @PathParam("country") String country, @QueryParam("page") String cursor) {
        Labels labels = room.labels(caller);
        Profile profile = region.profile(new CountryCode(country), cursor, caller);
        Map<String, Object> parameters = parameters(labels, caller);
        parameters.put("profile", profile);
        parameters.put("home", region.home());
        String path = PATH + "/" + profile.country();
        parameters.put("previous", turned(path, profile.previous()));
        parameters.put("next", turned(path, profile.next()));
        return new Page(
                PartnerMarks.country(profile.country(), labels), way(labels, true), room.fill("country", parameters));
    }

    private static String turned(String path, String cursor) {
        return cursor == null ? null : FilterParameters.address(path, Map.of("page", cursor));
    }

    private Map<String, Object> parameters(Labels labels, Caller caller) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("labels", labels);
        parameters.put("caller", caller);
        return parameters;
    }

    private static List<Page.Crumb> way(Labels labels, boolean deeper) {
        List<Page.Crumb> way = new ArrayList<>(List.of(new Page.Crumb(labels.get("list.title"), "/protocols")));
        if (deeper) {
            way.add(new Page.Crumb(labels.get("region.title"), PATH));
        }
        return way;
    }
}
