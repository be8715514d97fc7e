package org.enlace.identity.internal.web;

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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.identity.Role;
import org.enlace.identity.RoleName;
import org.enlace.identity.Roles;
import org.enlace.identity.internal.Asked;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.web.FormData;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.StepUp;

/** The roles, and what each gives. */
@Path("/officers/roles")
@Needs("roles.manage")
public final class RolePages {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Roles roles;
    private final Desk desk;

    RolePages(Roles roles, Desk desk) {
        this.roles = roles;
        this.desk = desk;
    }

    @GET
    @Produces("text/html")
    @Needs("officers.read")
    public Page list(@Context Caller caller, @QueryParam("done") String done) {
        Labels labels = desk.labels(caller);
        return desk.ofOfficers(
                labels.get("page.roles.title"),
                "roles",
                labels,
                Map.of("caller", caller, "roles", labels.sorted(roles.all(caller)), "done", done == null ? "" : done));
    }

    @GET
    @Path("new")
    @StepUp
    @Produces("text/html")
    public Page fresh(@Context Caller caller) {
        return page(null, Form.empty(), caller);
    }

    @POST
    @Path("new")
    @StepUp
    @Consumes(FORM)
    @Produces("text/html")
    public Response create(@Context Caller caller, FormData data) {
        try {
            roles.create(name(data.first("name").strip()), data.first("title"), permissions(data), caller);
            return Desk.to("/officers/roles?done=created");
        } catch (Refusal refusal) {
            return Desk.refused(page(null, Form.of(data).refused(refusal, "name", desk.labels(caller)), caller));
        }
    }

    @GET
    @Path("{role}")
    @StepUp
    @Produces("text/html")
    public Page edit(@Context Caller caller, @PathParam("role") String name) {
        Role role = roles.find(Asked.role(name), caller);
        return page(
                role,
                Form.empty()
                        .with("version", String.valueOf(role.version()))
                        .with("title", role.title())
                        .with(
                                "permissions",
                                role.permissions().stream()
                                        .map(Permission::value)
                                        .toList()),
                caller);
    }

    @POST
    @Path("{role}")
    @StepUp
    @Consumes(FORM)
    @Produces("text/html")
    public Response change(@Context Caller caller, @PathParam("role") String name, FormData data) {
        RoleName role = Asked.role(name);
        Labels labels = desk.labels(caller);
        try {
            roles.change(role, Form.version(data), data.first("title"), permissions(data), caller);
            return Desk.to("/officers/roles?done=changed");
        } catch (Refusal refusal) {
            return Desk.refused(
                    page(roles.find(role, caller), Form.of(data).refused(refusal, "permissions", labels), caller));
        } catch (Stale stale) {
            Role now = roles.find(role, caller);
            Form form = Form.of(data)
                    .with("version", String.valueOf(now.version()))
                    .wrong("permissions", labels.get("page.stale"));
            return Response.status(409).entity(page(now, form, caller)).build();
        }
    }

    @POST
    @Path("{role}/remove")
    @StepUp
    @Consumes(FORM)
    @Produces("text/html")
    public Response remove(@Context Caller caller, @PathParam("role") String name, FormData data) {
        RoleName role = Asked.role(name);
        try {
            roles.remove(role, Form.version(data), caller);
            return Desk.to("/officers/roles?done=removed");
        } catch (Refusal refusal) {
            Role now = roles.find(role, caller);
            Form form = Form.empty()
                    .with("version", String.valueOf(now.version()))
                    .with("title", now.title())
                    .with(
                            "permissions",
                            now.permissions().stream().map(Permission::value).toList())
                    .refused(refusal, "title", desk.labels(caller));
            return Desk.refused(page(now, form, caller));
        }
    }

    private static RoleName name(String typed) {
        try {
            return new RoleName(typed);
        } catch (Refusal refusal) {
            throw refusal.at("name");
        }
    }

    private static Set<Permission> permissions(FormData data) {
        return data.all("permissions").stream().map(TokensPage::permission).collect(Collectors.toUnmodifiableSet());
    }

    /** @param role null for a new one */
    private Page page(Role role, Form form, Caller caller) {
        Labels labels = desk.labels(caller);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("role", role);
        parameters.put("form", form);
        parameters.put("declared", roles.declared());
        parameters.put("grantable", roles.grantable(caller));
        parameters.put(
                "strong",
                roles.declared().stream().filter(roles::needsSecondFactor).collect(Collectors.toUnmodifiableSet()));
        String title = role == null ? labels.get("page.role.new.title") : labels.of(role);
        return new Page(
                title,
                List.of(
                        new Page.Crumb(labels.get("page.officers.title"), "/officers"),
                        new Page.Crumb(labels.get("page.roles.title"), "/officers/roles")),
                desk.fill("role", labels, parameters));
    }
}
