package org.enlace.identity.internal.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.identity.Role;
import org.enlace.identity.RoleName;
import org.enlace.identity.Roles;
import org.enlace.identity.internal.Asked;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.web.Describe;
import org.enlace.web.Needs;
import org.enlace.web.Paging;
import org.enlace.web.StepUp;
import org.enlace.web.VersionTag;

/** Roles for programs. There are few: a list has one part. */
@Path("/api/roles")
@Needs("roles.manage")
@Produces("application/json")
public final class RoleApi {
    private final Roles roles;

    public RoleApi(Roles roles) {
        this.roles = roles;
    }

    @GET
    @Needs("officers.read")
    @Describe(value = "Lists the roles, all in one part.", answers = RoleJson.class, list = true)
    public Response list(@Context Caller caller, @Context Paging paging) {
        return paging.answer(roles.all(caller).stream().map(RoleJson::of).toList(), null);
    }

    @GET
    @Path("/{role}")
    @Needs("officers.read")
    @Describe(value = "Gives one role.", answers = RoleJson.class)
    public Response find(@Context Caller caller, @PathParam("role") String name, @Context Request request) {
        Role role = roles.find(Asked.role(name), caller);
        return VersionTag.answer(RoleJson.of(role), role.version(), request);
    }

    @POST
    @StepUp
    @Consumes("application/json")
    @Describe(value = "Makes a role of the node's own.", answers = RoleJson.class, status = 201)
    public Response create(@Context Caller caller, NewRoleJson body) {
        Role made = roles.create(name(body.name()), body.title(), permissions(body.permissions()), caller);
        return Response.created(URI.create("/api/roles/" + made.name()))
                .entity(RoleJson.of(made))
                .tag(VersionTag.of(made.version()))
                .build();
    }

    @PUT
    @Path("/{role}")
    @StepUp
    @Consumes("application/json")
    @Describe(value = "Makes a role give exactly these permissions; needs If-Match.", answers = RoleJson.class)
    public Response change(
            @Context Caller caller,
            @PathParam("role") String name,
            @HeaderParam("If-Match") String ifMatch,
            ChangedRoleJson body) {
        Role role = roles.change(
                Asked.role(name), Versions.of(ifMatch), body.title(), permissions(body.permissions()), caller);
        return Response.ok(RoleJson.of(role)).tag(VersionTag.of(role.version())).build();
    }

    @DELETE
    @Path("/{role}")
    @StepUp
    @Describe(value = "Removes a role of the node's own; needs If-Match.", status = 204)
    public void remove(
            @Context Caller caller, @PathParam("role") String name, @HeaderParam("If-Match") String ifMatch) {
        roles.remove(Asked.role(name), Versions.of(ifMatch), caller);
    }

    private static RoleName name(String typed) {
        try {
            return new RoleName(typed);
        } catch (Refusal refusal) {
            throw refusal.at("name");
        }
    }

    private static Set<Permission> permissions(Collection<Permission> sent) {
        if (sent == null) {
            throw new Refusal("role.permissions", "A role needs its list of permissions, empty or not")
                    .at("permissions");
        }
        return Set.copyOf(sent);
    }

    record NewRoleJson(String name, String title, List<Permission> permissions) {}

    record ChangedRoleJson(String title, List<Permission> permissions) {}

    record RoleJson(
            String name,
            int version,
            boolean builtIn,
            String title,
            List<String> permissions,
            List<String> proposed,
            int holders) {
        static RoleJson of(Role role) {
            return new RoleJson(
                    role.name().value(),
                    role.version(),
                    role.builtIn(),
                    role.title(),
                    values(role.permissions()),
                    values(role.proposed()),
                    role.holders());
        }

        private static List<String> values(Set<Permission> permissions) {
            return permissions.stream().map(Permission::value).sorted().collect(Collectors.toList());
        }
    }
}
