package org.enlace.web.internal.platform;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.enlace.platform.Node;
import org.enlace.web.AnyOfficer;
import org.enlace.web.WebApplication;

/** Describes the JSON API of what is installed now. */
@Path("/api/openapi.json")
public final class OpenApiResource {
    private final Node node;
    private final Supplier<List<WebApplication>> applications;

    public OpenApiResource(Node node, Supplier<List<WebApplication>> applications) {
        this.node = node;
        this.applications = applications;
    }

    @GET
    @Produces("application/json")
    @AnyOfficer("The same for every officer; says nothing of what is stored")
    public Map<String, Object> describe() {
        return new OpenApi(node.version()).describe(applications.get());
    }
}
